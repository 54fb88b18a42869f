"""What one edition put off, the next one reads where it answers."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from tests.answers.conftest import said
from tests.factories import ConceptFactory, user_with_role


@pytest.fixture
def author(concept: Concept) -> User:
    return user_with_role("office", concept.municipality)


def answer(concept: Concept, author: User, number: int, **what: Any) -> None:
    reader = user_with_role("office", concept.municipality)
    if not concept.contributions.filter(number=number).exists():
        said(concept, number, f"Bänke am Fluss, {number}")
    else:
        for one in concept.contributions.get(number=number).outcomes.all():
            operations.remove(one, by=author)
    operations.assign(concept, numbers=[number], by=author, **what)
    operations.check(concept, numbers=[number], by=reader)
    rounds.release(rounds.open_round(concept, by=author), by=author)
    while jobs.work_one():
        pass


def test_the_next_edition_lists_what_was_put_off_last(
    concept: Concept, author: User, office: Client
) -> None:
    off = {"kind": "deferred", "to": "nächste Auflage", "reason": "Der Vertrag fehlt noch."}
    no = {"kind": "declined", "reason": "Das darf die Stadt nicht."}
    for number, what in ((1, off), (2, no), (3, off)):
        answer(concept, author, number, **what)
    answer(concept, author, 3, **no)
    after = ConceptFactory(municipality=concept.municipality, predecessor=concept, slug="neu")
    page = office.get(reverse("outcomes:outcomes", args=["neu"])).text
    assert "Ein Beitrag wurde in der vorigen Auflage zurückgestellt" in page
    assert "Bänke am Fluss, 1" in page
    assert "nächste Auflage" in page
    assert reverse("contributions:contribution", args=[concept.slug, 1]) in page
    for number in (2, 3):
        assert f"Bänke am Fluss, {number}" not in page
    assert (
        "vorigen Auflage" not in office.get(reverse("outcomes:outcomes", args=[concept.slug])).text
    )
    assert after.contributions.count() == 0
