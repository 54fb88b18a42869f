"""What was promised for a quarter of a year, and whether it came.

Promised are the milestones whose day lies in it, and the measures whose promised end does. A
milestone that was moved stays in the quarter it was promised for. A measure came in time where it
was finished by its day (`portal.finished`), and where nobody knows since when it is.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import prepared
from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.document import parts
from gemeinwerk.measures.document.encoding import day_in_words
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.milestones import step
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Milestone
from gemeinwerk.measures.states import DONE, DROPPED, state_of, stated
from gemeinwerk.portal import finished
from gemeinwerk.portal.addresses import address

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Quarter:
    """``number``: from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return _("{number}. Quartal {year}").format(number=_ROMAN[self.number - 1], year=self.year)


class Came(Enum):
    """What became of a promise by today; the order is that of the page."""

    MISSING = "missing"
    IN_TIME = "in_time"
    LATER = "later"
    TO_COME = "to_come"
    GIVEN_UP = "given_up"


@dataclass(frozen=True)
class Promised:
    """A milestone or, where ``milestone`` is "", the end of a measure."""

    came: Came
    due: date
    place: int
    tone: Tone
    word: str
    milestone: str
    measure: str
    url: str
    days: str
    late: str
    moved: str
    why: str
    german: bool


def quarters_of(concept: Concept) -> tuple[Quarter, Quarter]:
    """The first and the last in which a concept promises anything."""
    return Quarter.of(concept.period_start), Quarter.of(concept.period_end)


def promised(
    concept: Concept, version: CatalogueVersion, quarter: Quarter, today: date
) -> list[Promised]:
    """What has not come first, then in the order of the days: two queries."""
    within: dict[str, Any] = {"version": version.pk, "first": quarter.first, "last": quarter.last}
    milestones = [_milestone(concept, row, today) for row in _milestones(**within)]
    ends = [_end(concept, row, today) for row in _ends(**within, today=today)]
    order = list(Came)
    found = [*milestones, *ends]
    return sorted(found, key=lambda one: (order.index(one.came), one.due, one.place))


def as_rows(found: Sequence[Promised]) -> tuple[list[str], list[list[object]]]:
    """Heads and rows of the list as a file."""
    heads = [_("Stand"), _("Meilenstein"), _("Maßnahme"), _("zugesagt"), _("Tage"), _("Verschoben"),
             _("Grund")]  # fmt: skip
    return heads, [
        [one.word, one.milestone, one.measure, one.due,
         ", ".join(filter(None, (one.days, one.late))), one.moved, one.why]
        for one in found
    ]  # fmt: skip


def counted(found: Sequence[Promised]) -> Counter[Came]:
    return Counter(one.came for one in found)


def sentences(count: Counter[Came]) -> list[str]:
    """Zugesagt: 12. Gekommen sind 8, davon 2 später. …, as sentences that add up."""
    came, late = count[Came.IN_TIME] + count[Came.LATER], count[Came.LATER]
    said = [_("{came} von {all} sind gekommen.").format(came=came, all=count.total())]
    if late:
        said.append(ngettext("Davon {n} später als zugesagt.", "Davon {n} später als zugesagt.",
                             late).format(n=late))  # fmt: skip
    for kind, one, many in (
        (Came.MISSING, _("Eine Zusage steht aus."), _("{n} Zusagen stehen aus.")),
        (Came.TO_COME, _("Für eine ist noch Zeit."), _("Für {n} ist noch Zeit.")),
        (Came.GIVEN_UP, _("Eine wird nicht weiter verfolgt."),
         _("{n} werden nicht weiter verfolgt.")),
    ):  # fmt: skip
        if number := count[kind]:
            said.append(one if number == 1 else many.format(n=number))
    return said


@prepared
def _milestones(*, version: int, first: date, last: date) -> QuerySet[Any, Any]:
    found = Milestone.objects.filter(
        measure__frozen__version=version, due__gte=first, due__lte=last
    ).exclude(measure__implementation=ImplementationStatus.DROPPED)
    return found.annotate(
        code=F("measure__frozen__code"),
        place=F("measure__frozen__position"),
        measure_title=F("measure__frozen__title"),
        english=F("measure__frozen__content__title_en"),
    ).order_by("due", "place", "id")


@prepared
def _ends(*, version: int, first: date, last: date, today: date) -> QuerySet[Any, Any]:
    ending = FrozenMeasure.objects.filter(
        version=version, permanent=False, end__gte=first, end__lte=last
    )
    told = stated(ending, today).annotate(
        **finished.along("measure"),
        awaited=F("measure__expected_end"),
        awaited_reason=F("measure__expected_end_reason"),
        english=F("content__title_en"),
    )
    columns = ("code", "title", "english", "position", "end", "state", "awaited", "awaited_reason",
               *finished.FOUND)  # fmt: skip
    rows: QuerySet[Any, Any] = told.order_by("end", "position", "id").values_list(
        *columns, named=True
    )
    return rows


def _milestone(concept: Concept, row: Any, today: date) -> Promised:
    told = step(parts.row("milestones", row), today)
    if row.reached_on:
        came = Came.LATER if row.reached_on > row.due else Came.IN_TIME
    else:
        came = Came.MISSING if row.due < today else Came.TO_COME
    english, german = _language(row.english)
    return Promised(
        came=came,
        due=row.due,
        place=row.place,
        tone=told.tone,
        word=told.word,
        milestone=told.title,
        measure=f"{row.code} {row.english if english else row.measure_title}",
        url=address("measure", concept.slug, row.code),
        days=told.days,
        late=told.late,
        moved=told.moved,
        why=told.why,
        german=german,
    )


def _end(concept: Concept, row: Any, today: date) -> Promised:
    state = state_of(row)
    came = Came.MISSING if row.end < today else Came.TO_COME
    since = finished.finished_on(row) if state == DONE else None
    if state == DONE:
        came = Came.LATER if since and since > row.end else Came.IN_TIME
    elif state == DROPPED:
        came = Came.GIVEN_UP
    english, german = _language(row.english)
    later = came in (Came.MISSING, Came.TO_COME) and row.awaited and row.awaited > row.end
    awaited = day_in_words(row.awaited.isoformat()) if later else ""
    return Promised(
        came=came,
        due=row.end,
        place=row.position,
        tone=state.tone,
        word=str(state.label),
        milestone="",
        measure=f"{row.code} {row.english if english else row.title}",
        url=address("measure", concept.slug, row.code),
        days=_("zugesagt bis {day}").format(day=day_in_words(row.end.isoformat())),
        late=_("fertig gemeldet am {day}").format(day=day_in_words(since.isoformat()))
        if since
        else "",
        moved=_("jetzt erwartet bis {day}").format(day=awaited) if awaited else "",
        why=row.awaited_reason or "" if awaited else "",
        german=german,
    )


def _language(english: str) -> tuple[bool, bool]:
    """Whether the measure is told in English, and whether it is German on an English page."""
    page = get_language() == "en"
    return page and bool(english), page and not english
