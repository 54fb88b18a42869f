"""Who may read or do something, in words: from the matrix, so that no page says otherwise.

readers("concept.read")                     # "Büro der Beauftragten, Fachbereich, …"
"""

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import RIGHTS, Scope


def holders(verb: str, *, own: bool = False) -> list[Role]:
    """The roles that hold a right; with `own`, those as well that hold it for what is theirs."""
    enough = {Scope.ALL, Scope.OWN} if own else {Scope.ALL}
    return [role for role in Role if RIGHTS[verb].scope(role) in enough]


def readers(verb: str, *, own: bool = False) -> str:
    """`holders` as people read them, in the order of the matrix."""
    return ", ".join(str(role.label) for role in holders(verb, own=own))
