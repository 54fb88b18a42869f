"""Who reads something is said from the matrix, and is what the rights are."""

import pytest

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.readership import holders, readers
from gemeinwerk.accounts.roles import RIGHTS
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role


@pytest.mark.parametrize("verb", RIGHTS)
def test_those_who_are_named_may_and_nobody_else(town: Municipality, verb: str) -> None:
    """Asked about a whole town, a right for one's own counts."""
    may = [role for role in Role if user_with_role(role, town).has_perm(verb, town)]
    assert holders(verb, own=True) == may


def test_whoever_holds_a_right_for_their_own_only_is_named_only_there() -> None:
    assert str(Role.PARTICIPANT.label) not in readers("version.read")
    assert str(Role.PARTICIPANT.label) in readers("version.read", own=True)
