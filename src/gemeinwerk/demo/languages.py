"""English and Leichte Sprache: a measure is translated once its German text is settled."""

from datetime import datetime

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.stages import settled_at
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import queries


def translate(cast: Cast, concept: Concept, *, stage: str, moment: datetime) -> None:
    """Titles and summaries in English for the measures settled at a stage; some in plain words."""
    english, plain = content.read("english"), content.read("plain")
    settled = {row["code"] for row in content.measures() if settled_at(row) == stage}
    ready = queries.of_concept(concept).filter(code__in=settled & english.keys())
    with audit.at(at(moment)):
        for measure in ready.select_related("concept"):
            title, summary = english[measure.code]
            changes = {"title_en": title, "summary_en": summary}
            if measure.code in plain:
                changes |= {"plain": plain[measure.code].strip(), "plain_reviewed": True}
            measures.edit(
                measure, changes=changes, by=cast.office, expected_revision=measure.revision
            )


def explain(cast: Cast, concept: Concept, *, moment: datetime) -> None:
    """What the concept is about, in English and in Leichte Sprache."""
    head = content.read("concept")["concept"]
    with audit.at(at(moment)):
        concepts.edit(
            concept,
            aim_plain=head["aim_plain"].strip(),
            summary_en=head["summary_en"].strip(),
            by=cast.office,
        )
