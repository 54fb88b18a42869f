"""A lifecycle is data: its states in order, and which state may follow which.

States are `django.db.models.TextChoices`, so their labels are translated where they are declared.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.writing import must_hold


class TransitionRefused(DomainError):
    """The state asked for does not follow the present one."""


@dataclass(frozen=True)
class Lifecycle:
    """`transitions` maps each state to those that may follow; `field` holds the state of a row."""

    states: type[models.TextChoices]
    transitions: Mapping[str, tuple[str, ...]]
    field: str

    def following(self, state: str) -> tuple[str, ...]:
        return self.transitions.get(state, ())

    def permits(self, state: str, following: str) -> bool:
        return following in self.following(state)

    def require(self, row: models.Model, following: str) -> None:
        """Raise `TransitionRefused` unless `following` may come after the state of a held row."""
        must_hold(row)
        state = getattr(row, self.field)
        if self.permits(state, following):
            return
        label = dict(self.states.choices)
        possible = ", ".join(quoted(label[s]) for s in self.following(state)) or _("nichts mehr")
        raise TransitionRefused(
            _("Von „{old}“ geht es nicht zu „{new}“. Möglich ist: {possible}.").format(
                old=label[state], new=label.get(following, following), possible=possible
            )
        )
