"""The one way to write: rows are held, in one order, before it is asked what is possible."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import ConceptFactory, MeasureFactory, MilestoneFactory

from gemeinwerk.core.errors import Gone
from gemeinwerk.core.writing import collect, depth_of, hold, hold_all, must_hold, turn, verb
from gemeinwerk.measures.models import Measure

pytestmark = pytest.mark.django_db


def test_a_held_row_is_as_it_stands_now() -> None:
    loaded = MeasureFactory(title="wie geladen")
    Measure.objects.update(title="wie es jetzt heißt")
    with turn():
        assert hold(loaded).title == "wie es jetzt heißt"


def test_a_row_that_is_gone_is_said() -> None:
    loaded = MeasureFactory(code="1.1", title="Lotsen ausbilden")
    Measure.objects.all().delete()
    with turn(), pytest.raises(Gone) as refusal:
        hold(loaded)
    assert refusal.value.message == (
        "„1.1 Lotsen ausbilden“ gibt es nicht mehr: Jemand hat es inzwischen gelöscht."
    )


def test_the_concept_comes_before_its_measures_and_they_before_their_parts() -> None:
    milestone = MilestoneFactory()
    measure = milestone.measure
    with turn():
        for row in (measure.concept, measure, milestone):
            hold(row)
    for first, second in ((measure, measure.concept), (measure, measure.field)):
        with turn():
            hold(first)
            with pytest.raises(AssertionError, match="held before"):
                hold(second)


def test_below_a_row_that_is_held_the_order_does_not_matter() -> None:
    """Everybody who comes to a field comes through its concept."""
    measure = MeasureFactory()
    with turn():
        for row in (measure.concept, measure, measure.field):
            hold(row)


def test_what_is_held_already_may_be_held_again() -> None:
    measure = MeasureFactory()
    with turn():
        hold(measure.concept)
        hold(measure)
        hold(measure.concept)


def test_many_are_held_in_the_order_of_their_keys() -> None:
    concept = ConceptFactory()
    made = [
        MeasureFactory(concept=concept, field__concept=concept, position=-n % 9) for n in range(3)
    ]
    with turn(), CaptureQueriesContext(connection) as asked:
        assert hold_all(Measure.objects.order_by("position")) == made
        for one in made:
            must_hold(one)
    assert 'ORDER BY "measures_measure"."id" ASC' in asked[0]["sql"]


def test_what_another_verb_held_is_held_no_more() -> None:
    concept = ConceptFactory()

    @verb
    def change() -> None:
        hold(concept)

    change()
    with turn(), pytest.raises(AssertionError, match="before it is held"):
        must_hold(concept)


def test_what_a_verb_called_inside_holds_is_held_by_all() -> None:
    concept = ConceptFactory()
    with turn():
        verb(hold)(concept)
        must_hold(concept)


def test_what_a_verb_called_inside_held_is_let_go_when_it_is_taken_back() -> None:
    """PostgreSQL lets go of the rows with the savepoint: somebody else may write them again."""
    concept = ConceptFactory()
    measure = MeasureFactory(concept=concept, field__concept=concept)

    @verb
    def refused() -> None:
        hold(measure)
        raise Gone("zu spät")

    with turn():
        hold(concept)
        with pytest.raises(Gone):
            refused()
        must_hold(concept)
        with pytest.raises(AssertionError, match="before it is held"):
            must_hold(measure)


def test_nobody_hears_of_what_was_taken_back() -> None:
    told: list[list[str]] = []

    @verb
    def change(what: str, goes_well: bool) -> None:
        collect(told.append, what)
        if not goes_well:
            raise Gone("zu spät")

    with turn():
        collect(told.append, "first")
        with pytest.raises(Gone):
            change("refused", False)
        change("done", True)
    # `told.append` is another object each time it is named, and equal to itself.
    assert told == [["first", "done"]]


def test_nothing_is_held_outside_a_verb() -> None:
    with pytest.raises(AssertionError, match="within a verb"):
        hold(ConceptFactory())


def test_a_verb_that_is_refused_did_nothing() -> None:
    concept = ConceptFactory(title="Konzept")

    @verb
    def change() -> None:
        found = hold(concept)
        found.title = "anders"
        found.save()
        raise Gone("zu spät")

    with pytest.raises(Gone):
        change()
    concept.refresh_from_db()
    assert concept.title == "Konzept"


def test_every_row_has_its_place_in_the_order() -> None:
    """No foreign keys go round in a circle: whatever points somewhere is held later."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            target = field.remote_field and field.remote_field.model
            assert not target or target is model or depth_of(target) < depth_of(model)
