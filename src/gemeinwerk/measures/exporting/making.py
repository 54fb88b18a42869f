"""From a concept or a version to a file, now and here: for the shell, and what is written in a
moment. Pages serve what lies ready (`measures.files`).
"""

from collections.abc import Collection

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import (
    concept_document,
    measure_document,
    measures_for_document,
    version_document,
)
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.models import CatalogueVersion


def version_file(version: CatalogueVersion, suffix: str) -> bytes:
    """A frozen version in a format: public values only, the same for every reader."""
    return FORMATS[suffix].write(Export(version_document(version)))


def blank_file(concept: Concept) -> bytes:
    """An empty catalogue to fill in: the concept's fields, themes and goals, and no measure."""
    document = {**concept_document(concept), "version": None, "measures": []}
    return FORMATS["xlsx"].write(Export(document))


def draft_file(
    concept: Concept, suffix: str, *, reader: User | None, only: Collection[int] | None = None
) -> bytes:
    """The catalogue as it stands now, with the columns of the house as far as `reader` may;
    ``only``: the measures with these keys, as a list was filtered."""
    export = draft_export(concept, reader if FORMATS[suffix].holds_internals else None, only)
    return FORMATS[suffix].write(export)


def draft_export(
    concept: Concept, reader: User | None, only: Collection[int] | None = None
) -> Export:
    """`reader` None: the public values alone."""
    measures = [one for one in measures_for_document(concept) if only is None or one.pk in only]
    for measure in measures:
        measure.concept = concept  # one object, so that rights ask no query
    document = {
        **concept_document(concept),
        "version": None,
        "measures": [measure_document(measure) for measure in measures],
    }
    seen = [reader and reader.has_perm("measure.read_internal", measure) for measure in measures]
    if not any(seen):
        return Export(document)
    internals = [
        internal_document(measure) if may else None
        for measure, may in zip(measures, seen, strict=True)
    ]
    return Export(document, internals)
