"""Eight rounds: how the office asked, and each unit answered in its own manner."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import name_deputy
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.pictures import read
from gemeinwerk.demo import content
from gemeinwerk.demo.confirming import who_speaks_for
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.drawing import bars
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations as monitoring
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.lifecycle import WRITABLE
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.pictures import operations as pictures

EARLY, BEFORE_NOON, EVENING = time(8, 5), time(10, 40), time(17, 10)
LAST_ANSWER = date(2026, 11, 27)
"""In the round that runs the rest has not come yet."""


def rounds(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """The six since the decision, of which one runs."""
    told = content.read("rounds")
    days = {one["code"]: _days_of(one) for one in content.measures() if "status_on" in one}
    for row in told["deputy"]:
        yield Deed(at(row["on"], BEFORE_NOON), "", partial(_stand_in, cast, row))
    yield from _rounds(cast, concept, told, days)


def earlier_rounds(cast: Cast, predecessor: Concept) -> Iterator[Deed]:
    """The two about the edition before, while the next one was being made."""
    yield from _rounds(cast, predecessor, content.read("earlier_rounds"), {})


def _rounds(
    cast: Cast, concept: Concept, told: dict[str, Any], days: Mapping[str, Sequence[date]]
) -> Iterator[Deed]:
    """`days`: by the measure's code, when its unit tells on its page how far it has come."""
    written = {(one["round"], one["measure"]): one for one in told["report"]}
    everybody = [
        one for one in measures.whole(measures.of_concept(concept)) if _is_asked(one, told)
    ]
    for row in told["round"]:
        yield Deed(at(row["opened"], EARLY), "", partial(_open, cast, concept, row))
        for measure in everybody:
            unit = measure.lead_unit.abbreviation if measure.lead_unit else ""
            known = written.get((row["title"], measure.code))
            if unit in row.get("silent", ()) or not _answers_in_time(row, known):
                continue
            if known is None and _tells_its_status(row, days.get(measure.code, ())):
                continue
            on = row["opened"] + timedelta(days=_after(told["manner"][unit], measure.code))
            answer = partial(_answer, measure, row, known or {}, who_speaks_for(measure), cast)
            yield Deed(at(min(on, LAST_ANSWER), BEFORE_NOON), measure.code, answer)
        if "closed" in row:
            yield Deed(at(row["closed"], EVENING), "", partial(_close, cast, concept, row))


def through_a_round(measure: Measure, told: dict[str, Any], who: User, cast: Cast) -> bool:
    """Report a status in the round that runs, if the measure is asked about in one; the office
    approves it the same day."""
    found = Report.objects.filter(measure=measure, round__state="open", state__in=WRITABLE)
    report = found.select_related("round__concept", "measure", "unit").first()
    if report is None or _is_silent(report):
        return False
    monitoring.save(report, changes=told, by=who)
    if not said.new_in(Report.objects.get(pk=report.pk)):
        monitoring.report_nothing_new(report, by=who)
    monitoring.submit(report, by=who)
    monitoring.approve(report, by=cast.office)
    return True


def _is_silent(report: Report) -> bool:
    """Whether its unit tells what there is on the measure's page, and nothing in this round."""
    rows = content.read("rounds")["round"]
    silent = {row["title"]: row.get("silent", ()) for row in rows}[report.round.title]
    return bool(report.unit and report.unit.abbreviation in silent)


def _is_asked(measure: Measure, told: dict[str, Any]) -> bool:
    """Whether its unit is one of those that answer in these rounds."""
    return measure.lead_unit is None or measure.lead_unit.abbreviation in told["manner"]


def _answers_in_time(row: dict[str, Any], written: dict[str, Any] | None) -> bool:
    """In the round that runs only those have answered whose answer is told."""
    return "closed" in row or written is not None


def _days_of(row: dict[str, Any]) -> list[date]:
    """When a unit tells how far a measure has come."""
    return [row["status_on"], *(one["on"] for one in row.get("reported", ()))]


def _tells_its_status(row: dict[str, Any], days: Sequence[date]) -> bool:
    """Whether that is its answer to the round, see `through_a_round`."""
    return any(row["opened"] < day < row.get("closed", day) for day in days)


def _of_years(report: Report, written: dict[str, Any]) -> dict[str, str]:
    """What is told of a year ("done_2026"), by its place in the report."""
    return {
        f"{name}-{index}": written[f"{key}_{one['year']}"]
        for index, one in enumerate(report.years)
        for name, key in said.OF_A_YEAR.items()
        if f"{key}_{one['year']}" in written
    }


def _stand_in(cast: Cast, row: dict[str, Any]) -> None:
    person, deputy = (cast.users[row[name]] for name in ("person", "deputy"))
    name_deputy(
        person.people.get(municipality=cast.town),
        deputy=deputy.people.get(municipality=cast.town),
        since=row["since"],
        until=row["until"],
        by=person,
    )


def _after(days: int, code: str) -> int:
    """Not all of a unit on one day."""
    return max(1, days + sum(map(ord, code)) % 5 - 2)


def _open(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    start, end = row["period"]
    monitoring.open_round(
        Concept.objects.get(pk=concept.pk),
        title=row["title"],
        period_start=start,
        period_end=end,
        due=row["due"],
        introduction=row.get("introduction", ""),
        questions=row.get("questions", ()),
        by_link=row.get("by_link", False),
        with_sheet=row.get("with_sheet", False),
        by=cast.users[COORDINATOR],
    )


def _close(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    monitoring.close_round(concept.rounds.get(title=row["title"]), by=cast.users[COORDINATOR])


def _answer(
    measure: Measure, row: dict[str, Any], written: dict[str, Any], who: User, cast: Cast
) -> None:
    """Of a measure that is finished by now nothing is asked; what its unit told meanwhile in the
    same round counts."""
    found = Report.objects.filter(measure=measure, round__title=row["title"], state__in=WRITABLE)
    report = found.select_related("round__concept", "measure").first()
    if report is None:
        return
    monitoring.note_seen([report])
    changes = {name: said.plain(value) for name, value in written.items() if name in said.COLUMNS}
    changes |= _of_years(report, written)
    if not changes:
        monitoring.report_nothing_new(report, by=who)
    else:
        if not report.implementation:
            changes["implementation"] = "in_progress"
        monitoring.save(report, changes=changes, by=who)
    if drawn := written.get("picture"):
        picture = read(bars(drawn["title"], drawn["bars"]))
        pictures.put(report, picture=picture, alt=drawn["alt"], by=who)
    if written.get("stays") == ReportState.DRAFT:
        return
    monitoring.submit(report, by=who)
    if written.get("stays") == ReportState.RETURNED:
        remarks = {"done": written["remark"]}
        monitoring.return_report(report, remarks=remarks, by=cast.users[COORDINATOR])
    elif "stays" not in written:
        monitoring.approve(report, by=cast.users[COORDINATOR])
