"""The town's own questions: asked in the form, kept with the contribution, amended by the link."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.contributions import exporting
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.asking import operations
from gemeinwerk.contributions.asking.errors import Fixed, NothingAsked, TooMany, Unanswered
from gemeinwerk.contributions.asking.models import AskedQuestion, Given
from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.form import operations as form
from gemeinwerk.contributions.models import Contribution, Moderation, Participation, Voice
from gemeinwerk.contributions.receipts import path_of
from tests.contributions.asking.conftest import BUS, ask, stated
from tests.contributions.form.conftest import SAID, of, say
from tests.contributions.form.test_form import TEXT, Browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def begun_a_while_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))


@pytest.fixture
def all_kinds(phase: Participation, office: User) -> list[AskedQuestion]:
    return [
        ask(phase, office, required=True),
        ask(phase, office, kind="several", text="Womit sonst?", options=["Rad", "Auto", "zu Fuß"]),
        ask(phase, office, kind="scale", text="Wie wichtig?", lowest="gar nicht", highest="sehr"),
        ask(phase, office, kind="text", text="Warum <b>nicht</b>?"),
    ]


def named(question: AskedQuestion) -> str:
    return f"frage_{question.pk}_{question.revision}"


def test_answered_in_the_second_step_and_kept_with_the_contribution(
    client: Client, phase: Participation, all_kinds: list[AskedQuestion]
) -> None:
    bus, other, scale, why = map(named, all_kinds)
    browser = Browser(client, phase)
    browser.send({"kind": "proposal", "text": TEXT}, weiter="2")
    assert "Wie oft fahren Sie Bus?" in browser.page
    assert "5: sehr" in browser.page
    assert "Warum &lt;b&gt;nicht&lt;/b&gt;?" in browser.page
    browser.send({other: ["0", "2"]}, weiter="3")  # what is required is missing
    assert "Bitte wählen Sie eines davon." in browser.page
    assert 'aria-current="step">Worüber<' in browser.page
    browser.send({bus: "2", scale: "4", why: "<script>Zu teuer.</script>"}, weiter="3")
    browser.send({}, weiter="4")
    assert "zu Fuß" in browser.page
    assert "&lt;script&gt;Zu teuer." in browser.page
    browser.send({}, absenden="1")
    made = Contribution.objects.get()
    found = {one.question_id: (one.places, one.text) for one in made.given.all()}
    assert [found[one.pk] for one in all_kinds] == [
        ([2], ""), ([0, 2], ""), ([4], ""), ([], "<script>Zu teuer.</script>"),
    ]  # fmt: skip
    receipt = client.get(path_of(made.voices.get())).content.decode()
    assert "nie</span>" in receipt
    assert "<script>Zu" not in receipt


def test_what_may_be_left_out_is_kept_as_left_out(
    client: Client, phase: Participation, bus: AskedQuestion
) -> None:
    browser = Browser(client, phase)
    browser.write()
    browser.send({}, absenden="1")
    assert Given.objects.get().places == []


def test_a_question_that_changed_meanwhile_is_asked_again(
    client: Client, phase: Participation, office: User
) -> None:
    bus = ask(phase, office, required=True)
    browser = Browser(client, phase)
    browser.send({"kind": "proposal", "text": TEXT}, weiter="2")
    browser.send({named(bus): "0"}, weiter="3")
    operations.edit_question(bus, options=["nie", "oft"], by=office)
    browser.send({}, weiter="4")
    assert "Bitte wählen Sie eines davon." in browser.page
    assert TEXT.split("<")[0] in browser.page
    with pytest.raises(Unanswered):
        form.submit(phase, said=SAID | {"answers": {}}, who={}, word="w")
    assert not Contribution.objects.exists()


def test_links_in_an_answer_wait_as_those_in_the_text(
    client: Client, phase: Participation, office: User
) -> None:
    Participation.objects.update(moderation=Moderation.AFTER)
    phase.refresh_from_db()
    why = ask(phase, office, kind="text", text="Warum?")
    browser = Browser(client, phase)
    browser.send({"kind": "proposal", "text": TEXT}, weiter="2")
    browser.send({named(why): "http://a.example http://b.example www.c.example"}, weiter="3")
    browser.send({}, weiter="4")
    browser.send({}, absenden="1")
    assert Contribution.objects.get().state == "held"


@pytest.mark.parametrize(
    ("moderation", "again", "state"),
    [("before", "Weil es regnet.", "held"), ("before", "Weil.", "public"),
     ("after", "Weil es regnet.", "public"), ("before", "", "public")],
)  # fmt: skip
def test_the_author_changes_it_by_the_link(
    client: Client, phase: Participation, office: User, moderation: str, again: str, state: str
) -> None:
    Participation.objects.update(moderation=moderation)
    phase.refresh_from_db()
    why = ask(phase, office, kind="text", text="Warum?")
    bus = ask(phase, office)
    made = stated(phase, {why.pk: "Weil.", bus.pk: [1]})[0]
    link = path_of(made.voices.get())
    page = client.get(f"{link}aendern/").content.decode()
    assert re.search(r'value="1"[^>]*checked', page)
    seen = re.search(r'name="gesehen" value="(\w+)"', page)
    assert seen
    typed = {"kind": made.kind, "text": made.text, "tongue": "de", "gesehen": seen[1]}
    client.post(f"{link}aendern/", typed | {named(why): again, named(bus): "2"})
    assert {one.question: (one.places, one.text) for one in made.given.all()} == {
        why: ([], again),
        bus: ([2], ""),
    }
    assert of(made).state == state


def test_taken_back_it_is_gone(phase: Participation, bus: AskedQuestion) -> None:
    made = stated(phase, {bus.pk: [0]})[0]
    form.take_back(made.voices.get())
    assert not Given.objects.exists()
    assert Contribution.objects.get().number == made.number


def test_once_somebody_answered_it_stays_as_it_is(
    phase: Participation, bus: AskedQuestion, office: User
) -> None:
    operations.edit_question(bus, text="Wie oft?", by=office)
    stated(phase, {bus.pk: [0]})
    with pytest.raises(Fixed):
        operations.edit_question(bus, text="Wie selten?", by=office)
    operations.remove_question(bus, by=office)
    ended = AskedQuestion.objects.get()
    assert (ended.text, ended.ended_at is None) == ("Wie oft?", False)
    assert Given.objects.get().places == [0]
    other = ask(phase, office)
    assert [one.pk for one in phase.asked.filter(ended_at=None)] == [other.pk]
    operations.remove_question(other, by=office)
    assert AskedQuestion.objects.get() == ended


@pytest.mark.parametrize(
    "wrong",
    [{"text": " "}, {"options": ["nur eine", " "]}, {"options": [str(n) for n in range(13)]},
     {"kind": "scale", "lowest": "gar nicht"}],
)  # fmt: skip
def test_half_a_question_is_none(phase: Participation, office: User, wrong: Any) -> None:
    with pytest.raises(NothingAsked):
        ask(phase, office, **wrong)
    assert not AskedQuestion.objects.exists()


def test_nobody_fills_in_a_ninth(phase: Participation, office: User) -> None:
    for _ in range(operations.MOST):
        ask(phase, office)
    with pytest.raises(TooMany):
        ask(phase, office)


def test_nothing_that_was_stated_stands_in_the_log(phase: Participation, office: User) -> None:
    why = ask(phase, office, kind="text", text="Warum?")
    made = stated(phase, {why.pk: "Geheimnis"})[0]
    operations.keep_inside(made.given.get(), inside=True, by=office)
    for entry in AuditEntry.objects.all():
        assert "Geheimnis" not in f"{entry.before}{entry.after}{entry.reason}{entry.target_label}"


def test_a_choice_that_there_is_not_is_none(phase: Participation, bus: AskedQuestion) -> None:
    made = stated(phase, {bus.pk: [7, -1, 1, 2]})[0]
    assert made.given.get().places == [1]


# --- at the desk ----------------------------------------------------------------------------------


@pytest.fixture
def desk(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def test_the_office_asks_orders_and_ends(desk: Client, phase: Participation) -> None:
    page = reverse("asking:questions", args=[phase.concept.slug, phase.pk])
    assert "Noch ist keine Frage gestellt" in desk.get(page).text
    add = reverse("asking:question_add", args=[phase.concept.slug, phase.pk])
    scale = {"kind": "scale", "text": "Wie wichtig?", "lowest": "gar nicht"}
    assert "Bitte schreiben Sie, was das bedeutet." in desk.post(add, scale).text
    desk.post(add, scale | {"highest": "sehr"})
    desk.post(add, {"kind": "choice", "text": "Wie oft?", "typed": "oft\n\nnie\noft"})
    first, second = phase.asked.all()
    assert second.options == ["oft", "nie"]
    desk.post(reverse("asking:question_move", args=[second.pk]), {"richtung": "hoch"})
    assert [one.text for one in phase.asked.all()] == ["Wie oft?", "Wie wichtig?"]
    stated(phase, {first.pk: [1], second.pk: [1]})
    edit = reverse("asking:question", args=[second.pk])
    typed = {"kind": "choice", "text": "Wie selten?", "typed": "oft\nnie", "base": ""}
    answer = desk.post(edit, typed)
    assert "Dazu gibt es schon Angaben." in answer.text
    assert "Wie selten?" in answer.text
    desk.post(reverse("asking:question_remove", args=[second.pk]))
    assert "Nicht mehr gestellt" in desk.get(page).text


def test_it_stands_on_the_contributions_page_and_in_the_table(
    desk: Client, phase: Participation, office: User, bus: AskedQuestion
) -> None:
    why = ask(phase, office, kind="text", text="Warum?")
    made = stated(phase, {bus.pk: [1], why.pk: "=1+1"})[0]
    Contribution.objects.update(extra={"Telefon": "0331"})
    page = desk.get(reverse("contributions:contribution", args=[phase.concept.slug, made.number]))
    assert "manchmal" in page.text
    assert "=1+1" in page.text
    table = exporting.csv_file([made.pk]).decode("utf-8-sig").splitlines()
    assert table[0].endswith(";Wie oft fahren Sie Bus?;Warum?;Telefon")
    assert table[1].endswith(";manchmal;'=1+1;0331")


def test_export_asks_no_more_for_many(
    phase: Participation, bus: AskedQuestion, django_assert_num_queries: Any
) -> None:
    keys = [one.pk for one in stated(phase, {bus.pk: [1]}, 3)]
    with django_assert_num_queries(3):
        exporting.csv_file(keys)


def test_whoever_reads_it_first_keeps_a_text_inside(
    desk: Client, phase: Participation, office: User
) -> None:
    why = ask(phase, office, kind="text", text="Warum?")
    made = say(phase, answers={why.pk: "Frau Nachbarin ist laut."}).contribution
    read = desk.get(reverse("moderating:read", args=[phase.concept.slug, made.number]))
    assert "Frau Nachbarin ist laut." in read.text
    address = reverse("asking:inside", args=[made.given.get().pk])
    assert "bleibt intern" in desk.post(address, follow=True).text
    assert made.given.get().kept_inside
    desk.post(address, {"zeigen": "1"})
    assert not made.given.get().kept_inside


def test_the_text_of_somebody_who_is_erased_names_them_no_more(
    phase: Participation, office: User
) -> None:
    from gemeinwerk.actors import operations as actors
    from tests.factories import PersonFactory

    why = ask(phase, office, kind="text", text="Warum?")
    person = PersonFactory(municipality=phase.concept.municipality, name="Inge Sommerfeld")
    made = stated(phase, {why.pk: "Ich, Inge Sommerfeld, sage es."})[0]
    Voice.objects.filter(contribution=made).update(person=person)
    actors.erase_person(person, by=None, reason="Art. 17")
    assert "Sommerfeld" not in made.given.get().text


def test_a_comment_on_a_passage_is_asked_nothing(phase: Participation, office: User) -> None:
    ask(phase, office, required=True)
    made = say(phase, kind="comment").contribution
    assert not made.given.exists()
    assert BUS  # the question is asked of all others


def test_withdrawn_at_the_desk_it_is_gone_too(
    phase: Participation, bus: AskedQuestion, office: User
) -> None:
    made = stated(phase, {bus.pk: [0]})[0]
    contributions.withdraw(made, by=office)
    assert not Given.objects.exists()
