"""The public document of a whole catalogue: live, or as a version froze it."""

from datetime import UTC

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import voices
from gemeinwerk.measures.document.encoding import Document, day, organisation
from gemeinwerk.measures.document.measure import measure_document, measures_for_document
from gemeinwerk.measures.fields import latest
from gemeinwerk.measures.models import CatalogueVersion, Goal

FORMAT = "gemeinwerk-catalogue"
FORMAT_VERSION = latest()


def concept_document(concept: Concept) -> Document:
    """What a catalogue says above its measures: three queries and those for what is not loaded."""
    town = concept.municipality
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "municipality": {
            "name": town.name,
            "official_key": town.official_key,
            "colour": town.colour,
        },
        "concept": _head(concept),
        "fields": [
            {
                "code": field.code,
                "title": field.title,
                "description": field.description,
                "working_group": field.working_group.name if field.working_group else "",
            }
            for field in concept.fields.select_related("working_group")
        ],
        "themes": [
            {"title": theme.title, "description": theme.description}
            for theme in concept.themes.all()
        ],
        "goals": [
            _goal(goal)
            for goal in concept.goals.select_related("field").annotate(
                **{voices.TOLD: voices.SOURCE.along_goal()}
            )
        ],
    }


def catalogue_document(concept: Concept) -> Document:
    """The catalogue as it stands now; twelve queries for a concept loaded with its relations."""
    return {
        **concept_document(concept),
        "version": None,
        "measures": [measure_document(measure) for measure in measures_for_document(concept)],
    }


def version_document(version: CatalogueVersion) -> Document:
    """The catalogue as it was frozen: one query, and nothing that may have changed since."""
    measures = list(version.measures.values_list("content", flat=True))
    document = frozen_document(version, measures)
    return {**document, "version": {**document["version"], "checksum": version.checksum}}


def frozen_document(version: CatalogueVersion, measures: list[Document]) -> Document:
    """What a version's checksum is taken of: all of its document but the checksum itself."""
    return {
        **version.content,
        "version": {
            "number": version.number,
            "kind": version.kind,
            "note": version.note,
            "frozen_at": version.frozen_at.astimezone(UTC).isoformat(),
        },
        "measures": measures,
    }


def _goal(goal: Goal) -> Document:
    """`voices` only where somebody spoke of it: what earlier versions say stays the same."""
    said = {
        "code": goal.code,
        "title": goal.title,
        "field": goal.field.code,
        "due": day(goal.due),
    }
    told = voices.documents_of_goal(goal)
    return {**said, "voices": told} if told else said


def _head(concept: Concept) -> Document:
    past = concept.predecessor
    return {
        "slug": concept.slug,
        "title": concept.title,
        "motto": concept.motto,
        "edition": concept.edition,
        "period_start": day(concept.period_start),
        "period_end": day(concept.period_end),
        "aim": concept.aim,
        "aim_plain": concept.aim_plain,
        "summary_en": concept.summary_en,
        "commission": concept.commission,
        "status": concept.status,
        "lead_office": organisation(concept.lead_office),
        "steering": concept.steering.name if concept.steering else "",
        "decided_on": day(concept.decided_on),
        "paper": concept.paper,
        "predecessor": (
            {
                "title": past.title,
                "period_start": day(past.period_start),
                "period_end": day(past.period_end),
            }
            if past
            else None
        ),
    }
