"""What became of it, read by whoever said it and by everybody: only what is released."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.answers.rounds import figures, operations
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Merge, Split
from gemeinwerk.contributions.operations import withdraw
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.engines.searching import forms
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
    operations.take_out(round, numbers=[3], reason="Geteilt.", by=desk.by)
    desk.answer(2, 4)
    desk.release(round)
    assert "Er wurde zusammen mit Beitrag 2 beantwortet." in receipt(client, one)
    assert "Beitrag Nummer 4" in receipt(client, whole)
    Split.objects.filter(pk=split.pk).update(undone_at=now)
    assert "Beitrag Nummer 4" in receipt(client, whole)  # what was told stays told


def test_citizens_read_what_became_of_it_once_it_is_released(desk: Desk, client: Client) -> None:
    Concept.objects.filter(pk=desk.concept.pk).update(public=True)
    desk.concept.public = True
    for number in range(1, 8):
        desk.say(number, text=f"Anliegen {number}.")
    slug = desk.concept.slug
    listed = reverse("portal:contributions", args=[slug])
    one, two, six = (reverse("portal:contribution", args=[slug, n]) for n in (1, 2, 6))
    round = desk.open(title="Sommer 2026")
    operations.take_out(round, numbers=[6, 7], reason="Geheimer Grund.", by=desk.by)
    desk.answer(1, 3, 4, 5)
    desk.answer(2, kind="declined", reason="Dafür fehlt das Geld.")
    before = client.get(listed).text + client.get(one).text
    assert "Darauf gibt es noch keine Antwort." in before
    assert WHY not in before
    assert "Sommer 2026" not in before
    assert "Von 7 Beiträgen sind weniger als fünf beantwortet." in before
    desk.release(round)
    page = client.get(listed).text
    assert page.count("Zum Teil aufgenommen</") == 4 + 1  # and in the filter
    assert "Sommer 2026" in page
    assert "Bis auf wenige sind die Beiträge beantwortet." in page
    assert "Was am längsten wartet, ist vom" in page
    assert "Dafür fehlt das Geld." in client.get(two).text
    assert WHY in client.get(one).text
    assert "Geheimer Grund" not in client.get(six).text + page
    for wanted, found in {"offen": {6, 7}, "ja": {1, 2, 3, 4, 5}, "declined": {2}}.items():
        text = client.get(f"{listed}?antwort={wanted}").text
        assert {n for n in range(1, 8) if f"Anliegen {n}." in text} == found
    Contribution.objects.update(search_text=" ".join(forms("Anliegen")))
    found = client.get(f"{listed}?antwort=declined&suche=Anliegen").text
    assert {n for n in range(1, 8) if f"Anliegen {n}." in found} == {2}
    withdraw(desk.concept.contributions.get(number=2), by=None)
    assert "Dafür fehlt das Geld." not in client.get(two).text


@pytest.mark.parametrize(
    ("total", "answered", "told"),
    [
        (0, 0, "weniger als fünf Beiträge"),
        (4, 2, "weniger als fünf Beiträge"),
        (5, 5, "Alle 5 Beiträge"),
        (100, 97, "Bis auf wenige"),
        (100, 4, "Von 100 Beiträgen sind weniger als fünf"),
        (9, 5, "Bis auf wenige"),
        (101, 100, "Bis auf wenige"),
        (200, 199 - 5, "194 von 200 Beiträgen sind beantwortet (97 %)."),
    ],
)
def test_no_small_number_is_told_or_can_be_worked_out(total: int, answered: int, told: str) -> None:
    said = figures.Share(total, answered, None).in_public
    assert told in said
    small = {str(n) for n in (answered, total - answered) if 0 < n < figures.FEWEST}
    assert not small & set(said.replace("(", " ").split())


def test_figures_follow_from_rows_alone(desk: Desk) -> None:
    now = timezone.now()
    for number in (1, 2, 3, 4, 5, 6):
        desk.say(number, received_at=now - timedelta(days=30 - number))
    Contribution.objects.filter(number=2).update(state="held")
    of = desk.concept.contributions
    Merge.objects.create(one=of.get(number=4), into=of.get(number=3), reason="Gleich.", at=now)
    round = desk.open()  # 1, 3, 5, 6
    Split.objects.create(whole=of.get(number=5), part=of.get(number=6), passage="Teil", at=now)
    operations.take_out(round, numbers=[1, 5, 6], reason="Später.", by=desk.by)
    desk.answer(3)
    desk.release(round)
    assert figures.overall(desk.concept) == figures.Share(5, 2, of.get(number=1).received_at)
    oldest = figures.oldest(desk.concept)
    assert oldest == of.get(number=1)
    [(_round, share)] = figures.of_rounds(desk.concept)
    assert share == figures.Share(4, 2, of.get(number=1).received_at)  # those taken out wait
    everything, [told] = figures.for_everybody(desk.concept)
    assert (everything, told.share) == (figures.overall(desk.concept), share)
    assert told.title == round.title
    withdraw(oldest, by=None)
    assert figures.overall(desk.concept) == figures.Share(4, 2, of.get(number=2).received_at)
    second = desk.open()
    operations.take_out(second, numbers=[5], reason="Geteilt.", by=desk.by)
    desk.answer(6)
    desk.release(second)
    [_second, (_first, share)] = figures.of_rounds(desk.concept)
    assert (share.answered, share.total, share.since) == (3, 3, None)  # answered later
    assert [one.share.waiting for one in figures.for_everybody(desk.concept)[1]] == [0, 0]
