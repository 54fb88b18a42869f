"""One address in the walks: who may open it, and with which arguments."""

from dataclasses import dataclass, field, replace
from typing import Any

from gemeinwerk.accounts.roles import RIGHTS, Role, Scope
from tests.walk.scene import Scene

EVERYONE = "everyone"
SIGNED_IN = "signed in"


@dataclass(frozen=True)
class Page:
    who: str
    form: bool
    whole: bool
    answer: int
    outside: int
    of_unit: bool
    arguments: dict[str, Any] = field(default_factory=dict)

    def kwargs(self, scene: Scene) -> dict[str, Any]:
        return {
            name: scene.find(value[1:]) if str(value).startswith(".") else value
            for name, value in self.arguments.items()
        }

    @property
    def of_scene(self) -> bool:
        """Whether the address names something that belongs to the scene's town."""
        return any(str(value).startswith(".") for value in self.arguments.values())

    @property
    def is_read(self) -> bool:
        """By one with all rights, in `test_query_budgets`."""
        return self.answer == self.outside == 200

    @property
    def read_as(self) -> Role:
        """The role that reads it there."""
        if self.who in (EVERYONE, SIGNED_IN):
            return Role.OFFICE
        scopes = RIGHTS[self.who].roles
        return next((role for role in Role if scopes.get(role) == Scope.ALL), next(iter(scopes)))

    def open_to(self, role: str, *, owns: bool = False) -> bool:
        """What the matrix says of somebody signed in, read independently of the predicates.

        `owns`: the unit of the scene is theirs.
        """
        if self.who in (EVERYONE, SIGNED_IN):
            return True
        scope = RIGHTS[self.who].roles.get(role)
        if self.of_unit and role != Role.UNIT_EDITOR:
            owns = False
        return scope == Scope.ALL or (scope == Scope.OWN and (owns or self.whole))


def page(
    who: str,
    *,
    form: bool = False,
    whole: bool = False,
    answer: int = 200,
    outside: int = 0,
    of_unit: bool = False,
    **arguments: Any,
) -> Page:
    """`of_unit`: who holds it for what is theirs holds it for the scene's by their unit alone."""
    answer = 405 if form else answer
    return Page(who, form, whole, answer, outside or answer, of_unit, arguments)


def within(base: dict[str, Any], pages: dict[str, Page]) -> dict[str, Page]:
    """Pages that share the arguments of their address's beginning."""
    return {name: replace(one, arguments=base | one.arguments) for name, one in pages.items()}
