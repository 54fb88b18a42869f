from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.contributions.asking import operations
from gemeinwerk.contributions.asking.models import AskedQuestion
from gemeinwerk.contributions.models import Contribution, Participation
from tests.contributions.form.conftest import concept, office, phase, say

__all__ = ["concept", "office", "phase"]
BUS = ["täglich", "manchmal", "nie"]


@pytest.fixture
def bus(phase: Participation, office: User) -> AskedQuestion:
    return ask(phase, office)


def ask(phase: Participation, by: User, **changed: Any) -> AskedQuestion:
    asked = {"kind": "choice", "text": "Wie oft fahren Sie Bus?", "options": BUS}
    return operations.add_question(phase, by=by, **(asked | changed))


def stated(phase: Participation, answers: Any, n: int = 1, **changed: Any) -> list[Contribution]:
    """So many contributions, public, with the same answers."""
    made = []
    for _ in range(n):
        number = Contribution.objects.count()
        one = say(phase, text=f"Beitrag {number}", answers=answers, **changed).contribution
        Contribution.objects.filter(pk=one.pk).update(state="public")
        made.append(one)
    return made
