"""Questions to the database that no typed number breaks."""

from typing import Any

from django.db import models
from django.db.models.lookups import In


class WithinRange(In):
    """`pk__in=[…]`: numbers the column cannot hold are in no row, as Django knows for `pk=…`.

    SQLite would refuse them with an OverflowError, PostgreSQL with a DataError.
    """

    def get_prep_lookup(self) -> Any:
        found = super().get_prep_lookup()
        if not self.rhs_is_direct_value():
            return found
        lowest, highest = -(2**63), 2**63 - 1
        return [one for one in found if not isinstance(one, int) or lowest <= one <= highest]


def register() -> None:
    models.IntegerField.register_lookup(WithinRange)
