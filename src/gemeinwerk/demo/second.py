"""The climate adaptation concept: being written, most of its measures not yet fit to decide."""

from datetime import datetime

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.process import (
    advance,
    keep_dates,
    plan_phases,
    record_review,
    refuse_findings,
    write_goals,
)
from gemeinwerk.demo.town import Cast
from gemeinwerk.demo.wording import Wording
from gemeinwerk.measures import operations as measures

BEGUN = datetime(2026, 3, 9, 10, 0)
REVIEWED = datetime(2026, 7, 6, 9, 0)
DRAFTING = datetime(2026, 10, 5, 9, 0)
WRITTEN = datetime(2026, 10, 19, 13, 30)
ASKED = datetime(2026, 11, 17, 9, 10)
RETURNED = datetime(2026, 11, 19, 14, 5)


def build_second(cast: Cast) -> Concept:
    told = content.read("klima")
    with audit.at(at(BEGUN)):
        concept = _begin(cast)
        plan_phases(cast, concept, told["phase"])
    keep_dates(cast, concept, told["phase"])
    with audit.at(at(REVIEWED)):
        record_review(cast, concept, told)
    advance(cast, concept, ConceptStatus.DRAFTING, DRAFTING)
    with audit.at(at(DRAFTING)):
        write_goals(cast, concept, told["goal"])
    _write(cast, concept)
    refuse_findings(cast, concept, told["finding"])
    _ask(cast, concept)
    return concept


def _begin(cast: Cast) -> Concept:
    told = content.read("klima")
    head = told["concept"]
    concept = concepts.create(
        cast.town,
        title=head["title"],
        slug=head["slug"],
        motto=head["motto"],
        period_start=head["period_start"],
        period_end=head["period_end"],
        commission=head["commission"],
        aim=head["aim"].strip(),
        lead_office=cast.organisations[head["lead"]],
        by=cast.office,
    )
    for field in told["field"]:
        concepts.add_field(concept, by=cast.office, **field)
    for theme in told["theme"]:
        concepts.add_theme(concept, by=cast.office, **theme)
    return concept


def _write(cast: Cast, concept: Concept) -> None:
    told = content.read("klima")
    wording = Wording(concept, cast.organisations)
    answers = {
        code: finding["code"]
        for finding in told["finding"]
        for code in finding.get("answered_by", [])
    }
    for row in told["measure"]:
        answered = {"answers": [answers[row["code"]]]} if row["code"] in answers else {}
        with audit.at(at(WRITTEN)):
            measures.create(
                concept, changes=wording.changes(row | answered), by=cast.users["malchow"]
            )


def _ask(cast: Cast, concept: Concept) -> None:
    """Some words are asked for; one came back."""
    open_ones = {one.code: one for one in concept.measures.all()}
    for code in ("H-1", "H-4", "G-1", "G-2"):
        with audit.at(at(ASKED)):
            measures.ask_confirmation(open_ones[code], by=cast.users["paetzold"])
    with audit.at(at(RETURNED)):
        asked = concept.measures.get(code="G-2")
        measures.return_to_office(
            asked,
            by=cast.users["malchow"],
            reason="Ohne Fördersumme, Zielwert und Richtlinie können wir das nicht zusagen.",
            expected_revision=asked.revision,
        )
