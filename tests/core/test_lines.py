"""What is typed is kept with one sign at each line's end, whichever way it came."""

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client
from tests.factories import ConceptFactory, ThemeFactory, user_with_role

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.typed import lines
from gemeinwerk.municipalities.models import Municipality

TYPED = "erste\r\nzweite\rdritte\n"


class Note(BaseForm):
    text = forms.CharField(widget=forms.Textarea, strip=False)
    short = forms.CharField(max_length=3, required=False, widget=forms.Textarea)


@pytest.mark.parametrize("typed", [TYPED, "erste\nzweite\rdritte\r\n", "erste\nzweite\ndritte\n"])
def test_a_form_reads_lines(typed: str) -> None:
    data = QueryDict(mutable=True)
    data["text"] = typed
    form = Note(data)
    assert form.is_valid()
    assert form.cleaned_data["text"] == "erste\nzweite\ndritte\n"
    assert form["text"].value() == "erste\nzweite\ndritte\n"


def test_the_end_of_a_line_counts_as_one_sign() -> None:
    assert Note({"text": "x", "short": "a\r\nb"}).is_valid()


def test_lines_in_a_text_without_a_form() -> None:
    assert lines(TYPED) == "erste\nzweite\ndritte\n"


def test_what_a_browser_sends_is_stored_so(client: Client, town: Municipality) -> None:
    concept: Concept = ConceptFactory(municipality=town, slug="ik")
    theme = ThemeFactory(concept=concept, description="")
    client.force_login(user_with_role("office", town))
    address = f"/arbeitsplatz/konzepte/ik/aufbau/themen/{theme.pk}/"
    client.post(address, {"title": "T", "description": "eins\r\nzwei"})
    theme.refresh_from_db()
    assert theme.description == "eins\nzwei"
