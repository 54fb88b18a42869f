"""Words that a town counts as one when somebody searches."""

import pytest
from django.test import Client

from gemeinwerk.accounts.models import Role
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.municipalities.models import Municipality, Synonyms
from gemeinwerk.municipalities.operations import (
    WordsRefused,
    add_synonyms,
    edit_synonyms,
    remove_synonyms,
    set_up,
)
from gemeinwerk.municipalities.queries import synonyms_of, word_groups
from gemeinwerk.municipalities.synonyms import STARTERS, names
from tests.factories import MunicipalityFactory, user_with_role

pytestmark = pytest.mark.django_db
ADDRESS = "/arbeitsplatz/kommune/woerter/"


def test_a_new_town_begins_with_the_list_for_municipalities() -> None:
    town = set_up(name="Neu", slug="neu", land="BB", host="neu.example", by=None)
    assert len(word_groups(town)) == len(STARTERS)
    words = [name.casefold() for written in STARTERS for name in names(written)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Kita, Kindergarten", "Kita, Kindergarten"),
        (" Kita ;Kindergarten\n\nkita,,KITA ", "Kita, Kindergarten"),
        ("Leichte  Sprache, Einfache\u00adSprache", "Leichte Sprache, EinfacheSprache"),
    ],
)
def test_words_are_kept_once_in_one_form(town: Municipality, written: str, kept: str) -> None:
    assert add_synonyms(town, words=written, by=None).words == kept


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "mindestens zwei Wörter"),
        ("Kita", "mindestens zwei Wörter"),
        ("Kita, kita, –", "mindestens zwei Wörter"),
        (", ".join(f"Wort{n}" for n in range(31)), "höchstens 30 Wörter"),
        (f"Kita, {'x' * 61}", "höchstens 30 Wörter mit je 60 Zeichen"),
        ("Straßenbahn, STRASSENBAHN, Bus", "„Bus“ steht schon in der Gruppe „Bus, Bahn“"),
    ],
)
def test_what_is_no_group_is_refused(town: Municipality, written: str, sentence: str) -> None:
    add_synonyms(town, words="Bus, Bahn", by=None)
    with pytest.raises(WordsRefused) as refusal:
        add_synonyms(town, words=written, by=None)
    assert sentence in refusal.value.message
    assert Synonyms.objects.count() == 1


def test_another_towns_words_are_its_own(town: Municipality) -> None:
    add_synonyms(town, words="Bus, Bahn", by=None)
    other = MunicipalityFactory()
    add_synonyms(other, words="Bus, Tram", by=None)
    assert word_groups(other) == [["Bus", "Tram"]]


def test_each_change_is_recorded_and_makes_public_pages_new(town: Municipality) -> None:
    group = add_synonyms(town, words="Bus, Bahn", by=None)
    edit_synonyms(group, words="Bus, Bahn, Tram", by=None)
    edit_synonyms(group, words="Bus, Bahn, Tram", by=None)
    remove_synonyms(group, by=None)
    told = AuditEntry.objects.filter(target_type="municipalities.synonyms").order_by("id")
    assert [(one.verb, one.public) for one in told] == [
        ("synonyms.add", True), ("synonyms.edit", True), ("synonyms.remove", True),
    ]  # fmt: skip
    assert {one.municipality_id for one in told} == {town.pk}
    assert word_groups(town) == []


def test_two_who_change_one_group_are_told(town: Municipality) -> None:
    group = add_synonyms(town, words="Bus, Bahn", by=None)
    seen = {"words": group.words}
    edit_synonyms(group, words="Bus, Bahn, Tram", seen=seen, by=None)
    with pytest.raises(Overtaken):
        edit_synonyms(group, words="Bus, Zug", seen=seen, by=None)


def test_the_office_keeps_them_at_the_desk(town: Municipality) -> None:
    client = Client()
    client.force_login(user_with_role(Role.OFFICE, town))
    answer = client.post(f"{ADDRESS}neu/", {"words": "Kita, Hort"}, follow=True)
    assert "„Kita, Hort“ gilt ab jetzt in der Suche." in answer.content.decode()
    group = Synonyms.objects.get()
    refused = client.post(f"{ADDRESS}{group.pk}/", {"words": "Kita"}).content.decode()
    assert "mindestens zwei Wörter" in refused
    assert ">Kita</textarea>" in refused.replace("\n", "")  # what was typed is kept
    client.post(f"{ADDRESS}{group.pk}/", {"words": "Kita, Krippe"})
    assert word_groups(town) == [["Kita", "Krippe"]]
    client.post(f"{ADDRESS}{group.pk}/entfernen/")
    assert "Noch gibt es keine Wortgruppe" in client.get(ADDRESS).content.decode()


def test_groups_stand_in_the_order_of_the_alphabet(town: Municipality) -> None:
    """Ö beside O, on every database."""
    town.synonyms.all().delete()
    for words in ("Zuzug, Ankunft", "ÖPNV, Bus", "Ort, Platz"):
        Synonyms.objects.create(municipality=town, words=words)
    assert [one.words[0] for one in synonyms_of(town)] == ["Ö", "O", "Z"]
