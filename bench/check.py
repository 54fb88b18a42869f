"""The SMART check: 5,000 measures of the database, and how often it is right on labelled ones."""

from collections.abc import Iterator
from time import perf_counter

from django.db import connection
from tests.engines.labelled.scores import scores
from tests.engines.labelled.texts import HALVES, half

from bench.figures import Figure
from bench.towns import catalogue
from gemeinwerk.measures.checking import check_concept

SIZE = 5_000
LIMIT = 2.0
# What is to be reached on texts nobody tuned to: precision and recall, where one is named.
WANTED = {
    "S102": (0.85, 0.75),
    "S103": (0.85, 0.6),
    "M203": (0.9, 0.0),
    "T501": (0.9, 0.0),
    "A301": (0.95, 0.0),
}
IN_WORDS = {"tuned": "looked at while tuning", "heldout": "held out"}


def run() -> list[Figure]:
    """The texts are read alike on both databases: once is enough."""
    return [_time(), *(_rightness() if connection.vendor == "sqlite" else ())]


def _time() -> Figure:
    concept = catalogue(SIZE, status="drafting")
    began = perf_counter()
    result = check_concept(concept)
    seconds = perf_counter() - began
    assert result.measures == SIZE, result.measures
    how = f"check_concept on {SIZE} measures, first run in a fresh process"
    return Figure("SMART check of 5,000 measures", seconds, "s", LIMIT, how)


def _rightness() -> Iterator[Figure]:
    """Precision and recall per rule and half; the counts stand in `how` and are printed."""
    for name in HALVES:
        counted = scores(half(name))
        for code, (precision, recall) in WANTED.items():
            score = counted[code]
            how = f"right {score.right}, wrong {score.wrong}, missed {score.missed}"
            said = f"{code} {{}}, {IN_WORDS[name]}: {how}"
            yield Figure(said.format("precision"), score.precision, "", precision, how, True)
            yield Figure(said.format("recall"), score.recall, "", recall, how, True)
