"""Answering by a link of one's own: what opens nothing, what is kept, what two windows are told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering import operations, queries
from gemeinwerk.invitations.answering.models import AnswerPage, NeedsOrder, PrivacyVersion, Reply
from gemeinwerk.invitations.answering.operations import Given
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Invitation, PersonalLink, Wave
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory
from tests.invitations.answering.conftest import filled, send

pytestmark = pytest.mark.django_db


def _address(made: Made) -> str:
    return reverse("answering:page", args=[made.token])


def _answers() -> list[object]:
    kept = Reply.objects.values_list("deputy_name", "themes", "revision")
    return [*kept, *NeedsOrder.objects.values_list("needs", "note")]


def test_a_link_that_is_over_opens_and_keeps_nothing(client: Client, made: Made) -> None:
    yesterday = localdate() - timedelta(days=1)
    for changes in (
        {"expires_on": yesterday},
        {"withdrawn_at": made.row.made_at, "expires_on": localdate()},
    ):
        PersonalLink.objects.filter(pk=made.row.pk).update(**changes)
        assert client.get(_address(made)).status_code == 410
        assert send(client, made, themes="Wohnen").status_code == 410
        for name in ("thanks", "entry"):
            assert client.get(reverse(f"answering:{name}", args=[made.token])).status_code == 410
    assert _answers() == []


def test_the_page_leads_to_ones_own_data_in_every_language(client: Client, made: Made) -> None:
    for language, words in (("de", "Ihre Daten"), ("ar", "بياناتكم"), ("uk", "Ваші дані")):
        for address in (_address(made), reverse("answering:code")):
            page = client.get(address, {"sprache": language}).content.decode()
            assert words in page.partition('href="/meine-daten/"')[2][:80], (language, address)


def test_a_link_of_another_town_is_none(client: Client, made: Made, wave: Wave) -> None:
    other = MunicipalityFactory()
    wave.concept.__class__.objects.filter(pk=wave.concept_id).update(municipality=other)
    assert client.get(_address(made)).status_code == 404
    assert send(client, made).status_code == 404
    assert _answers() == []


def test_of_somebody_who_was_erased_no_link_holds(client: Client, made: Made) -> None:
    Invitation.objects.filter(pk=made.row.invitation_id).update(person=None)
    assert client.get(_address(made)).status_code == 410


def test_whoever_guesses_is_stopped(client: Client, made: Made) -> None:
    answers = [
        client.get(reverse("answering:page", args=[f"{n:043d}"])).status_code for n in range(31)
    ]
    assert answers == [404] * 30 + [429]


def test_an_answer_is_kept_whole_and_can_be_changed(client: Client, made: Made, body: Body) -> None:
    answer = send(
        client,
        made,
        coming="deputised",
        deputy_name="Bo Öztürk",
        bodies=[str(body.pk)],
        themes="Wohnungen für große Familien",
        times_note="montags nie",
        away0_first="2031-04-12",
        away0_last="2031-04-23",
        **{"week-0-1630": "not", "week-2-1630": "rather_not", "day-2031-03-08": "good"},
    )
    assert answer.status_code == 302
    assert "Bo Öztürk" in client.get(answer["Location"]).content.decode()
    reply = Reply.objects.get()
    assert (reply.deputy_name, reply.themes, reply.times_note, reply.late) == (
        "Bo Öztürk",
        "Wohnungen für große Familien",
        "montags nie",
        False,
    )
    assert list(reply.bodies.all()) == [body]
    assert reply.away == [{"first": "2031-04-12", "last": "2031-04-23"}]
    assert reply.privacy == PrivacyVersion.objects.get()
    shown = client.get(_address(made)).content.decode()
    assert "Wohnungen für große Familien" in shown
    assert "2031-04-23" in shown
    assert send(client, made, seen="1", coming="declined").status_code == 302
    invitation = Invitation.objects.get(pk=made.row.invitation_id)
    assert (invitation.answer, Reply.objects.get().deputy_name) == ("declined", "")


def test_days_are_given_to_the_planning_as_it_takes_them(
    client: Client, made: Made, wave: Wave
) -> None:
    said = {"week-0-1630": "not", "week-2-1630": "rather_not", "day-2031-03-08": "good"}
    send(client, made, away0_first="2031-03-05", **said)
    monday = localdate().replace(2031, 3, 3)
    (told,) = queries.availability_in(wave.concept).values()
    week = [told.fit(monday + timedelta(days=n), "16:30") for n in range(7)]
    assert week == ["not", "", "not", "", "", "good", ""]  # that Wednesday they are away
    assert told.fit(monday + timedelta(days=9), "16:30") == "rather_not"


def test_what_was_typed_is_kept_where_something_is_wrong(client: Client, made: Made) -> None:
    answer = client.post(
        _address(made),
        {"coming": "deputised", "themes": "Wohnen", "seen": "0", "needs": "childcare"},
    )
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "Wohnen" in told
    for sentence in ("wer kommt", "Dürfen wir das verwenden", "Ohne Ihre Zustimmung"):
        assert sentence in told
    assert _answers() == []


def test_two_windows_are_told(client: Client, made: Made) -> None:
    assert send(client, made, themes="aus dem ersten Fenster").status_code == 302
    second = send(client, made, themes="aus dem zweiten Fenster")
    assert second.status_code == 409
    told = second.content.decode()
    assert "Inzwischen ist schon eine Antwort angekommen" in told
    assert "aus dem zweiten Fenster" in told
    assert 'name="seen" value="1"' in told
    assert Reply.objects.get().themes == "aus dem ersten Fenster"
    assert send(client, made, themes="aus dem zweiten Fenster", seen="1").status_code == 302
    assert Reply.objects.get().themes == "aus dem zweiten Fenster"


def test_sent_twice_it_is_there_once(made: Made) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(_address(made))
    token = client.cookies["csrftoken"].value
    typed = filled(csrfmiddlewaretoken=token, themes="einmal")
    answers = [client.post(_address(made), typed) for _time in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Reply.objects.get().revision == 1


def test_after_the_deadline_it_is_taken_and_said(client: Client, made: Made, wave: Wave) -> None:
    Wave.objects.filter(pk=wave.pk).update(
        answer_until=localdate() - timedelta(days=1), dispatch_on=None
    )
    assert "Die Frist war am" in client.get(_address(made)).content.decode()
    thanks = client.get(send(client, made)["Location"]).content.decode()
    assert "kam nach der Frist" in thanks
    assert queries.said_of([made.row.invitation_id])[made.row.invitation_id].late


def test_a_group_that_is_not_asked_is_not_kept(
    client: Client, made: Made, town: Municipality
) -> None:
    other = Body.objects.create(municipality=town, kind="working_group", name="AG Andere")
    assert send(client, made, bodies=[str(other.pk)]).status_code == 200
    assert _answers() == []


def test_the_language_one_answers_in_is_that_of_letters_from_now_on(
    client: Client, made: Made
) -> None:
    client.post(_address(made) + "?sprache=ar", filled())
    person = Person.objects.get(invitations=made.row.invitation_id)
    assert person.language == "ar"
    answer = client.get(_address(made))
    assert answer["Content-Language"] == "ar"
    assert 'lang="ar" dir="rtl"' in answer.content.decode()


def test_of_several_languages_of_a_browser_the_first_that_is_there(
    client: Client, made: Made
) -> None:
    answer = client.get(_address(made), headers={"accept-language": "xx,de;q=0.3,uk;q=0.9"})
    assert answer["Content-Language"] == "uk"


def test_what_the_office_takes_down_says_so(
    client: Client, made: Made, office: User, invitation: Invitation
) -> None:
    operations.take_down(
        invitation,
        given=Given(coming="accepted", themes="Kita"),
        told="phone",
        told_on=localdate(),
        by=office,
    )
    shown = client.get(_address(made)).content.decode()
    assert f"hat {office}" in shown
    assert "am Telefon" in shown
    assert Reply.objects.get().privacy is None  # nothing is agreed to for them
    assert send(client, made, seen="1", coming="declined").status_code == 302
    reply = Reply.objects.get()
    assert (reply.told, reply.entered_by, reply.revision) == ("", None, 2)


def test_a_code_on_paper_opens_the_same_page(
    client: Client, invitation: Invitation, answer_page: AnswerPage
) -> None:
    made = links.make(invitation, with_code=True)
    typed = links.written(made.code).lower()
    answer = client.post(reverse("answering:code"), {"code": typed})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    wrong = client.post(reverse("answering:code"), {"code": "AAAAA-AAAAA"})
    assert "Diesen Code gibt es nicht" in wrong.content.decode()


def test_a_calendar_entry_names_nobody(
    client: Client, made: Made, answer_page: AnswerPage, invitation: Invitation
) -> None:
    address = reverse("answering:entry", args=[made.token])
    assert client.get(address).status_code == 404
    AnswerPage.objects.filter(pk=answer_page.pk).update(
        starts_at="2031-03-08T15:30Z", place="Rathaus"
    )
    entry = client.get(address)
    told = entry.content.decode()
    assert entry["Content-Type"].startswith("text/calendar")
    assert "DTSTART:20310308T153000Z" in told
    assert "SUMMARY:Auftakt" in told
    assert made.token not in told
    assert "Kaya" not in told


def test_the_page_takes_few_queries(
    client: Client, made: Made, django_assert_max_num_queries: object
) -> None:
    send(client, made, needs="childcare", needs_consent="on")
    client.get(_address(made))
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert client.get(_address(made)).status_code == 200


def test_the_log_says_that_somebody_answered_and_nothing_of_needs(
    client: Client, made: Made
) -> None:
    send(client, made, needs=["sign_language"], needs_note="Rollstuhl", needs_consent="on")
    entry = AuditEntry.objects.get(verb="invitation.answer")
    told = f"{entry.before} {entry.after} {entry.target_label} {entry.reason}"
    assert "sign_language" not in told
    assert "Rollstuhl" not in told
