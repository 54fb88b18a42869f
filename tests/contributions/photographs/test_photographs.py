"""Flip charts and cards: photographed, typed off beside their picture, gone when they should."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now
from PIL import Image

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.retention import kinds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.errors import NotNow, Unfitting
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.photographs import forms, operations, queries
from gemeinwerk.contributions.photographs.models import Photograph, Transcript
from gemeinwerk.core import pictures
from gemeinwerk.core.shown import SeenOtherwise, stamp
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeetingFactory,
    ParticipationFactory,
    PhotographFactory,
    ThemeFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
CARD = {"text": "Mehr Bänke am Markt", "kind": "need"}


@pytest.fixture
def browser(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


@pytest.fixture
def photograph(concept: Concept) -> Photograph:
    new: Photograph = PhotographFactory(
        concept=concept,
        title="Flipchart Verkehr",
        meeting=MeetingFactory(concept=concept, body__municipality=concept.municipality),
        participation=ParticipationFactory(concept=concept),
    )
    return new


def taken(kind: str = "JPEG") -> bytes:
    """With a place in it."""
    told = Image.Exif()
    told[0x010E] = "Uferstraße 3"
    kept = BytesIO()
    Image.new("RGB", (20, 10), "red").save(kept, kind, exif=told)
    return kept.getvalue()


def at(name: str, photograph: Photograph) -> str:
    return reverse(f"photographs:{name}", args=[photograph.pk])


def seen(photograph: Photograph) -> dict[str, str]:
    return {"gesehen": stamp(operations.told(photograph))}


def upload(browser: Client, concept: Concept, *named: tuple[str, bytes], **typed: Any) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in named]
    address = reverse("photographs:add", args=[concept.slug])
    return browser.post(address, typed | {"photographs": sent})


# --- two people, one picture ----------------------------------------------------------------------


def test_two_people_at_the_same_picture_are_told_and_nothing_is_lost(
    browser: Client, photograph: Photograph, office: User
) -> None:
    before = seen(photograph)
    operations.transcribe(photograph, text="Mehr Bänke", kind="need", by=office)
    answer = browser.post(at("photograph", photograph), CARD | before)
    assert "Inzwischen hat jemand etwas geändert" in answer.text
    assert CARD["text"] in answer.text  # what was typed
    assert "Mehr Bänke <a" in answer.text  # and what the other one typed off
    assert Contribution.objects.count() == 1
    again = {"gesehen": answer.context["seen"]}
    assert browser.post(at("photograph", photograph), CARD | again).status_code == 302
    assert Contribution.objects.count() == Transcript.objects.count() == 2


def test_whoever_is_typing_while_another_says_it_is_done_loses_nothing(
    browser: Client, photograph: Photograph, office: User
) -> None:
    before = seen(photograph)
    operations.finish(photograph, by=office)
    answer = browser.post(at("photograph", photograph), CARD | before | {"fertig": "1"})
    assert CARD["text"] in answer.text
    assert not Contribution.objects.exists()
    again = CARD | {"gesehen": answer.context["seen"]}
    browser.post(at("photograph", photograph), again)
    assert Contribution.objects.get().text == CARD["text"]
    photograph.refresh_from_db()
    assert photograph.is_done


def test_nobody_is_done_with_what_somebody_else_still_types_off(
    photograph: Photograph, office: User
) -> None:
    before = seen(photograph)["gesehen"]
    operations.transcribe(photograph, text="Mehr Bänke", kind="need", by=office)
    for deed in (operations.finish, operations.remove_photograph):
        with pytest.raises(SeenOtherwise):
            deed(photograph, by=office, shown=before)
    photograph.refresh_from_db()
    assert not photograph.is_done


# --- typing off -----------------------------------------------------------------------------------


def test_one_card_after_the_other_beside_the_picture(
    browser: Client, photograph: Photograph
) -> None:
    field, theme = (
        FieldFactory(concept=photograph.concept),
        ThemeFactory(concept=photograph.concept),
    )
    typed = CARD | seen(photograph) | {"field": field.pk, "themes": [theme.pk]}
    answer = browser.post(at("photograph", photograph), typed)
    made = Contribution.objects.get()
    assert photograph.meeting is not None
    assert (made.channel, made.state) == ("meeting", "internal")
    assert (made.meeting, made.participation) == (photograph.meeting, photograph.participation)
    assert made.said_on == localdate(photograph.meeting.starts_at)
    assert (made.field, list(made.themes.all())) == (field, [theme])
    page = browser.get(answer["Location"])
    assert answer["Location"].startswith(at("photograph", photograph))
    form = page.context["form"]
    assert [form[name].value() for name in ("text", "kind", "field", "themes")] == [
        None, "need", str(field.pk), [str(theme.pk)],
    ]  # fmt: skip
    assert "autofocus" in str(form["text"])
    assert reverse("contributions:edit", args=[photograph.concept.slug, 1]) in page.text
    assert at("picture", photograph) in page.text
    there = reverse("contributions:contribution", args=[photograph.concept.slug, 1])
    assert at("photograph", photograph) in browser.get(there).text


def test_without_a_meeting_it_was_said_on_the_street(concept: Concept, office: User) -> None:
    one = PhotographFactory(concept=concept, said_on=localdate())
    made = operations.transcribe(one, text="Bänke", kind="need", by=office)
    assert (made.channel, made.said_on, made.meeting) == ("street", localdate(), None)


def test_the_last_line_is_kept_with_the_button_that_says_it_is_done(
    browser: Client, photograph: Photograph
) -> None:
    following = PhotographFactory(
        concept=photograph.concept,
        meeting=photograph.meeting,
        participation=photograph.participation,
    )
    PhotographFactory(concept=photograph.concept)  # of another occasion
    pressed = {"fertig": "1"}
    answer = browser.post(at("photograph", photograph), CARD | seen(photograph) | pressed)
    assert answer["Location"] == at("photograph", following)
    photograph.refresh_from_db()
    assert (photograph.is_done, Contribution.objects.count()) == (True, 1)
    answer = browser.post(at("photograph", following), {"text": " "} | seen(following) | pressed)
    overview = reverse("photographs:photographs", args=[photograph.concept.slug])
    assert (answer["Location"], Contribution.objects.count()) == (overview, 1)
    page = browser.post(at("photograph", following), {"text": ""} | seen(following) | pressed).text
    assert "schon fertig abgeschrieben" in page
    browser.post(at("photograph", following), {"text": "", "wieder": "1"})
    following.refresh_from_db()
    assert not following.is_done


def test_a_line_that_does_not_fit_is_not_done(browser: Client, photograph: Photograph) -> None:
    typed = {"text": "Bänke", "kind": "nichts", "fertig": "1"}
    assert browser.post(at("photograph", photograph), typed | seen(photograph)).status_code == 200
    photograph.refresh_from_db()
    assert not photograph.is_done


def test_the_next_one_comes_after_the_last_from_the_front(concept: Concept) -> None:
    first, second, third = (PhotographFactory(concept=concept) for _ in range(3))
    assert [queries.following(one) for one in (first, second, third)] == [
        second.pk, third.pk, first.pk,
    ]  # fmt: skip


# --- uploading ------------------------------------------------------------------------------------


def test_several_at_once_drawn_anew_and_numbered(
    browser: Client, concept: Concept, photograph: Photograph
) -> None:
    meeting = photograph.meeting
    assert meeting is not None
    named = (("IMG_1.JPG", taken()), ("karte.txt", taken("PNG")))
    answer = upload(browser, concept, *named, title="Karten", meeting=meeting.pk)
    first, second = Photograph.objects.exclude(pk=photograph.pk).order_by("pk")
    assert answer["Location"] == at("photograph", first)
    assert [first.title, second.title, first.meeting] == ["Karten 1", "Karten 2", meeting]
    assert (first.content_type, second.content_type) == ("image/jpeg", "image/png")
    assert all(b"Uferstra" not in bytes(one.content) for one in (first, second))
    shown = browser.get(at("picture", first))
    assert shown["Content-Disposition"] == f'inline; filename="foto-{first.pk}.jpeg"'
    assert (shown["X-Content-Type-Options"], shown["Content-Type"]) == ("nosniff", "image/jpeg")
    upload(browser, concept, ("IMG_2.JPG", taken()))
    assert Photograph.objects.latest("pk").title == "IMG_2"


@pytest.mark.parametrize(
    "bad",
    [("a.svg", b"<svg/>"), ("a.jpg", b"%PDF-1.7\n"), ("halb.jpg", b"\xff\xd8\xff"), ("a.png", b"")],
)
def test_one_that_is_no_picture_keeps_all_out_and_is_named(
    browser: Client, concept: Concept, bad: tuple[str, bytes]
) -> None:
    answer = upload(browser, concept, ("gut.jpg", taken()), bad, title="Karten")
    assert answer.status_code == 200
    assert "Karten" in answer.text
    assert "leer" in answer.text if not bad[1] else bad[0] in answer.text
    assert not Photograph.objects.exists()


def test_not_too_many_not_too_large_and_not_none(
    browser: Client, concept: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "mindestens ein Foto" in upload(browser, concept, title="Karten").text
    monkeypatch.setattr(forms, "MOST", 1)
    two = [(f"{n}.jpg", taken()) for n in range(2)]
    assert "höchstens 1 auf einmal" in upload(browser, concept, *two).text
    monkeypatch.setattr(pictures, "MEGABYTES", 0)
    assert "zu groß" in upload(browser, concept, two[0]).text
    assert not Photograph.objects.exists()


def test_it_belongs_to_its_own_concept(concept: Concept, office: User) -> None:
    sent = [forms.files.picture("a.jpg", taken())]
    for details in (
        {"meeting": MeetingFactory(concept=ConceptFactory(municipality=concept.municipality))},
        {"participation": ParticipationFactory()},
    ):
        with pytest.raises(Unfitting):
            operations.add_photographs(concept, sent=sent, title="", by=office, **details)
    assert not Photograph.objects.exists()


def test_two_people_rename_it(browser: Client, photograph: Photograph) -> None:
    page = browser.get(at("edit", photograph))
    base = page.context["form"]["base"].value()
    Photograph.objects.update(title="Karten")
    typed = {"base": base, "title": "Plakat", "meeting": photograph.meeting_id}
    answer = browser.post(at("edit", photograph), typed)
    assert answer.status_code == 200
    assert "Karten" in answer.text
    assert "Plakat" in answer.text


# --- who sees it, and how it goes -----------------------------------------------------------------


def test_it_is_never_public(client: Client, browser: Client, photograph: Photograph) -> None:
    office = User.objects.get()
    made = operations.transcribe(photograph, text="Bänke", kind="need", by=office, state="public")
    slug = photograph.concept.slug
    client.logout()
    for name, args in (("contribution", [slug, made.number]), ("contributions", [slug])):
        assert "fotos/" not in client.get(reverse(f"portal:{name}", args=args)).text
    client.force_login(user_with_role("steering", photograph.concept.municipality))
    there = reverse("contributions:contribution", args=[slug, made.number])
    assert "fotos/" not in client.get(there).text
    assert client.get(at("picture", photograph)).status_code == 403


def test_deleted_it_leaves_what_was_typed_off(
    browser: Client, photograph: Photograph, office: User
) -> None:
    made = operations.transcribe(photograph, text="Bänke", kind="need", by=office)
    assert "Ein Beitrag ist davon abgeschrieben" in browser.get(at("remove", photograph)).text
    answer = browser.post(at("remove", photograph), seen(photograph) | {"reason": "Gesichter"})
    assert answer.status_code == 302
    assert not Photograph.objects.exists()
    made.refresh_from_db()
    assert (made.text, Transcript.objects.exists()) == ("Bänke", False)


def test_withdrawn_its_page_says_where_the_words_still_stand(
    browser: Client, photograph: Photograph, office: User
) -> None:
    made = operations.transcribe(photograph, text="Bänke", kind="need", by=office)
    contributions.withdraw(made, by=office)
    there = reverse("contributions:contribution", args=[photograph.concept.slug, made.number])
    assert "steht noch auf diesem Foto" in browser.get(there).text
    assert "zurückgezogen" in browser.get(at("photograph", photograph)).text


def test_after_a_year_the_office_is_asked_to_delete_it(
    photograph: Photograph, office: User
) -> None:
    town = photograph.concept.municipality
    kind = next(one for one in kinds.kinds() if one.key == "photographs")
    old = PhotographFactory(concept=photograph.concept, added_at=now() - timedelta(days=400))
    PhotographFactory(added_at=old.added_at)  # of another town
    due = kind.due(town, localdate() - timedelta(days=365))
    assert list(due) == [old.pk]
    assert kind.named(town, due)[old.pk].detail == "noch nicht fertig"
    kind.erase(town, old.pk, office, "Frist")
    assert not Photograph.objects.filter(pk=old.pk).exists()


def test_its_phase_stays_as_long_as_it_is_there(photograph: Photograph, office: User) -> None:
    phase = photograph.participation
    assert phase is not None
    with pytest.raises(NotNow):
        contributions.delete_participation(phase, by=office)
    operations.edit_photograph(photograph, participation=None, by=office)
    contributions.delete_participation(phase, by=office)
    assert not Participation.objects.exists()


# --- the list -------------------------------------------------------------------------------------


def test_the_list_says_what_is_left_and_asks_no_more_with_thirty(
    browser: Client, photograph: Photograph, office: User
) -> None:
    overview = reverse("photographs:photographs", args=[photograph.concept.slug])

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            browser.get(overview)
        return len(found)

    asked()
    few = asked()
    for _n in range(29):
        other = MeetingFactory(concept=photograph.concept, body=photograph.meeting.body)  # type: ignore[union-attr]
        one = PhotographFactory(concept=photograph.concept, meeting=other)
        operations.transcribe(one, text="Bänke", kind="need", by=office)
    assert asked() == few
    operations.finish(one, by=office)
    page = browser.get(overview).text
    assert "30 Fotos, 29 noch nicht fertig" in page
    assert "1 Beitrag abgeschrieben" in page
    narrowed = browser.get(overview, {"sitzung": photograph.meeting_id})
    assert [one.pk for one in narrowed.context["page"]] == [photograph.pk]
    assert f"sitzung={photograph.meeting_id}" in narrowed.context["add_url"]


def test_there_is_a_way_to_it(browser: Client, photograph: Photograph, concept: Concept) -> None:
    meeting, phase = photograph.meeting_id, photograph.participation_id
    overview = reverse("photographs:photographs", args=[concept.slug])
    for address, link in (
        (reverse("contributions:contributions", args=[concept.slug]), overview),
        (reverse("contributions:participations", args=[concept.slug]), f"beteiligung={phase}"),
        (reverse("meetings:meeting", args=[meeting]), f"{overview}?sitzung={meeting}"),
    ):
        assert link in browser.get(address).text, address


def test_without_one_the_page_says_what_it_is_for(browser: Client, concept: Concept) -> None:
    page = browser.get(reverse("photographs:photographs", args=[concept.slug])).text
    assert "Jede Zeile wird ein Beitrag." in page
    assert reverse("photographs:add", args=[concept.slug]) in page
