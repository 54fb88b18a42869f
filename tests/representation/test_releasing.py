"""What is told gives nobody away, beside all that was ever told; a refusal says why, and when."""

import random
import re
from typing import Any

import pytest
from django.utils import translation

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.engines.disclosure.releases import Next, Reason, Refused
from gemeinwerk.ledger.models import Entry
from gemeinwerk.representation import operations, releasing
from gemeinwerk.representation.counting import layout_of
from gemeinwerk.representation.errors import NotNow, TooSoon, WouldTell, WrongAsked
from gemeinwerk.representation.ledger_kinds import content as of_the_ledger
from gemeinwerk.representation.models import Enquiry
from gemeinwerk.representation.refusing import refusal
from tests.factories import public_concept
from tests.representation.attacking import Seen, narrowed
from tests.representation.conftest import answer, count_up, opened, people, released

pytestmark = pytest.mark.django_db
SAME = {"gender": "f", "migration": "no", "age": "-29"}
NEARLY_ALL_ALIKE = ["no"] * 18 + ["yes", "no_answer"]


def _cells(release: Any, table: str) -> dict[tuple[str, ...], Any]:
    (found,) = (one for one in release.content["tables"] if one["table"] == table)
    keys = table.split("/")
    return {tuple(cell.get(key, "") for key in keys): cell for cell in found["cells"]}


def test_three_who_join_between_two_releases_are_not_found_in_the_difference(
    enquiry: Enquiry, office: User
) -> None:
    count_up(enquiry, people(64))
    released(enquiry, office)
    count_up(enquiry, [{"gender": "d", "migration": "self", "age": "-29", "disability": "yes"}] * 3)
    with pytest.raises(TooSoon, match=r"weniger als 20 Antworten.*ab 84 Antworten"):
        released(enquiry, office)
    assert enquiry.releases.count() == 1
    count_up(enquiry, people(17))
    released(enquiry, office)


def test_a_look_at_the_counts_is_a_look_even_if_nothing_could_be_told(
    enquiry: Enquiry, office: User
) -> None:
    """Whether it is refused tells something of those who answered in between."""
    count_up(enquiry, [{**SAME, "disability": said} for said in NEARLY_ALL_ALIKE])
    with pytest.raises(WouldTell, match=r"alle Zahlen wegbleiben.*gerundet"):
        released(enquiry, office, "disability")
    count_up(enquiry, people(1))
    with pytest.raises(TooSoon):
        released(enquiry, office, "disability")


def test_what_the_office_has_seen_is_known_whether_or_not_it_was_published(
    enquiry: Enquiry, office: User
) -> None:
    count_up(enquiry, people(64))
    first = released(enquiry, office, "gender")
    operations.publish_release(first, by=office)
    operations.withdraw_release(first, by=office)
    count_up(enquiry, [{"gender": "d", "migration": "no", "age": "-29", "disability": "no"}] * 30)
    second = released(enquiry, office, "gender")
    # All who joined said the same: by how much it rose is not told.
    assert _cells(second, "gender")[("d",)]["count"] is None
    assert operations.publish_release(second, by=office).number == 2


def test_nothing_small_is_told_and_not_why_it_is_left_out(enquiry: Enquiry, office: User) -> None:
    answer(enquiry, people(64))
    release = released(enquiry, office)
    every = [cell for table in release.content["tables"] for cell in table["cells"]]
    left_out = [one for one in every if one["count"] is None]
    assert left_out
    assert all(one["count"] >= 5 or one["count"] == 0 for one in every if one not in left_out)
    assert all(one["most"] - one["least"] >= 4 for one in left_out)
    assert "why" not in str(release.content)
    assert {"asked": 300, "answered": 64, "minimum": 5}.items() <= release.content.items()
    low, high = _cells(release, "gender")[("f",)]["share"]
    assert low < high
    assert Entry.objects.get(kind="representation").source_id == release.pk
    assert b'"answered": 64' in of_the_ledger(release.pk)


def test_while_people_answer_there_is_nothing_to_be_seen(enquiry: Enquiry, office: User) -> None:
    count_up(enquiry, people(64))
    with pytest.raises(NotNow, match="niemand sieht Zahlen"):
        releasing.release(enquiry, tables=["gender"], asked=90, by=office)


def test_fewer_than_twenty_are_told_of_nowhere(enquiry: Enquiry, office: User) -> None:
    count_up(enquiry, people(19))
    with pytest.raises(WouldTell, match=r"zu wenige.*ab 20 Antworten"):
        released(enquiry, office)


REFUSALS = {
    (Reason.FEW_ANSWERS, Next(answers=25)): "zu wenige Antworten. Das nächste Mal geht es ab 25",
    (Reason.FEW_NEWCOMERS, Next(answers=84)): "was gerade diese gesagt haben. Das nächste Mal",
    (Reason.TOLD_BEFORE, Next()): "früheren Veröffentlichungen .* hängt davon ab, was sie sagen",
    (Reason.NOTHING_HIDES, Next(rounded=5)): "ausrechnen. .* auf 5 gerundet",
}


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case[0].value)
def test_a_refusal_says_why_and_what_can_be_told_next(case: tuple[Reason, Next]) -> None:
    with translation.override("de"):
        assert re.search(REFUSALS[case], refusal(Refused(*case)))
    with translation.override("en"):
        assert not re.search(REFUSALS[case], refusal(Refused(*case)))


def test_a_refusal_names_the_tables_that_can_be_told(enquiry: Enquiry) -> None:
    gender, both = layout_of(enquiry, "gender"), layout_of(enquiry, "migration/gender")
    said = refusal(Refused(Reason.NOTHING_LEFT, Next(tables=(gender, both))))
    assert said.endswith("Jetzt möglich ist: Geschlecht; Einwanderung und Geschlecht.")


def test_what_makes_no_sense_is_refused(enquiry: Enquiry, office: User) -> None:
    count_up(enquiry, people(64))
    operations.close_enquiry(enquiry, by=office)
    with pytest.raises(WrongAsked):
        releasing.release(enquiry, tables=["gender"], asked=63, by=office)
    for wrong in ([], ["gender/age"], ["religion"]):
        with pytest.raises(WouldTell):
            releasing.release(enquiry, tables=wrong, asked=90, by=office)


def test_rounding_is_the_other_way(concept: Concept, office: User) -> None:
    enquiry = opened(concept, office, protection="round", crossings=[])
    count_up(enquiry, people(64))
    release = released(enquiry, office)
    assert release.content["rounded"] == 5
    assert all(c["count"] % 5 == 0 for t in release.content["tables"] for c in t["cells"])


def test_a_release_may_be_protected_otherwise_than_the_enquiry(
    enquiry: Enquiry, office: User
) -> None:
    count_up(enquiry, people(64))
    operations.close_enquiry(enquiry, by=office)
    chosen: Any = {"tables": ["age"], "asked": 90, "by": office}
    assert releasing.release(enquiry, protection="round", **chosen).content["rounded"] == 5
    # Rounded and exact beside each other tell too much here.
    with pytest.raises(WouldTell, match="alle Zahlen wegbleiben"):
        releasing.release(enquiry, **chosen)


def test_a_withdrawn_concept_shows_nothing(enquiry: Enquiry, office: User) -> None:
    count_up(enquiry, people(64))
    release = released(enquiry, office, "gender")
    Concept.objects.update(public=False)
    with pytest.raises(NotNow):
        operations.publish_release(release, by=office)


# --- somebody who has every release --------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_whoever_has_all_releases_narrows_no_count(
    seed: int, concept: Concept, office: User
) -> None:
    """Through the verbs; 1,000 of these histories are in `make bench ONLY=representation`."""
    seen = Seen(opened(concept, office, crossings=[["migration", "gender"]]), random.Random(seed))
    for _release in range(4):
        seen.go_on(office)
    assert seen.releases
    assert narrowed(seen) == []


def test_the_attacker_finds_what_there_is_to_find(concept: Concept, office: User) -> None:
    """Without protection he would."""
    seen = Seen(opened(concept, office), random.Random(3))
    count_up(seen.enquiry, people(64))
    told = released(seen.enquiry, office, "gender").content
    seen.releases = [told]
    assert narrowed(seen) == []
    truth = dict(seen.enquiry.cells.filter(table="gender").values_list("place", "count"))
    for cell in told["tables"][0]["cells"]:
        cell["count"] = None if cell["gender"] == "d" else truth[cell["gender"]]
    assert narrowed(seen)


def test_another_concept_counts_by_itself(concept: Concept, office: User) -> None:
    other = opened(public_concept(concept.municipality, slug="klima"), office)
    count_up(other, people(64))
    released(other, office, "gender")
    mine = opened(concept, office)
    count_up(mine, people(40))
    assert released(mine, office, "gender").number == 1
