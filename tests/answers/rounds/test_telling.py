"""Everybody who said something is told: one mail to an address, with nothing they wrote in it."""

from gemeinwerk.answers.rounds import telling
from gemeinwerk.contributions.models import Voice
from gemeinwerk.contributions.receipts import voice_of
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
    assert round.told == {"mail": 3, "letter": 1, "link": 0, "counter": 1}
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
    letters = telling.by_letter(told)
    assert [(one.name, len(one.told)) for one in letters] == [("Bo Kaya", 2), ("Ada Weiß", 1)]
    assert not Notice.objects.exists()
