"""Rounds and what is read of them: pages with ten rounds, for catalogues of every size.

Each measurement is a module of its own with `run() -> list[Figure]`, named in `MEASUREMENTS`.
"""

from importlib import import_module

from bench.figures import Figure

MEASUREMENTS = ("pages", "saving", "values", "reports")


def run() -> list[Figure]:
    return [
        figure
        for name in MEASUREMENTS
        for figure in import_module(f"bench.monitoring.{name}").run()
    ]
