"""What is written in English at the desk is read aloud and spell-checked as English."""

import re

from django.test import Client
from django.urls import reverse

from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory, user_with_role


def boxes(client: Client, address: str) -> dict[str, str]:
    """The language of each box that says one."""
    html = client.get(address).content.decode()
    found = re.findall(r'<(?:input|textarea)[^>]*? name="(\w+)"[^>]*? lang="(\w+)"', html)
    return dict(found)


def test_english_texts_are_marked(client: Client, town: Municipality) -> None:
    concept = ConceptFactory(municipality=town, status="drafting")
    measure = MeasureFactory(field=FieldFactory(concept=concept))
    client.force_login(user_with_role("office", town))
    edit = reverse("measures:edit", args=[concept.slug, measure.pk])
    assert boxes(client, edit) == {"title_en": "en", "summary_en": "en"}
    assert boxes(client, reverse("concepts:edit", args=[concept.slug])) == {"summary_en": "en"}
