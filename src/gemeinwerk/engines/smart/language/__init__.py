"""German as it stands in catalogues: what is empty, vague, permanent, counted, dated, done."""

from gemeinwerk.engines.smart.language.cells import cost_state, shortened
from gemeinwerk.engines.smart.language.deed import Deed, Kind
from gemeinwerk.engines.smart.language.deeds import (
    deeds,
    is_background,
    names_document,
    names_product,
)
from gemeinwerk.engines.smart.language.pins import pinned
from gemeinwerk.engines.smart.language.sections import told
from gemeinwerk.engines.smart.language.sentences import sentences
from gemeinwerk.engines.smart.language.times import (
    Span,
    deadline,
    definite_period,
    is_called_permanent,
    is_permanent,
    length_of_time,
    time_span,
    vague_time,
)
from gemeinwerk.engines.smart.language.words import root, stem, tokens
from gemeinwerk.german import says_nothing as is_empty
from gemeinwerk.german.indicators.quantities import measured, output, quantity, recurs

__all__ = [
    "Deed",
    "Kind",
    "Span",
    "cost_state",
    "deadline",
    "deeds",
    "definite_period",
    "is_background",
    "is_called_permanent",
    "is_empty",
    "is_permanent",
    "length_of_time",
    "measured",
    "names_document",
    "names_product",
    "output",
    "pinned",
    "quantity",
    "recurs",
    "root",
    "sentences",
    "shortened",
    "stem",
    "time_span",
    "tokens",
    "told",
    "vague_time",
]
