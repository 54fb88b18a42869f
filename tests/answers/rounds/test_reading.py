"""What became of it, read by whoever said it and by everybody: only what is released."""

from django.test import Client
from django.utils import timezone

from gemeinwerk.contributions.models import Contribution, Merge, Split
from gemeinwerk.contributions.receipts import path_of
from tests.answers.rounds.conftest import WHY, Desk


def receipt(client: Client, one: Contribution, language: str = "de") -> str:
    page: str = client.get(f"{path_of(one.voices.get())}?sprache={language}").text
    return page


def test_under_their_own_link_people_read_the_answer(desk: Desk, client: Client) -> None:
    one = desk.say(1, {"name": "Olena", "language": "uk"})
    round = desk.open()
    desk.answer(1)
    open_ = receipt(client, one)
    assert "Darauf gibt es noch keine Antwort." in open_
    assert WHY not in open_
    desk.release(round)
    page = receipt(client, one)
    assert "Zum Teil aufgenommen" in page
    assert "2.2 Wohnberatung" in page
    assert WHY in page
    assert "Antwort vom" in page
    assert "auf Deutsch geschrieben" not in page
    assert "Відповіді написані німецькою мовою." in receipt(client, one, "uk")
    desk.answer(1, reason="Nun doch anders.")
    assert "Nun doch anders." not in receipt(client, one)
    desk.release(desk.open())
    again = receipt(client, one)
    assert again.index("Nun doch anders.") < again.index(WHY)
    assert again.count("Diese Antwort ersetzt die vom") == 1


def test_the_answer_to_another_or_to_a_part_is_read_as_well(desk: Desk, client: Client) -> None:
    one, into = desk.say(1, {"name": "Bo"}), desk.say(2)
    whole, part = desk.say(3, {"name": "Ada"}), desk.say(4)
    now = timezone.now()
    Merge.objects.create(one=one, into=into, reason="Gleich.", at=now)
    split = Split.objects.create(whole=whole, part=part, passage="Ein Teil", at=now)
    round = desk.open()
    desk.answer(2, 3, 4)
    desk.release(round)
    assert "Er wurde zusammen mit Beitrag 2 beantwortet." in receipt(client, one)
    assert "Beitrag Nummer 4" in receipt(client, whole)
    Split.objects.filter(pk=split.pk).update(undone_at=now)
    assert "Beitrag Nummer 4" not in receipt(client, whole)
