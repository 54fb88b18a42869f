"""Under their own link people read what they stated to the questions of the phase."""

from typing import Any

from django.db.models import QuerySet

from gemeinwerk.contributions.asking.queries import given_rows
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.parts import Part


def _rows() -> "QuerySet[Any, Any]":
    return given_rows("contribution")


RECEIPT_PARTS.register(Part("stated", "contributions/asking/receipt.html", _rows))
