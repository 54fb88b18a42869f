"""What whoever finds things that are due is given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.due import Due
from gemeinwerk.desk import queries
from gemeinwerk.desk.queries import Waiting
from gemeinwerk.municipalities.models import Municipality


@dataclass(frozen=True)
class Asked:
    """For whom and when it is asked, and what every source needs."""

    town: Municipality
    user: User
    today: date
    at_work: list[Concept]
    writable: list[Concept]
    """Concepts whose measures are being written."""

    @cached_property
    def waiting(self) -> Waiting:
        return queries.waiting(self.town, self.user, timezone.now())


Source = Callable[[Asked], Iterable[Due]]
