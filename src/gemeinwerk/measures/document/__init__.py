"""What is public of a measure and of a catalogue: the one place that says so.

The portal, every export, every frozen version and every comparison are made from these plain
dictionaries. Keys are English as in the glossary, dates are ISO 8601, numbers are JSON numbers,
chosen values are codes (their words: `labels.label`). The shape is published as a JSON Schema.
"""

from gemeinwerk.measures.document.catalogue import (
    catalogue_document,
    concept_document,
    version_document,
)
from gemeinwerk.measures.document.checksums import canonical, checksum
from gemeinwerk.measures.document.labels import label
from gemeinwerk.measures.document.measure import as_today, measure_document, measures_for_document
from gemeinwerk.measures.document.schemas import schema

__all__ = [
    "as_today",
    "canonical",
    "catalogue_document",
    "checksum",
    "concept_document",
    "label",
    "measure_document",
    "measures_for_document",
    "schema",
    "version_document",
]
