"""What came of the adopted measures until autumn 2026: milestones, values, where each is."""

from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from functools import partial
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.confirming import who_speaks_for
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rounds import through_a_round
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import said

MORNING, NOON, AFTERNOON = time(9, 40), time(11, 15), time(16, 30)


def progress(concept: Concept, cast: Cast) -> Iterator[Deed]:
    """Each lead unit tells what was reached, what it noted, and last how it stands today."""
    told = {row["code"]: row for row in content.measures()}
    for measure in queries.whole(queries.of_concept(concept)):
        yield from _told(measure, told[measure.code], who_speaks_for(measure), cast)


def _told(measure: Measure, row: dict[str, Any], who: User, cast: Cast) -> Iterator[Deed]:
    reached = {step["title"]: step["done"] for step in row["milestones"] if "done" in step}
    for milestone in measure.milestones.all():
        if day := reached.get(milestone.title):
            reach = partial(measures.reach_milestone, milestone, on=day, by=who)
            yield Deed(at(day, AFTERNOON), measure.code, reach)
    for value in row.get("measured", []):
        known = partial(_measured, measure, value, who)
        yield Deed(at(value.get("entered", value["on"]), MORNING), measure.code, known)
    moved = {step["title"]: step for step in row["milestones"] if "moved" in step}
    for milestone in measure.milestones.all():
        if told := moved.get(milestone.title):
            why, day = told["moved_why"], told["moved"]
            later = partial(measures.move_milestone, milestone, to=day, reason=why, by=who)
            yield Deed(at(told["moved_on"], AFTERNOON), measure.code, later)
    for note in row["notes"][:-1]:
        yield Deed(
            at(note["on"]), measure.code, partial(measures.add_note, measure, by=who, **note)
        )
    for report in (*row.get("reported", []), _last(row)):
        yield Deed(
            at(report["on"], NOON), measure.code, partial(_stand, measure, report, who, cast)
        )


def _measured(measure: Measure, value: dict[str, Any], who: User) -> None:
    """Of the first indicator, where the content does not say of which."""
    first = measure.indicators.all()[0]
    measures.record_value(
        measure,
        indicator=value.get("indicator", first.name),
        day=value["on"],
        number=Decimal(str(value["value"])),
        source=first.source,
        remark=value.get("remark", ""),
        by=who,
    )


def _last(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"on": row["status_on"], "status_text": row["notes"][-1]["text"]}


def _stand(measure: Measure, report: dict[str, Any], who: User, cast: Cast) -> None:
    """In the round that runs, where the measure is asked about in one."""
    changes = {"implementation": report["status"], **standing(report)}
    told = {name: said.plain(changes[column]) for name, column in said.ON_THE_MEASURE.items()}
    if through_a_round(measure, told, who, cast):
        return
    measure.refresh_from_db(fields=["revision"])
    measures.report_status(measure, changes=changes, by=who, expected_revision=measure.revision)


def standing(report: dict[str, Any]) -> dict[str, Any]:
    """What a report says beside how far the measure has come; what it does not say is emptied."""
    return {
        "course": report.get("course", ""),
        "expected_end": report.get("expected_end"),
        **{name: report.get(name, "") for name in _WORDS},
    }


_WORDS = ("expected_end_reason", "status_text", "obstacles")
