"""Search in German texts: the word itself, inflected, in compounds, mistyped, by another name.

Plain Python over texts somebody may read: what is not handed in is neither found nor proposed.
It reads each text's words once for a query, and once more those that may answer.

    entries = [entry("Hochschule öffnen", "…"), entry("Schulen sanieren", "…")]
    [hit.place for hit in find("Schule", entries).hits] == [1, 0]

`Measure.search_text` holds `forms` of long texts, so that they are read once when written.
"""

from gemeinwerk.engines.searching.asking import Answers, Groups, Rank, Term
from gemeinwerk.engines.searching.excerpts import Piece, as_written, best_of, excerpt
from gemeinwerk.engines.searching.finding import Entry, Found, Hit, entry, find
from gemeinwerk.engines.searching.words import SMALL, forms, stem

__all__ = [
    "SMALL",
    "Answers",
    "Entry",
    "Found",
    "Groups",
    "Hit",
    "Piece",
    "Rank",
    "Term",
    "as_written",
    "best_of",
    "entry",
    "excerpt",
    "find",
    "forms",
    "stem",
]
