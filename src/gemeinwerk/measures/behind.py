"""By how much a measure is behind what was promised, counted from what, and why.

For measures that `states` calls late or off course, from their document of the day: it holds what
was promised (the end, the milestones) beside what is reported since.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext as _

from gemeinwerk.core.charts.lateness import since, stretch
from gemeinwerk.measures.document.encoding import Document


class Mark(Enum):
    """What shows that it is behind; the first that is so counts."""

    EXPECTED = "expected"
    """The end is expected after the promised one."""
    ENDED = "ended"
    """The promised end has passed."""
    MILESTONE = "milestone"
    """A milestone has passed and is not reached."""
    SAID = "said"
    """Its unit says so, and no date does."""


@dataclass(frozen=True)
class Behind:
    """``days``: by how many, nought where only its unit says so. ``milestone``: the oldest that is
    open and has passed, "" where there is none. ``reason``: as reported, "" where none is."""

    mark: Mark
    days: int
    milestone: str
    reason: str

    @property
    def amount(self) -> str:
        """„neun Monate"; "" where no date says it."""
        return stretch(self.days) if self.days else ""

    @property
    def counted(self) -> str:
        """What the amount was counted from."""
        return {
            Mark.EXPECTED: _("später erwartet"),
            Mark.ENDED: _("über dem zugesagten Ende"),
            Mark.MILESTONE: _("Meilenstein offen"),
            Mark.SAID: _("so gemeldet"),
        }[self.mark]

    @property
    def sentence(self) -> str:
        """All of it but the reason."""
        if self.mark is Mark.EXPECTED:
            return _("Erwartet {stretch} später als zugesagt.").format(stretch=self.amount)
        if self.mark is Mark.ENDED:
            return _("Das zugesagte Ende ist {since} vorbei.").format(since=since(self.days))
        if self.mark is Mark.MILESTONE:
            return _("Der Meilenstein „{title}“ steht {since} aus.").format(
                title=self.milestone, since=since(self.days)
            )
        return _("Die Federführung meldet, dass es nicht wie zugesagt kommt.")


def behind(measure: Document, today: date) -> Behind:
    """Of a measure that is behind on that day."""
    mark, days = _counted(measure, today)
    overdue = _overdue(measure, today)
    return Behind(
        mark=mark,
        days=days,
        milestone=overdue[0]["title"] if overdue else "",
        reason=measure["expected_end_reason"] or measure["obstacles"],
    )


def why(of: Behind, told: str) -> str:
    """The reason, then what was reported of how it stands, as sentences behind each other; "" for
    neither."""
    said = [text.strip() for text in (of.reason, told) if text.strip()]
    return " ".join(text if text[-1] in ".!?…“" else f"{text}." for text in said)


def _counted(measure: Document, today: date) -> tuple[Mark, int]:
    end = None if measure["permanent"] else _day(measure["end"])
    expected = _day(measure["expected_end"])
    if end and expected and expected > end:
        return Mark.EXPECTED, (expected - end).days
    if end and end < today:
        return Mark.ENDED, (today - end).days
    overdue = _overdue(measure, today)
    if overdue:
        return Mark.MILESTONE, (today - date.fromisoformat(overdue[0]["due"])).days
    return Mark.SAID, 0


def _overdue(measure: Document, today: date) -> list[Document]:
    """Its milestones that have passed and are not reached, the oldest first."""
    passed = [
        one
        for one in measure["milestones"]
        if one["due"] and not one["reached_on"] and date.fromisoformat(one["due"]) < today
    ]
    return sorted(passed, key=lambda one: str(one["due"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
