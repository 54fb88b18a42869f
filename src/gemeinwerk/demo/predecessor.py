"""The edition before: taken over from paper, decided and evaluated long ago.

Its measures are as they were written then. The check finds them wanting; the office lets that
stand, since the text was decided in 2018.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.lifecycle import ConceptStatus as S
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.content_values import Wording
from gemeinwerk.demo.evaluating import set_goals
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.progress import standing
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.checking import check_concept
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.operations import versions

ENTERED = datetime(2024, 1, 17, 14, 20)
WHY = "Aus dem Konzept von 2018 übernommen, das noch keine Prüfung nach SMART kannte."


def build_predecessor(cast: Cast) -> Concept:
    told = dict(content.read("concept")["predecessor"])
    titles, rows = told.pop("fields"), told.pop("measure")
    decision = {name: told.pop(name) for name in ("decided_on", "paper")}
    note = told.pop("note")
    with audit.at(at(ENTERED)):
        past = concepts.create(
            cast.town, by=cast.office, lead_office=cast.organisations["BCV"], **told
        )
        for number, title in enumerate(titles, start=1):
            concepts.add_field(past, code=str(number), title=title, by=cast.office)
        concepts.advance(past, to=S.DRAFTING, by=cast.office)
        set_goals(cast, past)
        _write(cast, past, rows)
        concepts.advance(past, to=S.DELIBERATION, by=cast.office)
        _let_stand(cast, past)
        version = versions.freeze(
            past, kind=VersionKind.ADOPTED, note=note, by=cast.office, **decision
        )
        concepts.advance(past, to=S.ADOPTED, by=cast.office, **decision)
        concepts.publish(past, by=cast.office)
        versions.publish(version, by=cast.office)
        concepts.advance(past, to=S.IMPLEMENTATION, by=cast.office)
        _report(cast, past, rows)
        _measured(cast, past, rows)
        return concepts.advance(past, to=S.EVALUATED, by=cast.office)


def _write(cast: Cast, past: Concept, rows: list[dict[str, Any]]) -> None:
    wording = Wording(past, cast.organisations)
    for row in rows:
        measures.create(past, changes=wording.changes(row), by=cast.office)


def _let_stand(cast: Cast, past: Concept) -> None:
    found = {(finding.measure, finding.code) for finding in check_concept(past).blocking}
    for measure in past.measures.all():
        for rule in sorted(code for key, code in found if key in {str(measure.pk), measure.code}):
            measures.override_finding(measure, rule=rule, reason=WHY, by=cast.office)


def _measured(cast: Cast, past: Concept, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        for name, day, number in row.get("measured", []):
            measures.record_value(
                past.measures.get(code=row["code"]),
                indicator=name,
                day=day,
                number=Decimal(number),
                source="Auswertung der Wirtschaftsförderung",
                by=cast.office,
            )


def _report(cast: Cast, past: Concept, rows: list[dict[str, Any]]) -> None:
    told = {row["code"]: row for row in rows}
    for measure in past.measures.select_related("concept"):
        row = told[measure.code]
        measures.report_status(
            measure,
            changes={"implementation": row["status"], **standing(row)},
            by=cast.office,
            expected_revision=measure.revision,
        )
