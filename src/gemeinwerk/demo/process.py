"""The way of a concept: commission, review, goals, phases as planned and as they came."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.blueprints import INTEGRATION
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed, perform
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.evaluation import operations as evaluation
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.measures import operations as measures

COMMISSIONED = datetime(2024, 2, 5, 9, 0)
REVIEW_ENTERED = datetime(2024, 2, 6, 9, 30)


def begin(cast: Cast, predecessor: Concept) -> Concept:
    """The commission: a concept from the template, with the review it must take up."""
    told = content.read("concept")
    with audit.at(at(COMMISSIONED)):
        concept = concepts.create(
            cast.town,
            title=told["concept"]["title"],
            slug=told["concept"]["slug"],
            motto=told["concept"]["motto"],
            edition=told["concept"]["edition"],
            period_start=told["concept"]["period_start"],
            period_end=told["concept"]["period_end"],
            commission=told["concept"]["commission"].strip(),
            aim=told["concept"]["aim"].strip(),
            lead_office=cast.organisations[told["concept"]["lead"]],
            predecessor=predecessor,
            blueprint=INTEGRATION,
            begins_on=COMMISSIONED.date(),
            by=cast.office,
        )
        describe_fields(cast, concept)
        plan_phases(cast, concept, told["phase"])
    perform(dates(cast, concept, told["phase"], until=COMMISSIONED.date()))
    with audit.at(at(REVIEW_ENTERED)):
        record_review(cast, concept, told)
    return concept


def describe_fields(cast: Cast, concept: Concept) -> None:
    """The template's fields and themes in the words of the town."""
    fields = {field.code: field for field in concept.fields.all()}
    for row in content.read("concept")["field"]:
        concepts.edit_field(fields[row["code"]], description=row["description"], by=cast.office)
    themes = {theme.title: theme for theme in concept.themes.all()}
    for row in content.read("concept")["theme"]:
        concepts.edit_theme(themes[row["title"]], description=row["description"], by=cast.office)


def plan_phases(cast: Cast, concept: Concept, rows: list[dict[str, Any]]) -> None:
    """The planned dates, for the template's phases and those beyond the decision."""
    known = {phase.title: phase for phase in concept.phases.all()}
    for row in rows:
        start, end = row["planned"]
        values = {
            "planned_start": start,
            "planned_end": end,
            "description": row.get("description", ""),
        }
        if row["title"] in known:
            concepts.edit_phase(known[row["title"]], by=cast.office, **values)
        else:
            concepts.add_phase(concept, title=row["title"], by=cast.office, **values)


def record_review(cast: Cast, concept: Concept, told: dict[str, Any]) -> None:
    """Its findings are those of the evaluation before, where there was one."""
    head = {name: _stripped(value) for name, value in told["review"].items()}
    review = concepts.record_review(concept, by=cast.office, **head)
    evaluated = Evaluation.objects.filter(concept=concept.predecessor).select_related("concept")
    if found := evaluated.first():
        evaluation.hand_on(found, by=cast.office)
        return
    for row in told["finding"]:
        concepts.add_finding(review, code=row["code"], text=row["text"], by=cast.office)


def answer_findings(cast: Cast, concept: Concept, rows: list[dict[str, Any]]) -> None:
    """What no measure takes up: where it is taken up instead, or why not."""
    found = {finding.code: finding for finding in concept.review.findings.all()}
    for row in rows:
        if "refusal" in row:
            with audit.at(at(row["refused_on"])):
                concepts.refuse_finding(found[row["code"]], reason=row["refusal"], by=cast.office)
        if "elsewhere" in row:
            with audit.at(at(row["answered_on"])):
                concepts.take_up_elsewhere(
                    found[row["code"]], where=row["elsewhere"], by=cast.office
                )


def write_goals(cast: Cast, concept: Concept, rows: list[dict[str, Any]]) -> None:
    fields = {field.code: field for field in concept.fields.all()}
    for row in rows:
        measures.create_goal(
            fields[row["field"]],
            code=row["code"],
            title=row["title"],
            due=row["due"],
            by=cast.office,
        )


def dates(
    cast: Cast, concept: Concept, rows: list[dict[str, Any]], *, until: date
) -> Iterator[Deed]:
    """What came beside what was planned, each noted on the day it came."""
    known = {phase.title: phase for phase in concept.phases.all()}
    for title, name, day in days_that_came(rows):
        if day <= until and getattr(known[title], name) is None:
            came: dict[str, Any] = {name: day}
            change = partial(concepts.edit_phase, known[title], by=cast.office, **came)
            yield Deed(at(day), title, change)


def days_that_came(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str, date]]:
    """Title of the phase, name of the date, and the day."""
    for row in rows:
        for name, day in zip(("actual_start", "actual_end"), row.get("actual", []), strict=False):
            yield row["title"], name, day


def advance(cast: Cast, concept: Concept, to: str, on: date, **details: Any) -> None:
    with audit.at(at(on)):
        concepts.advance(concept, to=to, by=cast.office, **details)


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
