"""From the matrix of rights to predicates that `user.has_perm(verb, subject)` asks."""

from collections.abc import Callable
from typing import Any

from rules import permissions, predicates

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.roles import RIGHTS, Scope
from gemeinwerk.municipalities.models import Municipality

Own = Callable[[User, Any], bool]


def town_of(subject: Any) -> int | None:
    """The municipality a subject belongs to; a municipality belongs to itself."""
    return subject.pk if isinstance(subject, Municipality) else subject.municipality_id


def permits(verb: str, user: User, subject: Any, own: Own | None = None) -> bool:
    """Whether one of the user's roles in the subject's town holds `verb`.

    Asked about a whole town, a right for one's own counts as held: there is something one may do.
    """
    if not user.is_authenticated or subject is None:
        return False
    right = RIGHTS[verb]
    scopes = {right.scope(role) for role in user.roles_in(town_of(subject))}
    if Scope.ALL in scopes:
        return True
    if Scope.OWN not in scopes:
        return False
    return isinstance(subject, Municipality) or (own is not None and own(user, subject))


def permit(*verbs: str, own: Own | None = None) -> None:
    """Register verbs of the matrix; `own(user, subject)` says whether a subject is one's own."""
    for verb in verbs:
        permissions.add_perm(verb, _predicate(verb, own))


def _predicate(verb: str, own: Own | None) -> Any:
    @predicates.predicate(name=verb)
    def holds(user: User, subject: Any) -> bool:
        return permits(verb, user, subject, own)

    return holds


permit("desk.enter", "rights.read", "account.manage", "town.edit", "audit.read")
