"""Where the measures of a published catalogue stand on a day: what a committee reads first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from django.db.models import F
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.most_behind import COLUMNS, WORST_FIRST, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND, STATES, remark, state_of, stated

LONGEST_REASON = 170
"""Letters of a reason in the table; all of it stands on the measure's sheet."""
LONGEST_PROMISE = 110
_SHOWN = ("code", "title", "permanent", "end", "state", "live", "said", *COLUMNS)


@dataclass(frozen=True)
class Line:
    """A measure: where it stands, what was promised, what is expected, and why; "" for nothing."""

    code: str
    title: str
    tone: Tone
    state: str
    is_behind: bool
    promise: str
    until: str
    today: str
    expected: str
    reason: str


@dataclass(frozen=True)
class Standing:
    """``lines``: those that are behind first, the furthest first; ``counts``: each state there is
    with its number of measures; ``wording``: the version the texts are taken from; ``promised``:
    whether that was decided."""

    day: str
    wording: str
    counts: Sequence[tuple[Tone, str, int]]
    lines: Sequence[Line]
    promised: bool = True

    @property
    def until(self) -> str:
        """What the days of the ends are."""
        return _("Zugesagt bis") if self.promised else _("Vorgesehen bis")

    @property
    def behind(self) -> list[Line]:
        return [line for line in self.lines if line.is_behind]

    @property
    def others(self) -> list[Line]:
        return [line for line in self.lines if not line.is_behind]


def standing(version: CatalogueVersion, today: date, codes: Sequence[str] = ()) -> Standing:
    """Of a version's measures, or of those with these numbers; one query, in the active
    language."""
    measures = FrozenMeasure.objects.filter(version=version)
    if codes:
        measures = measures.filter(code__in=codes)
    found = with_lateness(stated(measures, today), today).annotate(
        english=F("content__title_en"), goal=F("content__goal")
    )
    rows = list(found.order_by(*WORST_FIRST).values_list(*_SHOWN, "english", "goal", named=True))
    counted = Counter(row.state for row in rows)
    return Standing(
        day=date_format(today, "DATE_FORMAT"),
        wording=_("Fassung {n} vom {day}").format(
            n=version.number, day=date_format(localtime(version.frozen_at), "DATE_FORMAT")
        ),
        counts=[
            (state.tone, str(state.label), counted[state.key])
            for state in STATES
            if counted[state.key]
        ],
        lines=[_line(row, today) for row in rows],
        promised=version.kind == VersionKind.ADOPTED,
    )


def _line(row: Any, today: date) -> Line:
    state = state_of(row)
    late = behind_of(row, today) if state in BEHIND else None
    return Line(
        code=row.code,
        title=row.english if get_language() == "en" and row.english else row.title,
        tone=state.tone,
        state=str(state.label),
        is_behind=late is not None,
        promise=_short(row.goal or "", LONGEST_PROMISE) if late else "",
        until=_until(row),
        today=late.sentence if late else remark(row),
        expected=date_format(row.awaited, "SHORT_DATE_FORMAT") if row.awaited else "",
        reason=_short(late.reason or row.told or "", LONGEST_REASON) if late else "",
    )


def _until(row: Any) -> str:
    if row.permanent:
        return _("Daueraufgabe")
    return date_format(row.end, "SHORT_DATE_FORMAT") if row.end else ""


def _short(text: str, most: int) -> str:
    return shorten(text, most, placeholder=" …")
