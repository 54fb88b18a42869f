"""What a next edition takes along beside fields, themes and bodies: areas register, concepts knows
none of them.

    editions.register("evaluation", carry_findings)     # carry(before, into=new, by=user)

Each is called in the verb that begins the edition; both concepts may be held.
"""

from typing import Protocol

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept


class Carry(Protocol):
    def __call__(self, before: Concept, *, into: Concept, by: User | None) -> object: ...


_carried: dict[str, Carry] = {}


def register(key: str, carry: Carry) -> None:
    """A second one under the same key replaces the first."""
    _carried[key] = carry


def take_along(before: Concept, *, into: Concept, by: User | None) -> None:
    """In the order registered."""
    for carry in _carried.values():
        carry(before, into=into, by=by)
