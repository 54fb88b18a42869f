"""The index is made by the worker when something changes, and gone as soon as a text in it is."""

from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.likeness import making, queries
from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.contributions.merging import operations as merging
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core import jobs
from tests.contributions.merging.conftest import now, said
from tests.factories import PersonFactory, VoiceFactory

pytestmark = pytest.mark.django_db
BENCHES = ("Mehr Bänke am Fluss.", "Am Fluss fehlen Bänke.", "Wir wünschen uns Bänke am Fluss.")


@pytest.fixture
def alike(concept: Concept) -> list[Contribution]:
    found = [said(concept, number, text) for number, text in enumerate(BENCHES, start=1)]
    said(concept, 9, "Der Bus kommt abends zu selten.")
    return found


def worked() -> int:
    done = making.want_all()
    while jobs.work_one():
        done += 1
    return done


def numbers(contribution: Contribution) -> list[int]:
    return [one.contribution.number for one in queries.near(contribution)]


def test_it_is_made_when_something_was_said_and_not_again(
    concept: Concept, office: User, alike: list[Contribution]
) -> None:
    assert queries.near(alike[0]) == []
    assert worked() == 2
    assert set(numbers(alike[0])[:2]) == {2, 3}
    assert queries.near(alike[0])[0].words
    assert worked() == 0
    contributions.record(concept, text="Bänke am Fluss!", kind="need", channel="letter", by=office)
    assert worked() == 1
    assert 10 in numbers(alike[0])
    assert worked() == 0


def test_it_says_how_old_it_is(concept: Concept, alike: list[Contribution]) -> None:
    assert queries.made_at(queries.index_of(concept)) is None
    worked()
    index = queries.index_of(concept)
    assert index
    assert queries.made_at(index)
    assert index.texts == 4


def test_what_is_answered_with_another_is_not_near_any_more(
    office: User, alike: list[Contribution]
) -> None:
    worked()
    merging.merge(alike[1], into=alike[2], reason="Dasselbe.", by=office)
    assert 2 not in numbers(alike[0])


def test_a_text_that_is_taken_back_stands_in_no_bytes(
    concept: Concept, office: User, alike: list[Contribution]
) -> None:
    worked()
    assert b"fehlen B" in bytes(LikenessIndex.objects.get().desk)
    contributions.withdraw(alike[1], by=office)
    dropped = LikenessIndex.objects.get()
    assert (dropped.desk, dropped.public, dropped.groups) == (None, None, [])
    assert worked() == 1
    assert b"fehlen B" not in bytes(LikenessIndex.objects.get().desk)
    assert 2 not in numbers(alike[0])


def test_what_was_being_made_meanwhile_is_not_kept(
    concept: Concept, office: User, alike: list[Contribution], monkeypatch: pytest.MonkeyPatch
) -> None:
    making.want_all()
    keep = making._keep

    def withdrawn_meanwhile(row: Any, *args: Any, **made: Any) -> None:
        monkeypatch.setattr(making, "_keep", keep)
        contributions.withdraw(alike[1], by=office)
        keep(row, *args, **made)

    monkeypatch.setattr(making, "_keep", withdrawn_meanwhile)
    assert jobs.work_one()
    assert LikenessIndex.objects.get().desk is None
    assert jobs.work_one()
    assert b"fehlen B" not in bytes(LikenessIndex.objects.get().desk)


def test_a_name_that_is_erased_goes_with_the_index(concept: Concept, town: Any) -> None:
    person = PersonFactory(municipality=town, name="Inge Sommerfeld")
    one = said(concept, 1, "Inge Sommerfeld sagt: mehr Bänke am Fluss.")
    VoiceFactory(contribution=one, person=person, name="")
    worked()
    assert b"Sommerfeld" in bytes(LikenessIndex.objects.get().desk)
    erase(person)
    assert "Sommerfeld" not in now(one).text
    assert LikenessIndex.objects.get().desk is None


def erase(person: Any) -> None:
    operations.erase_person(person, by=None, reason="Art. 17")


def test_the_public_reads_hints_of_public_words_alone(concept: Concept, office: User) -> None:
    said(concept, 1, "Mehr Bänke am Fluss, sagt Frau Kaya.", public_text="Mehr Bänke am Fluss […].")
    said(concept, 2, "Bänke am Fluss wären schön.", state="internal")
    worked()
    assert b"Kaya" not in bytes(LikenessIndex.objects.get().public)
    found = queries.hints(concept, "Am Fluss fehlen Bänke", "de")
    assert [one.number for one in found] == [1]
    assert queries.hints(concept, "Der Bus kommt zu selten", "de") == []
    hidden = Contribution.objects.get(number=1)
    Contribution.objects.filter(pk=hidden.pk).update(state="internal")
    assert queries.hints(concept, "Am Fluss fehlen Bänke", "de") == []


def test_bytes_of_another_release_are_as_none(concept: Concept, alike: list[Contribution]) -> None:
    worked()
    LikenessIndex.objects.update(desk=b"gemeinwerk likeness 0\n", public=b"")
    assert queries.near(alike[0]) == []
    assert queries.hints(concept, "Bänke", "de") == []


def test_it_asks_twice_however_much_was_said(
    concept: Concept, alike: list[Contribution], django_assert_num_queries: Any
) -> None:
    for number in range(20, 50):
        said(concept, number, f"Bänke am Fluss, zum {number}. Mal.")
    worked()
    with django_assert_num_queries(2):
        queries.near(alike[0])
    with django_assert_num_queries(2):
        queries.hints(concept, "Bänke am Fluss", "de")
