"""Plan against actual: how late a phase is, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Phase
from gemeinwerk.core.charts.lateness import lateness, since
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.ui import Span, Tone


def span_of(phase: Phase) -> Span:
    """The phase as the timeline draws it."""
    return Span(
        phase.title,
        phase.planned_start,
        phase.planned_end,
        phase.actual_start,
        phase.actual_end,
        language=of_the_town(),
    )


@dataclass(frozen=True)
class Punctuality:
    """How a phase stands: tone and word for the status, and a sentence where it is not on time."""

    tone: Tone
    word: str
    sentence: str = ""

    @property
    def late(self) -> bool:
        return self.tone == "delayed"


def punctuality(phase: Phase, today: date) -> Punctuality:
    """Done, at work, late or not begun; a done phase says how late it ended."""
    if phase.actual_end:
        return Punctuality(
            "done", _("abgeschlossen"), lateness(phase.planned_end, phase.actual_end)
        )
    if phase.planned_end and phase.planned_end < today:
        return Punctuality("delayed", _("überfällig"), since((today - phase.planned_end).days))
    if phase.actual_start:
        began = lateness(phase.planned_start, phase.actual_start)
        sentence = _("begonnen {lateness}").format(lateness=began) if began else ""
        return Punctuality("progress", _("läuft"), sentence)
    if phase.planned_start and phase.planned_start < today:
        return Punctuality("delayed", _("sollte laufen"), since((today - phase.planned_start).days))
    return Punctuality("none", _("noch nicht begonnen"))
