"""Who takes part: lists of contacts, invitations and what comes back.

Each measurement is a module of its own with `run() -> list[Figure]`, named in `MEASUREMENTS`.
"""

from importlib import import_module

from bench.figures import Figure

MEASUREMENTS = ("lists", "duplicates", "waves", "sending", "answering")


def run() -> list[Figure]:
    return [
        figure
        for name in MEASUREMENTS
        for figure in import_module(f"bench.invitations.{name}").run()
    ]
