"""Setting what differs, and asking what a thing is still used for."""

from typing import Any

import pytest
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    ThemeFactory,
)

from gemeinwerk.core import changes
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import BaseForm, refusals_on
from gemeinwerk.core.usage import uses, uses_in_words


def test_only_what_differs_is_set() -> None:
    concept = ConceptFactory.build(municipality=None, title="Alt", motto="bleibt")
    assert changes.apply(concept, {"title": "Neu", "motto": "bleibt"}) == (
        {"title": "Alt"},
        {"title": "Neu"},
    )
    assert (concept.title, concept.motto) == ("Neu", "bleibt")


@pytest.mark.django_db
def test_uses_are_counted_by_kind_and_what_goes_with_it_is_none() -> None:
    field = FieldFactory()
    assert uses(field) == []
    MeasureFactory.create_batch(2, field=field)
    GoalFactory(field=field)
    assert uses(field) == [(1, "Ziel"), (2, "Maßnahmen")]
    assert uses_in_words(field) == "1 Ziel und 2 Maßnahmen"


@pytest.mark.django_db
def test_relations_to_many_and_those_that_would_be_emptied_are_uses() -> None:
    theme, body = ThemeFactory(), BodyFactory()
    MeasureFactory(field=FieldFactory(concept=theme.concept, working_group=body)).themes.add(theme)
    assert uses_in_words(theme) == "1 Maßnahme"
    assert uses_in_words(body) == "1 Handlungsfeld"


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 30])
def test_asking_costs_the_same_however_many(number: int, django_assert_num_queries: Any) -> None:
    field = FieldFactory()
    MeasureFactory.create_batch(number, field=field)
    with django_assert_num_queries(3):  # of each table that may use one
        uses(field)


def test_a_refusal_becomes_an_error_of_the_form() -> None:
    form = BaseForm({})
    assert form.is_valid()
    with refusals_on(form):
        raise DomainError("So geht es nicht.")
    assert form.non_field_errors() == ["So geht es nicht."]


def test_other_errors_are_not_swallowed() -> None:
    form = BaseForm({})
    with pytest.raises(ZeroDivisionError), refusals_on(form):
        raise ZeroDivisionError
