"""Everybody who said something is told: one mail to an address, with nothing they wrote in it."""

import io
from datetime import date

import pypdf
import pytest
from django.test import Client

from gemeinwerk.answers.rounds import letters, operations, telling
from gemeinwerk.answers.rounds.errors import NothingToAnswer
from gemeinwerk.contributions.models import Voice
from gemeinwerk.contributions.receipts import path_of, voice_of
from gemeinwerk.notices.models import Notice
from tests.answers.rounds.conftest import WHY, Desk
from tests.factories import PersonFactory


def test_one_mail_to_an_address_however_many_voices(desk: Desk) -> None:
    person = PersonFactory(municipality=desk.concept.municipality, email="Olena@Example.org")
    desk.say(1, {"email": "olena@example.org", "language": "en", "name": "Olena"})
    desk.say(2, {"person": person}, {"email": "bo@example.org"}, text="Geheimes Anliegen")
    desk.say(3, {"address": "Uferstraße 1\n14999 Havelfurt", "name": "Bo"}, {"role": "Anwohnerin"})
    round = desk.open()
    desk.answer(1, 2, 3)
    desk.release(round)
    first, second = Notice.objects.order_by("pk")
    assert {first.recipient.lower(), second.recipient} == {"olena@example.org", "bo@example.org"}
    assert first.body.count(WHY) == 2
    assert "Geheimes" not in first.body + second.body
    assert "The answers are written in German." in first.body
    assert "Hello," in first.body or "Dear" in first.body  # two names: none of them
    assert second.action_url in second.body
    assert second.body.count("http") == 1
    assert round.reached == {"mail": 3, "letter": 1, "link": 0, "counter": 1, "letters": 1}
    voice = Voice.objects.get(email="bo@example.org")
    word = second.action_url.rstrip("/").rpartition("/")[2]
    assert voice_of(desk.concept.municipality, word) == voice


def test_a_letter_to_each_name_at_an_address(desk: Desk) -> None:
    home = {"address": "Uferstraße 1\n14999 Havelfurt"}
    flat = {"address": "uferstraße 1   14999 Havelfurt "}
    desk.say(1, home | {"name": "Bo Kaya"}, home | {"name": "Ada Weiß"})
    desk.say(2, flat | {"name": "Bo Kaya"}, {"address": " "})
    round = desk.open()
    desk.answer(1, 2)
    desk.release(round)
    told = telling.voices_of(round.answers.order_by("pk"))
    found = telling.by_letter(told)
    assert [(one.name, len(one.told)) for one in found] == [("Bo Kaya", 2), ("Ada Weiß", 1)]
    assert not Notice.objects.exists()


def test_letters_are_printed_with_the_links_of_each(desk: Desk, client: Client) -> None:
    home = {"address": "Uferstraße 1\n14999 Havelfurt", "name": "Bo Kaya"}
    one, two = desk.say(1, home, text="Geheimes Anliegen"), desk.say(2, home)
    desk.say(3, {"address": "Am Markt 2", "language": "uk"})
    round = desk.open()
    desk.answer(1, 2, 3)
    desk.release(round)
    written = operations.write_letters(round, by=desk.by)
    town = desk.concept.municipality
    content = letters.pdf(town, round, written, date(2026, 11, 30))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    assert len(pages) == 2
    assert "Bo Kaya\nUferstraße 1\n14999 Havelfurt" in pages[0]
    assert pages[0].count(WHY) == 2
    assert "30. November 2026" in pages[0]
    assert "Geheimes" not in pages[0]
    assert "Допис номер 3" in pages[1]
    for contribution in (one, two):
        address = path_of(contribution.voices.get())
        assert address in pages[0].replace("\n", "")
        assert WHY in client.get(address).text
    round.refresh_from_db()
    assert round.printed_by == desk.by
    with pytest.raises(NothingToAnswer):
        operations.write_letters(round, by=desk.by, part=2)
