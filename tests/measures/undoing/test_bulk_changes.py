"""A bulk change taken back: the units' words, what was written since, one after the other."""

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.models import Measure
from tests.factories import (
    user_with_role,
)
from tests.measures.undoing.conftest import measure
from tests.measures.undoing.deeds import bulk, edit, everything, taken_back

# --- a bulk change -------------------------------------------------------------------------------


def test_a_bulk_change_goes_back_with_the_units_words(
    concept: Concept, many: list[Measure], office: User
) -> None:
    before = everything(concept)
    kept = bulk(many, office, lead_unit=None, priority="hoch")
    assert {one.confirmation for one in queries.of_concept(concept)} == {"draft"}
    assert taken_back(kept, office).put_back == 3
    assert everything(concept) == before


def test_a_word_does_not_come_back_where_somebody_wrote_since(
    concept: Concept, many: list[Measure], office: User
) -> None:
    kept = bulk(many, office, priority="hoch")
    edit(measure(concept, "1.1"), office, description="Etwas anderes.")
    taken_back(kept, office)
    words = {one.code: one.confirmation for one in queries.of_concept(concept)}
    assert words == {"1.1": "draft", "1.2": "confirmed", "1.3": "confirmed"}


def test_a_word_that_was_given_since_falls_with_the_text(
    concept: Concept, many: list[Measure], office: User
) -> None:
    kept = bulk(many, office, priority="hoch")
    editor = user_with_role(Role.UNIT_EDITOR, concept.municipality, unit=many[0].lead_unit)
    one = measure(concept, "1.1")
    operations.confirm(one, by=editor, expected_revision=one.revision)
    taken_back(kept, office)
    assert measure(concept, "1.1").confirmation == "draft"


def test_two_bulk_changes_of_one_value_are_taken_back_one_by_one(
    concept: Concept, many: list[Measure], office: User
) -> None:
    first, second = bulk(many, office, priority="hoch"), bulk(many, office, priority="mittel")
    assert taken_back(first, office).kept == 3
    assert {one.priority for one in queries.of_concept(concept)} == {"mittel"}
    taken_back(second, office)
    assert {one.priority for one in queries.of_concept(concept)} == {"hoch"}
