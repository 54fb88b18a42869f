"""Meetings: held by many at once, planned by a worker that is killed, moved at the desk.

Each measurement is a module of its own with `run() -> list[Figure]`, named in `MEASUREMENTS`.
"""

from importlib import import_module

from bench.figures import Figure

MEASUREMENTS = ("writing", "killed", "desk")


def run() -> list[Figure]:
    return [
        figure for name in MEASUREMENTS for figure in import_module(f"bench.meetings.{name}").run()
    ]
