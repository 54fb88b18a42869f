"""The published text of a measure with what came of it since: status, milestones, notes.

The text stands as it was frozen; how far the measure has come is told from the day's draft.
"""

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import parts
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.fields import public
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure

_STATUS = [one.name for one in public() if one.status]


def measure_today(frozen: FrozenMeasure) -> Document:
    """The document of a published measure as of today: two queries beside the measure's own.

    A measure that is no longer in the draft stays as it was frozen.
    """
    now = frozen.measure
    if now is None:
        return dict(frozen.content)
    reached = {
        (one["title"], one["due"]): one["reached_on"]
        for one in (parts.row("milestones", step) for step in now.milestones.all())
    }
    return {
        **frozen.content,
        **{name: getattr(now, name) for name in _STATUS if name in frozen.content},
        "milestones": [
            one | {"reached_on": reached.get((one["title"], one["due"]), one["reached_on"])}
            for one in frozen.content["milestones"]
        ],
        "notes": [parts.row("notes", one) for one in now.notes.all()],
    }


def catalogue_today(concept: Concept, version: CatalogueVersion) -> Document:
    """The whole catalogue as of today: four queries, however many measures."""
    rows = version.measures.select_related("measure").prefetch_related(
        "measure__milestones", "measure__notes"
    )
    head = version.content
    return {
        **head,
        "concept": {**head["concept"], "status": concept.status},
        "version": None,
        "measures": [measure_today(row) for row in rows],
    }
