"""Who stands twice among 5,000 people, and how well it is found: the same on any database."""

from django.db import connection

from bench.contacts import who_stands_twice
from bench.figures import Figure


def run() -> list[Figure]:
    return list(who_stands_twice()) if connection.vendor == "sqlite" else []
