"""What is not taken back: twice, after a freeze, where the text stands, unseen."""

from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.models import ChangeOfMeasure, Measure
from gemeinwerk.measures.operations.refusals import TextStands
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.undoing.errors import LookAgain, NotUndoable
from gemeinwerk.measures.undoing.operations import forget_frozen, undo
from gemeinwerk.measures.undoing.outlook import look
from tests.factories import (
    published_version,
)
from tests.measures.undoing.conftest import LATER, ROWS, measure
from tests.measures.undoing.deeds import Take, bulk, edit, everything, key_of, taken_back

# --- what is refused -----------------------------------------------------------------------------


def test_twice_is_told(concept: Concept, take_over: Take, office: User) -> None:
    kept = take_over(ROWS)
    seen = look(kept).fingerprint()
    undo(kept, seen=seen, by=office)
    with pytest.raises(NotUndoable, match=r"schon zurückgenommen: .* von Jana Beispiel"):
        undo(kept, seen=seen, by=office)
    assert AuditEntry.objects.filter(verb="catalogue.undo").count() == 1


def test_what_was_frozen_stays(concept: Concept, take_over: Take, office: User) -> None:
    take_over(ROWS)
    published_version(concept)
    kept = take_over(LATER)
    look(kept)
    published_version(concept)
    before = everything(concept)
    with pytest.raises(NotUndoable, match="Fassung 2"):
        taken_back(kept, office, "all")
    assert everything(concept) == before


def test_a_version_that_was_frozen_before_holds_nothing_up(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    published_version(concept)
    assert taken_back(take_over(LATER), office).put_back == 1


def test_where_the_text_stands_nothing_goes_back(
    concept: Concept, take_over: Take, office: User
) -> None:
    kept = take_over(ROWS)
    Concept.objects.filter(pk=concept.pk).update(status="adopted")
    with pytest.raises(TextStands):
        taken_back(kept, office)


def test_but_how_far_measures_have_come_does(
    concept: Concept, many: list[Measure], office: User
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    concept.refresh_from_db()
    many[0].concept = concept
    kept = bulk(many, office, implementation="done")
    taken_back(kept, office)
    assert {one.implementation for one in queries.of_concept(concept)} == {""}


def test_who_saw_another_state_decides_again(
    concept: Concept, take_over: Take, office: User
) -> None:
    """Somebody writes between the page and the button."""
    take_over(ROWS)
    kept = take_over(LATER)
    seen = look(kept).fingerprint()
    edit(measure(concept, "1"), office, title="Beratung in acht Sprachen")
    before = everything(concept)
    with pytest.raises(LookAgain):
        undo(kept, put_back="all", seen=seen, by=office)
    assert everything(concept) == before


def test_a_key_of_another_change_is_no_choice(
    concept: Concept, take_over: Take, office: User
) -> None:
    first = take_over(ROWS)
    kept = take_over(LATER)
    edit(measure(concept, "1"), office, title="Beratung in acht Sprachen")
    taken_back(kept, office, [key_of(first, "1"), 999_999])
    assert measure(concept, "1").title == "Beratung in acht Sprachen"


def test_whatever_goes_wrong_nothing_is_taken_back(
    concept: Concept, take_over: Take, office: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_over(ROWS)
    kept = take_over(LATER)
    before = everything(concept)

    def fall(*args: Any) -> None:
        raise DomainError("the power is gone")

    monkeypatch.setattr("gemeinwerk.measures.undoing.operations._close", fall)
    with pytest.raises(DomainError):
        taken_back(kept, office)
    assert everything(concept) == before
    assert not AuditEntry.objects.filter(verb="catalogue.undo").exists()


def test_what_a_version_froze_is_kept_no_longer(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    assert forget_frozen() == 0
    published_version(concept)
    take_over(LATER)
    assert forget_frozen() == 3
    assert ChangeOfMeasure.objects.count() == 2


def test_every_value_of_a_measure_is_known_to_the_state(take_over: Take, concept: Concept) -> None:
    take_over(ROWS)
    state = keeping.state_of(queries.whole(queries.of_concept(concept))[0], [])
    assert state.keys() == {*plain_values.NAMES, keeping.CONFIRMATION}
