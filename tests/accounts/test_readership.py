"""Who reads something is said from the matrix, and is what the rights are."""

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.readership import holders, readers
from gemeinwerk.accounts.roles import RIGHTS
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role


def test_those_who_are_named_may_and_nobody_else(town: Municipality) -> None:
    """Asked about a whole town, a right for one's own counts."""
    users = {role: user_with_role(role, town) for role in Role}
    for verb in RIGHTS:
        may = [role for role, user in users.items() if user.has_perm(verb, town)]
        assert holders(verb, own=True) == may, verb


def test_whoever_holds_a_right_for_their_own_only_is_named_only_there() -> None:
    assert str(Role.PARTICIPANT.label) not in readers("version.read")
    assert str(Role.PARTICIPANT.label) in readers("version.read", own=True)
