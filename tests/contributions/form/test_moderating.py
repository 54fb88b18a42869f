"""Reading contributions: shown, blacked out, hidden and objected to, reported; two people at it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.models import Moderation, Participation
from gemeinwerk.contributions.moderating import operations, queries
from gemeinwerk.contributions.moderating.errors import NotHidden
from gemeinwerk.contributions.moderating.models import Hiding
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.notices.models import Notice
from tests.contributions.form.conftest import of, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def test_hidden_with_a_reason_objected_to_and_shown_again(
    client: Client, phase: Participation, office: User
) -> None:
    Participation.objects.update(moderation=Moderation.AFTER)
    phase.refresh_from_db()
    voice = say(phase, email="ada@example.org")
    made, link = voice.contribution, path_of(voice)
    assert made.is_public
    hiding = operations.hide(made, reason="private", note="Es geht um Ihre Nachbarin.", by=office)
    assert of(made).because == "gibt Privates über andere preis"
    told = Notice.objects.get(kind="contribution.hidden")
    assert "gibt Privates über andere preis" in told.body
    assert "Es geht um Ihre Nachbarin." in client.get(link).content.decode()
    assert not queries.waiting([phase.concept]).exists()
    client.post(link, {"text": "Sie ist einverstanden."})
    assert [one.pk for one in queries.waiting([phase.concept])] == [made.pk]
    with pytest.raises(NotHidden):  # once
        operations.object_to(hiding, text="Noch einmal.")
    operations.answer_objection(hiding, text="Dann gern.", show=True, by=office)
    assert of(made).is_public
    assert Notice.objects.filter(kind="contribution.objection_answered").count() == 1
    kept = Hiding.objects.get()
    assert (kept.reason, kept.answer, kept.shown_at is not None) == ("private", "Dann gern.", True)
    verbs = list(AuditEntry.objects.filter(target_id=made.pk).values_list("verb", flat=True))
    assert verbs.count("moderation.hide") == 1


def test_an_objection_may_be_refused_with_words(phase: Participation, office: User) -> None:
    made = say(phase).contribution
    hiding = operations.hide(made, reason="advertising", by=office)
    operations.object_to(hiding, text="Doch nicht.")
    operations.answer_objection(hiding, text="Es ist ein Angebot.", show=False, by=office)
    assert of(made).state == "hidden"
    with pytest.raises(NotHidden):
        operations.answer_objection(hiding, text="Noch eine.", show=False, by=office)


def test_two_people_reading_are_told(phase: Participation, office: User) -> None:
    made = say(phase).contribution
    seen = stamp(queries.told(made))
    operations.show(made, by=office, seen=seen)
    for late in (
        lambda: operations.hide(made, reason="insult", by=office, seen=seen),
        lambda: operations.black_out(made, text="[…]", by=office, seen=seen),
        lambda: operations.settle(made, by=office, seen=seen),
    ):
        with pytest.raises(SeenOtherwise):
            late()
    with pytest.raises(TransitionRefused):
        operations.show(made, by=office)


def test_blacked_out_the_office_keeps_the_words(phase: Participation, office: User) -> None:
    made = say(phase, text="Frau Muster sagt, es fehlt Licht.").contribution
    operations.black_out(made, text="[…] sagt, es fehlt Licht.", by=office)
    assert of(made).text == "Frau Muster sagt, es fehlt Licht."
    assert of(made).as_public == "[…] sagt, es fehlt Licht."
    operations.black_out(made, text=made.text, by=office)
    assert of(made).public_text == ""


def test_a_reader_reports_and_the_office_looks(
    client: Client, phase: Participation, office: User
) -> None:
    made = say(phase).contribution
    path = reverse("taking_part:report", args=[phase.concept.slug, made.number])
    assert client.get(path).status_code == 404  # not public
    operations.show(made, by=office)
    for homepage in ("", "program"):
        sent = {"reason": "insult", "text": "Bitte ansehen.", "homepage": homepage}
        assert "Danke für den Hinweis" in client.post(path, sent, follow=True).content.decode()
    assert made.reports.count() == 1
    assert [one.pk for one in queries.waiting([phase.concept])] == [made.pk]
    operations.settle(made, by=office)
    assert of(made).is_public
    assert not queries.waiting([phase.concept]).exists()


def test_the_desk_reads_shows_and_hides(desk: Client, phase: Participation) -> None:
    held, other = say(phase).contribution, say(phase, text="Ein anderer Beitrag.").contribution
    page = desk.get(reverse("moderating:waiting", args=[phase.concept.slug])).content.decode()
    assert "Die Ausschilderung im Rathaus" in page
    for made, deed, sent in (
        (held, "show", {}),
        (other, "hide", {"reason": "again", "note": ""}),
    ):
        seen = {"gesehen": stamp(queries.told(of(made)))}
        address = reverse(f"moderating:{deed}", args=[phase.concept.slug, made.number])
        assert desk.post(address, sent | seen).status_code == 302
        stale = desk.post(address, sent | seen)
        assert "Inzwischen hat jemand" in stale.content.decode()
    assert (of(held).state, of(other).state) == ("public", "hidden")
    numbers = queries.numbers(phase.concept)[0]
    assert (numbers.together, numbers.public, numbers.hidden) == (2, 1, 1)
    assert numbers.reasons == (("ist wortgleich schon da", 1),)
    again = desk.get(
        reverse("moderating:read", args=[phase.concept.slug, other.number])
    ).content.decode()
    assert "ist wortgleich schon da" in again


def test_its_numbers_stand_in_public_as_it_happened(
    client: Client, phase: Participation, office: User
) -> None:
    """Four are public, one of them after it was hidden by mistake; two are hidden, each for its
    reason; one waits and one was withdrawn."""
    Participation.objects.update(moderation=Moderation.AFTER)
    phase.refresh_from_db()
    made = [say(phase, text=f"Beitrag {n}, etwas anderes als alle.").contribution for n in range(7)]
    say(phase, text="Dieser wartet.", doubts=["links"])
    for one, reason in ((0, "advertising"), (1, "insult"), (2, "private")):
        operations.hide(made[one], reason=reason, by=office)
    operations.show(made[2], by=office)
    contributions.withdraw(made[3], by=None)
    page = client.get(reverse("portal:contribution_rules", args=[phase.concept.slug]))
    cells = [
        " ".join(one.split())
        for one in re.findall(r"<td[^>]*>(.*?)</td>", page.content.decode(), re.S)
    ]
    assert cells == [
        "8", "4", "1", "1",
        "beleidigt oder bedroht Menschen: 1<br>ist Werbung: 1",
    ]  # fmt: skip
