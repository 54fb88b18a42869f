"""What was reported of a measure, round by round, as far as the office approved it: each report in
its own words, and what the last one said before it, word by word.

Answers to the office's own questions, its remarks and what was spent stay between unit and office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from gemeinwerk.measures.document.today import OF_WHAT_IS_OWED
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.pictures.models import ReportPicture, picture_of

_COLUMNS = (
    "implementation", "course", "light", "light_reason", "done", "obstacles", "next_steps",
    "expected_end", "expected_end_reason", "link",
)  # fmt: skip
_OF_WHAT_IS_OWED = OF_WHAT_IS_OWED | {"light"}


@dataclass(frozen=True)
class Passage:
    """``before``: what the report before said, "–" where it said nothing; None where that was the
    same, or there was none. ``is_text``: words of the unit, in the town's language."""

    label: str
    text: str
    before: str | None
    is_text: bool
    is_link: bool = False


@dataclass(frozen=True)
class Reported:
    """``on``: the day the unit handed it in. ``unit``: "" where nobody led the measure then."""

    key: int
    round: str
    on: date
    unit: str
    nothing_new: bool
    passages: Sequence[Passage]
    picture: ReportPicture | None = None


def reports_of(measure: Measure, *, owed: bool) -> list[Reported]:
    """The newest first: one query. Where nothing is ``owed`` (`versions.is_owed`) nobody was on
    course or late."""
    approved = Report.objects.filter(measure=measure, state=ReportState.APPROVED)
    found = list(
        approved.select_related("round", "unit", "picture")
        .defer("picture__content")
        .order_by("-approved_at", "-pk")
    )
    earlier: list[Report | None] = [*found[1:], None]  # one more than there are where there is none
    return [_reported(one, old, owed) for one, old in zip(found, earlier, strict=False)]


def _reported(report: Report, earlier: Report | None, owed: bool) -> Reported:
    assert report.submitted_at is not None, "a constraint"
    return Reported(
        key=report.pk,
        round=report.round.title,
        on=localdate(report.submitted_at),
        unit=report.unit.name if report.unit else "",
        nothing_new=report.nothing_new,
        picture=picture_of(report),
        passages=[*_columns(report, earlier, owed), *_rows(report)],
    )


def _columns(report: Report, earlier: Report | None, owed: bool) -> list[Passage]:
    now, then = said.values_of(report), said.values_of(earlier) if earlier else {}
    shown = [name for name in _COLUMNS if owed or name not in _OF_WHAT_IS_OWED]
    return [
        Passage(
            label=said.label(report, name),
            text=said.in_full(report, name, now[name]),
            before=said.in_full(report, name, then[name])
            if then and then[name] != now[name]
            else None,
            is_text=said.is_text(name),
            is_link=name == "link",
        )
        for name in shown
        if now[name] or then.get(name)
    ]


def _rows(report: Report) -> list[Passage]:
    """What it said newly of milestones and values; their own places tell the rest."""
    now = said.values_of(report)
    kinds = {*said.OF_A_MILESTONE, "value"}
    return [
        Passage(
            label=said.label(report, name),
            text=said.in_full(report, name, now[name]),
            before=None,
            is_text=said.is_text(name),
        )
        for name in said.new_in(report)
        if said.parts_of(name)[0] in kinds and "-" in name and now[name]
    ]
