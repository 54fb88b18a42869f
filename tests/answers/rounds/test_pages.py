"""Rounds at the desk: opened, gone through, released; what stands in the way, and where it is."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.answers.rounds import operations
from gemeinwerk.answers.rounds.models import Answer, AnswerRound
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core import jobs
from tests.answers.rounds.conftest import WHY, Desk
from tests.factories import ParticipationFactory
from tests.measures.desk.browser_form import read_form


def at(round: AnswerRound, page: str = "round") -> str:
    return reverse(f"outcomes:{page}", args=[round.concept.slug, round.number])


def test_the_whole_way_at_the_desk(desk: Desk, office: Client, client_as: Any) -> None:
    phase = ParticipationFactory(concept=desk.concept, title="Sommer")
    for number in (1, 2, 3):
        desk.say(number, {"email": f"{number}@example.org"}, participation=phase)
    rounds = reverse("outcomes:rounds", args=[desk.concept.slug])
    page = office.get(rounds).text
    assert "3 Beiträge warten auf eine Antwort" in page
    made = office.post(rounds, {"title": "Runde eins", "participation": phase.pk})
    round = AnswerRound.objects.get()
    assert made["Location"] == at(round)
    page = office.get(at(round)).text
    assert "3 Beiträge sind ohne Antwort" in page
    assert f"{at(round)}?antwort=offen" in page
    first = reverse("outcomes:assign", args=[desk.concept.slug, 1])
    assert f"{first}?runde=1&amp;antwort=offen" in page
    walked = f"{first}?runde=1&antwort=offen"
    assert "Noch ohne Antwort, in Antwortrunde 1" in office.get(walked).text
    typed = read_form(office.get(walked).text, "zuordnen")
    sent = {"kind": "declined", "reason": WHY, "beside": ["2"], "zuordnen": "1"}
    answer = office.post(walked, typed | sent)
    assert answer["Location"].endswith("/3/?antwort=offen&runde=1")
    desk.answer(3, read=False)
    reader = client_as("office")
    page = reader.get(at(round)).text
    assert "3 Antworten hat noch niemand gegengelesen" in page
    post = reverse("outcomes:together", args=[desk.concept.slug])
    ticked = {"beitrag": ["1", "2", "3"], "auswahl": "runde=1", "gegenlesen": "1"}
    assert reader.post(post, ticked)["Location"] == at(round)
    page = office.get(at(round)).text
    assert "jede ist gegengelesen" in page
    form = {"gesehen": "falsch"}
    assert "Inzwischen hat jemand" in office.post(at(round, "release"), form, follow=True).text
    form = read_form(page, "alle-freigeben")
    assert "gehen gerade hinaus" in office.post(at(round, "release"), form, follow=True).text
    jobs.work_one()
    page = office.get(at(round)).text
    assert "sind 3 Antworten freigegeben" in page
    assert "3 Stimmen per E-Mail" in page
    assert "3 von 3 Beiträgen sind beantwortet (100 %)" in office.get(rounds).text


def test_some_are_taken_out_from_the_list(desk: Desk, office: Client) -> None:
    for number in (1, 2):
        desk.say(number)
    round = desk.open()
    post = reverse("outcomes:together", args=[desk.concept.slug])
    ticked = {"beitrag": ["2"], "auswahl": "runde=1&antwort=offen", "herausnehmen": "1"}
    there = office.post(post, ticked)["Location"]
    assert there == f"{at(round, 'take_out')}?mit=2"
    assert "Bitte schreiben Sie, warum" in office.post(there, {"reason": " "}).text
    page = office.post(there, {"reason": "Der Rat berät noch."}, follow=True).text
    assert "Der Rat berät noch." in page
    assert "Ein Beitrag wartet und ist in keiner Runde." in page
    office.post(at(round, "add"))
    assert Answer.objects.filter(state="draft").count() == 2
    office.post(at(round, "discard"))
    assert not AnswerRound.objects.exists()


def test_a_sentence_given_to_many_is_noticed_and_found(desk: Desk, office: Client) -> None:
    for number in range(1, 6):
        desk.say(number)
    round = desk.open()
    desk.answer(1, 2, kind="declined", reason="Dafür fehlt\ndas Geld.")
    desk.answer(3, kind="declined", reason="dafür fehlt das  GELD.")
    desk.answer(4, 5, kind="declined", reason="Das ist Sache des Landes.")
    page = office.get(at(round)).text
    assert "Dieselbe Begründung 3-mal" in page
    assert "Sache des Landes" in page
    assert "2-mal" not in page
    key = desk.concept.contributions.get(number=1).outcomes.get().pk
    assert f"{at(round)}?gleich={key}" in page
    found = office.get(f"{at(round)}?gleich={key}").text
    assert "Sache des Landes" not in found
    assert found.count('name="beitrag"') == 3
    operations.release(round, by=desk.by)  # a notice, no wall


def test_what_waits_to_be_moderated_is_named(desk: Desk, office: Client) -> None:
    desk.say(1)
    round = desk.open()
    desk.answer(1)
    Contribution.objects.update(state="held")
    page = office.get(at(round)).text
    assert "Ein Beitrag wartet auf Prüfung" in page
    assert f"{at(round, 'take_out')}?mit=1" in page


def test_whoever_may_not_is_told(desk: Desk, client_as: Callable[..., Client]) -> None:
    desk.say(1)
    round = desk.open()
    for client in (client_as("unit_editor"), client_as("steering")):
        assert client.get(at(round)).status_code == 403
        assert client.post(at(round, "release")).status_code == 403


def test_a_round_takes_as_many_queries_however_many(desk: Desk, office: Client) -> None:
    desk.say(1, {"address": "Uferstraße 1"})
    round = desk.open()
    desk.answer(1)
    office.get(at(round))
    with CaptureQueriesContext(connection) as few:
        office.get(at(round))
    for number in range(2, 31):
        desk.say(number, {"address": f"Uferstraße {number}"})
    operations.add(round, numbers=range(2, 31), by=desk.by)
    desk.answer(*range(2, 31))
    with CaptureQueriesContext(connection) as many:
        assert "30 Beiträgen" in office.get(at(round)).text
    assert len(many) <= len(few)
    desk.release(round)
    with CaptureQueriesContext(connection) as released:
        assert "30 Briefe drucken" in office.get(at(round)).text
    assert len(released) <= len(few)
