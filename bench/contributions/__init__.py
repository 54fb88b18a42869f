"""What people say: pages of ten thousand contributions, two hundred who send at once, and who said
nearly the same.

Each measurement is a module of its own with `run() -> list[Figure]`, named in `MEASUREMENTS`.
"""

from importlib import import_module

from django.db import connection

from bench.figures import Figure

MEASUREMENTS = ("pages", "sending", "likeness")
ONCE = {"likeness"}
"""What asks no database, so that one will do."""


def run() -> list[Figure]:
    names = [one for one in MEASUREMENTS if connection.vendor == "sqlite" or one not in ONCE]
    return [
        figure for name in names for figure in import_module(f"bench.contributions.{name}").run()
    ]
