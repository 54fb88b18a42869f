"""What came of the adopted measures until autumn 2026: milestones, notes, and where each stands."""

from datetime import time
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.confirming import who_speaks_for
from gemeinwerk.demo.moments import at
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure


def report_progress(concept: Concept) -> None:
    """Each lead unit tells what was reached, what it noted, and last how it stands today."""
    told = {row["code"]: row for row in content.measures()}
    for measure in queries.whole(queries.of_concept(concept)):
        who = who_speaks_for(measure)
        _reach(measure, told[measure.code], who)
        _note(measure, told[measure.code], who)
        _stand(measure, told[measure.code], who)


def _reach(measure: Measure, row: dict[str, Any], who: User) -> None:
    days = {step["title"]: step["done"] for step in row["milestones"] if "done" in step}
    for milestone in measure.milestones.all():
        if day := days.get(milestone.title):
            with audit.at(at(day, time(16, 30))):
                measures.reach_milestone(milestone, on=day, by=who)


def _note(measure: Measure, row: dict[str, Any], who: User) -> None:
    for note in row["notes"][:-1]:
        with audit.at(at(note["on"])):
            measures.add_note(
                measure,
                label=note["label"],
                text=note["text"],
                colour=note.get("colour", ""),
                on=note["on"],
                by=who,
            )


def _stand(measure: Measure, row: dict[str, Any], who: User) -> None:
    changes = {
        "implementation": row["status"],
        "status_text": row.get("status_text", row["notes"][-1]["text"]),
        "obstacles": row.get("obstacles", ""),
    }
    measure.refresh_from_db(fields=["revision"])
    with audit.at(at(row["status_on"], time(11, 15))):
        measures.report_status(measure, changes=changes, by=who, expected_revision=measure.revision)
