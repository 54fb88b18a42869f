"""What is due of a measure and when: its unit's word, its milestones, its end.

    for one in due_of(measure, today): one.day, one.sentence, one.overdue

For pages, reminders and the weekly mail alike. Of measures that are over nothing is due.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.lifecycle import CLOSED, Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality

SOON = timedelta(days=30)


class Thing(Protocol):
    """Something that is due of a unit's measures, as a list tells it."""

    @property
    def day(self) -> date | None: ...
    @property
    def soon(self) -> bool: ...
    @property
    def tone(self) -> Tone: ...
    @property
    def word(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def about(self) -> str:
        """What it is due of."""

    @property
    def action(self) -> str: ...
    @property
    def url(self) -> str: ...


Source = Callable[[Municipality, User, date], Iterable[Thing]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let an area above tell what else is due of a unit's measures."""
    if source not in _sources:
        _sources.append(source)


def of_areas_above(town: Municipality, user: User, today: date) -> list[Thing]:
    return [thing for source in _sources for thing in source(town, user, today)]


class What(Enum):
    WORD = "word"
    """The unit is asked whether it stands behind the measure."""
    MILESTONE = "milestone"
    END = "end"
    """What was promised is to be done by then."""


@dataclass(frozen=True)
class Due:
    """One thing that is due of a measure; `day` is None where no day was said."""

    what: What
    measure: Measure
    day: date | None
    today: date
    title: str = ""
    """Of the milestone."""
    promised: date | None = None
    """The promised day, which may be another one than is expected now."""

    @property
    def about(self) -> str:
        return str(self.measure)

    @property
    def overdue(self) -> bool:
        return self.day is not None and self.day < self.today

    @property
    def soon(self) -> bool:
        return self.day is not None and self.day <= self.today + SOON

    @property
    def tone(self) -> Tone:
        return "delayed" if self.overdue else "progress" if self.soon else "none"

    @property
    def word(self) -> str:
        if self.day is None:
            return _("erbeten")
        if self.overdue:
            return _("überfällig")
        return _("bald fällig") if self.soon else _("geplant")

    @property
    def sentence(self) -> str:
        """What it is, with its day, and the promised one where another is expected."""
        if self.day is None:
            return _("Das Büro bittet Sie, die Maßnahme zu bestätigen.")
        day = date_format(self.day, "DATE_FORMAT")
        return " ".join(filter(None, (self._pattern.format(title=self.title, day=day), self._was)))

    @property
    def _pattern(self) -> str:
        if self.what is What.WORD:
            late = _("Ihre Antwort an das Büro war bis {day} erbeten.")
            return late if self.overdue else _("Das Büro bittet um Ihre Antwort bis {day}.")
        if self.what is What.MILESTONE:
            late = _("Meilenstein „{title}“ war am {day} fällig.")
            return late if self.overdue else _("Meilenstein „{title}“ ist am {day} fällig.")
        if self.is_moved:
            late = _("Erwartet war sie bis {day}.")
            return late if self.overdue else _("Erwartet wird sie bis {day}.")
        return (
            _("Zugesagt war sie bis {day}.") if self.overdue else _("Zugesagt ist sie bis {day}.")
        )

    @property
    def is_moved(self) -> bool:
        return self.promised is not None and self.promised != self.day

    @property
    def _was(self) -> str:
        if not self.is_moved or self.promised is None:
            return ""
        return _("Zugesagt war der {day}.").format(day=date_format(self.promised, "DATE_FORMAT"))

    @property
    def action(self) -> str:
        return _("Lesen und bestätigen") if self.what is What.WORD else _("Stand eintragen")

    @property
    def url(self) -> str:
        """Where the unit does it."""
        page = "measures:confirmation" if self.what is What.WORD else "measures:edit"
        address = reverse(page, args=[self.measure.concept.slug, self.measure.pk])
        return f"{address}#milestones" if self.what is What.MILESTONE else address


def due_of(measure: Measure, today: date) -> Iterator[Due]:
    """Of a measure with its concept and its milestones."""
    if measure.confirmation == Confirmation.ASKED and measure.concept.status in WRITABLE:
        yield Due(What.WORD, measure, measure.confirmation_due, today)
    if measure.implementation in CLOSED or measure.concept.status in WRITABLE:
        return  # of what is still written nothing was promised
    for milestone in measure.milestones.all():
        if milestone.due and not milestone.reached_on:
            day = milestone.moved_to or milestone.due
            yield Due(What.MILESTONE, measure, day, today, milestone.title, milestone.due)
    if measure.end and not measure.permanent:
        yield Due(What.END, measure, measure.expected_end or measure.end, today, "", measure.end)


def in_order(things: Iterable[Thing], today: date) -> list[Thing]:
    """The oldest first; what has no day comes before what is still to come."""
    return sorted(things, key=lambda one: one.day or today)
