"""Two lives of a measure: is its lead unit behind it, and how far has it come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.lifecycle import Lifecycle


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


class Course(models.TextChoices):
    """What the lead unit says of a measure under way: will it come as it was promised?"""

    UNSAID = "", _("keine Angabe")
    ON_COURSE = "on_course", _("auf Kurs")
    LATE = "late", _("verzögert")
    OFF_COURSE = "off_course", _("vom Kurs ab")
