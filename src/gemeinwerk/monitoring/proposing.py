"""What the program proposes of a report, and why. It sets nothing: a person takes it over, or not.

the expected end has passed, and it is not finished  → off course
the promised end has passed, or a milestone          → late
an indicator is behind its path                      → yellow
more was spent than planned                          → yellow
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from gemeinwerk.core.quoting import quoted
from gemeinwerk.engines import trend
from gemeinwerk.engines.trend import Place
from gemeinwerk.measures.document.encoding import day_in_words
from gemeinwerk.measures.lifecycle import CLOSED, Course
from gemeinwerk.measures.models.parts import Direction
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportedValue, TrafficLight

ORDER: dict[str, tuple[str, ...]] = {
    "course": (Course.UNSAID, Course.ON_COURSE, Course.LATE, Course.OFF_COURSE),
    "light": (
        TrafficLight.UNSAID, TrafficLight.GREEN, TrafficLight.YELLOW, TrafficLight.RED,
    ),
}  # fmt: skip
"""From what says nothing to what is worst: better than it is said nobody is proposed to say."""


@dataclass(frozen=True)
class Proposal:
    """``name``: of the passage it would set to ``value``."""

    name: str
    value: str
    reasons: tuple[str, ...]

    @property
    def word(self) -> str:
        choices = dict(Report._meta.get_field(self.name).flatchoices)  # type: ignore[union-attr]
        return str(choices[self.value])

    @property
    def title(self) -> str:
        field = str(Report._meta.get_field(self.name).verbose_name)  # type: ignore[union-attr]
        return _("Vorschlag: {field} {word}").format(field=field, word=quoted(self.word))

    @property
    def action(self) -> str:
        return _("{word} übernehmen").format(word=quoted(self.word))


def proposals(report: Report, today: date) -> list[Proposal]:
    """Of a report with its measure, one for each passage; none where the report says it, or
    worse, already."""
    if report.implementation in CLOSED:
        return []
    found: dict[str, list[tuple[str, str]]] = {}
    for name, value, reason in (*_of_dates(report, today), *_of_figures(report)):
        found.setdefault(name, []).append((value, reason))
    made = []
    for name, marks in found.items():
        order = ORDER[name]
        worst = max((value for value, _reason in marks), key=order.index)
        if order.index(worst) > order.index(getattr(report, name)):
            made.append(Proposal(name, worst, tuple(reason for _value, reason in marks)))
    return made


Mark = tuple[str, str, str]


def _of_dates(report: Report, today: date) -> Iterator[Mark]:
    end, expected = report.measure.end, report.expected_end
    if end and not report.measure.permanent:
        last = expected or end
        if last < today:
            yield (
                "course",
                Course.OFF_COURSE,
                _("Erwartet war sie bis {day}, und fertig ist sie nicht.").format(
                    day=day_in_words(last.isoformat())
                ),
            )
        elif expected and expected > end:
            yield (
                "course",
                Course.LATE,
                _("Zugesagt war sie bis {day}, erwartet wird sie später.").format(
                    day=day_in_words(end.isoformat())
                ),
            )
    for one in report.milestones:
        due = said.day(one["moved_to"]) or said.day(one["due"])
        if due and due < today and not one["reached_on"]:
            yield (
                "course",
                Course.LATE,
                _("Der Meilenstein „{name}“ war am {day} fällig.").format(
                    name=one["title"], day=day_in_words(due.isoformat())
                ),
            )


def _of_figures(report: Report) -> Iterator[Mark]:
    for index, value in enumerate(report.values):
        due = on_its_path(value)
        if due is not None and _is_behind(value, due):
            yield (
                "light",
                TrafficLight.YELLOW,
                _("„{name}“ liegt hinter dem Weg zum Zielwert: {value}, {due} wären es.").format(
                    name=value["indicator"],
                    value=said.in_full(report, f"value-{index}", value["number"]),
                    due=said.in_full(report, f"value-{index}", said.plain(due)),
                ),
            )
    if report.spent is not None and report.planned is not None and report.spent > report.planned:
        yield (
            "light",
            TrafficLight.YELLOW,
            _("Ausgegeben sind {spent}, geplant waren {planned}.").format(
                spent=said.in_full(report, "spent", said.plain(report.spent)),
                planned=said.in_full(report, "spent", said.plain(report.planned)),
            ),
        )


def on_its_path(value: ReportedValue) -> Decimal | None:
    """What a straight way from baseline to target has on the day of the value, rounded as the
    numbers it lies between; None where one of them is not known."""
    way, on = _way(value), said.day(value["day"])
    return way.at(max(on, way.points[0].day)) if way and on and value["number"] else None


def _is_behind(value: ReportedValue, due: Decimal) -> bool:
    way, on = _way(value), said.day(value["day"])
    if way is None or on is None:
        return False
    measured = trend.Point(max(on, way.points[0].day), Decimal(value["number"]))
    found = trend.standing(way, measured, falls=value["direction"] == Direction.DECREASE)
    return found is not None and found.place is Place.BEHIND


def _way(value: ReportedValue) -> trend.Path | None:
    start, end = said.day(value["baseline_date"]), said.day(value["target_date"])
    first, last = said.amount(value["baseline"]), said.amount(value["target"])
    if not (start and end and start < end) or first is None or last is None:
        return None
    if value["direction"] not in (Direction.INCREASE, Direction.DECREASE):
        return None
    return trend.Path.of([trend.Point(start, first), trend.Point(end, last)])
