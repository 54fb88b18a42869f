"""The printed catalogue of 50 measures."""

from time import perf_counter

from bench.figures import Figure
from bench.towns import catalogue
from gemeinwerk.measures.exporting.making import version_file
from gemeinwerk.measures.versioning.queries import latest

SIZE, SECONDS = 50, 10


def run() -> list[Figure]:
    version = latest(catalogue(SIZE))
    assert version is not None
    began = perf_counter()
    printed = version_file(version, "pdf")
    seconds = perf_counter() - began
    assert printed.startswith(b"%PDF-")
    how = f"a frozen version of {SIZE} measures as PDF, first in a fresh process"
    return [Figure("printed catalogue of 50 measures", seconds, "s", SECONDS, how)]
