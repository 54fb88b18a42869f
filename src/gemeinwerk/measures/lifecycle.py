"""Two lives of a measure: is its lead unit behind it, and how far has it come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.core.ui import Tone


class Confirmation(models.TextChoices):
    """What the lead unit says to its measure."""

    DRAFT = "draft", _("Entwurf")
    ASKED = "asked", _("Bestätigung erbeten")
    CONFIRMED = "confirmed", _("bestätigt")
    RETURNED = "returned", _("zurückgegeben")


C = Confirmation
CONFIRMATION = Lifecycle(
    Confirmation,
    {
        C.DRAFT: (C.ASKED, C.CONFIRMED, C.RETURNED),
        C.ASKED: (C.CONFIRMED, C.RETURNED, C.DRAFT),
        C.CONFIRMED: (C.ASKED, C.RETURNED, C.DRAFT),
        C.RETURNED: (C.ASKED, C.CONFIRMED, C.DRAFT),
    },
    field="confirmation",
)


class ImplementationStatus(models.TextChoices):
    UNKNOWN = "", _("keine Angabe")
    NOT_STARTED = "not_started", _("noch nicht begonnen")
    IN_PROGRESS = "in_progress", _("in Umsetzung")
    PARTLY = "partly", _("teilweise umgesetzt")
    DONE = "done", _("vollständig umgesetzt")
    PERMANENT = "permanent", _("als Daueraufgabe etabliert")
    EVERYDAY = "everyday", _("in laufendes Geschäft übergegangen")
    DROPPED = "dropped", _("nicht weiter verfolgt")


CLOSED = (
    ImplementationStatus.DONE,
    ImplementationStatus.PERMANENT,
    ImplementationStatus.EVERYDAY,
    ImplementationStatus.DROPPED,
)

# Which shape and colour stands beside the word (see `core.ui.Tone`).
TONES: dict[str, Tone] = {
    ImplementationStatus.UNKNOWN: "unknown",
    ImplementationStatus.NOT_STARTED: "none",
    ImplementationStatus.IN_PROGRESS: "progress",
    ImplementationStatus.PARTLY: "progress",
    ImplementationStatus.DONE: "done",
    ImplementationStatus.PERMANENT: "done",
    ImplementationStatus.EVERYDAY: "done",
    ImplementationStatus.DROPPED: "off",
}
