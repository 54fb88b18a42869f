"""The SMART check of 5,000 measures of the database."""

from time import perf_counter

from bench.figures import Figure
from bench.towns import catalogue
from gemeinwerk.measures.checking import check_concept

SIZE = 5_000
LIMIT = 3.0


def run() -> list[Figure]:
    concept = catalogue(SIZE, status="drafting")
    began = perf_counter()
    result = check_concept(concept)
    seconds = perf_counter() - began
    assert result.measures == SIZE, result.measures
    how = f"check_concept on {SIZE} measures, first run in a fresh process"
    return [Figure("SMART check of 5,000 measures", seconds, "s", LIMIT, how)]
