"""From a concept or a version to a file, made once however many ask for it.

A version never changes, so its files are kept; the draft is written anew for each reader, since
not everybody may see the same columns.
"""

from collections.abc import Callable
from threading import Lock

from django.core.cache import cache
from django.utils import translation

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

KEPT_SECONDS = 24 * 60 * 60
# A catalogue takes seconds to print: whoever asks meanwhile waits for the one being made.
_one_at_a_time = Lock()


def version_file(version: CatalogueVersion, suffix: str) -> bytes:
    """A frozen version in a format: public values only, the same for every reader."""
    key = f"export:{version.checksum}:{suffix}:{translation.get_language()}"
    return kept(key, lambda: FORMATS[suffix].write(Export(version_document(version))))


def draft_file(concept: Concept, suffix: str, *, reader: User | None) -> bytes:
    """The catalogue as it stands now, with the columns of the house as far as `reader` may."""
    export = draft_export(concept, reader if FORMATS[suffix].holds_internals else None)
    with _one_at_a_time:
        return FORMATS[suffix].write(export)


def draft_export(concept: Concept, reader: User | None) -> Export:
    """`reader` None: the public values alone."""
    measures = list(measures_for_document(concept))
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


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """Made by the first who asks; who asks meanwhile waits for it."""
    found: bytes | None = cache.get(key)
    if found is not None:
        return found
    with _one_at_a_time:
        found = cache.get(key)
        if found is None:
            found = make()
            cache.set(key, found, KEPT_SECONDS)
    return found
