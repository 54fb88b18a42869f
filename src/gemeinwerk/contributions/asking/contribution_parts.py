"""On a contribution's page: what was stated with it to the questions of its phase."""

from typing import Any

from django.db.models import QuerySet

from gemeinwerk.contributions.asking.queries import given_rows
from gemeinwerk.contributions.parts import PARTS
from gemeinwerk.core.parts import Part


def _rows() -> "QuerySet[Any, Any]":
    return given_rows("pk")


PARTS.register(Part("stated", "contributions/asking/given.html", _rows, right="contribution.read"))
