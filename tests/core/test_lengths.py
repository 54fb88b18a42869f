"""Texts have lengths: generous, said in a sentence, what was typed is kept, on both databases."""

from collections.abc import Callable

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.test import Client
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory
from tests.measures.desk.conftest import address, sheet

from gemeinwerk.audit.operations import entry
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.forms.base import KernMixin
from gemeinwerk.core.lengths import LONGEST_TEXT, TooLong
from gemeinwerk.municipalities.models import Municipality


def every(kind: type) -> set[type]:
    return {kind}.union(*(every(below) for below in kind.__subclasses__()))


def test_each_form_of_ours_limits_what_is_typed() -> None:
    """A form that does not come from `BaseForm` has no limit: Django's own do not."""
    ours = {one for one in every(forms.BaseForm) if one.__module__.startswith("gemeinwerk.")}
    assert [one for one in ours if not issubclass(one, KernMixin) and one.base_fields] == []


def test_each_short_column_has_its_length() -> None:
    columns = [
        field
        for model in apps.get_models()
        if model.__module__.startswith("gemeinwerk.")
        for field in model._meta.local_fields
        if isinstance(field, models.CharField)
    ]
    assert [field for field in columns if not field.max_length] == []


class Letter(BaseForm):
    text = forms.CharField(widget=forms.Textarea)
    title = forms.CharField(max_length=10)
    data = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        self.fields["later"] = forms.CharField(required=False)


def test_too_long_is_said_with_both_lengths_and_what_was_typed_stays() -> None:
    text = "x" * (LONGEST_TEXT + 1)
    letter = Letter({"text": text, "title": "x" * 11, "data": text, "later": text})
    assert not letter.is_valid()
    assert "32.768 Zeichen" in letter.errors["text"][0] or "32768" in letter.errors["text"][0]
    assert set(letter.errors) == {"text", "title", "later"}
    assert "11 Zeichen, höchstens 10" in letter.errors["title"][0]
    assert text in str(letter["text"])
    assert "maxlength" not in str(letter["text"])


def test_the_longest_text_is_taken() -> None:
    assert Letter({"text": "x" * LONGEST_TEXT, "title": "x", "data": "", "later": ""}).is_valid()


def test_a_reason_beside_a_button_has_a_length_too(town: Municipality) -> None:
    with pytest.raises(TooLong, match="höchstens"):
        entry(ConceptsVerb.CONCEPT_WITHDRAW, town, by=None, reason="x" * (LONGEST_TEXT + 1))


def test_a_description_without_end_comes_back_with_a_sentence(
    client_as: Callable[..., Client], town: Municipality
) -> None:
    concept = ConceptFactory(municipality=town, slug="integration")
    measure = MeasureFactory(field=FieldFactory(concept=concept))
    client = client_as("office")
    text = "Beratung für alle. " * 2_000
    typed = sheet(client, measure, description=text)
    answer = client.post(address(measure), typed).content.decode()
    assert "Der Text ist zu lang" in answer
    assert text.strip() in answer
    measure.refresh_from_db()
    assert measure.description != text
