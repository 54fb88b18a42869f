"""Contributions at the desk: typed off one after the other, marked in minutes, looked through."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Attachment, Contribution, Participation
from tests.factories import (
    ConceptFactory,
    ContributionAttachmentFactory,
    ContributionFactory,
    MeetingFactory,
    MinutesFactory,
    ParagraphFactory,
    ThemeFactory,
    VoiceFactory,
    user_with_role,
)
from tests.meetings.conftest import wished

pytestmark = pytest.mark.django_db
SAID = {
    "text": "Am Spielplatz fehlt ein WC.",
    "kind": "need",
    "language": "de",
    "state": "internal",
}


def at(name: str, concept: Concept, *args: Any) -> str:
    return reverse(f"contributions:{name}", args=[concept.slug, *args])


@pytest.fixture
def browser(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def test_a_pile_of_letters_is_typed_off_one_after_the_other(
    browser: Client, concept: Concept
) -> None:
    typed = SAID | {"channel": "letter", "said_on": "12.3.2027", "name": "Inge Sommer"}
    answer = browser.post(at("create", concept), typed | {"weiter": "1"})
    assert answer.status_code == 302
    new = Contribution.objects.get()
    assert (new.number, new.voices.get().name) == (1, "Inge Sommer")
    following = browser.get(answer["Location"]).content.decode()
    assert 'value="12.03.2027"' in following
    assert "Beitrag 1" in following
    assert SAID["text"] not in following
    assert browser.post(at("create", concept), typed | {"text": ""}).status_code == 200
    assert Contribution.objects.count() == 1


def test_a_sentence_of_minutes_becomes_a_contribution(browser: Client, concept: Concept) -> None:
    minutes = MinutesFactory(
        meeting=MeetingFactory(concept=concept, body__municipality=concept.municipality)
    )
    row = ParagraphFactory(minutes=minutes, text="Frau Öz: Dort fehlt ein WC. Alle nicken.")
    page = browser.get(reverse("contributions:mark", args=[minutes.pk])).content.decode()
    assert "Dort fehlt ein WC." in page
    address = f"{at('create', concept)}?absatz={row.pk}&satz=0"
    assert "Frau Öz: Dort fehlt ein WC." in browser.get(address).content.decode()
    stated = SAID | {"stelle": "Frau Öz: Dort fehlt ein WC."}
    assert browser.post(address, stated).status_code == 302
    new = Contribution.objects.get()
    assert (new.channel, new.meeting, new.anchor.paragraph) == ("minutes", minutes.meeting, row)
    page = browser.get(reverse("minutes:minutes", args=[minutes.pk])).content.decode()
    assert at("contribution", concept, new.number) in page


def test_a_theme_that_was_wished_for_becomes_a_contribution(
    browser: Client, concept: Concept
) -> None:
    wish = wished(concept, "Ein WC am Spielplatz.", name="Aylin Kaya")
    other = ConceptFactory(municipality=concept.municipality)
    address = f"{at('create', concept)}?wunsch={wish.pk}"
    assert f"?wunsch={wish.pk}" in browser.get(at("wishes", concept)).text
    assert "Ein WC am Spielplatz." in browser.get(address).text
    elsewhere = f"{at('create', other)}?wunsch={wish.pk}"
    assert "Ein WC am Spielplatz." not in browser.get(elsewhere).text
    assert browser.post(address, SAID)["Location"] == at("wishes", concept)
    new = Contribution.objects.get()
    assert (new.channel, new.wish) == ("theme_wish", wish)
    assert "Kein Wunsch ist offen" in browser.get(at("wishes", concept)).text


def test_themes_somebody_else_ticked_stay(browser: Client, concept: Concept, office: User) -> None:
    one = ContributionFactory(concept=concept)
    theme = ThemeFactory(concept=concept)
    page = browser.get(at("edit", concept, one.number))
    base = page.context["form"]["base"].value()
    one.themes.add(theme)
    typed = SAID | {"base": base, "channel": "letter", "title": "WC"}
    assert browser.post(at("edit", concept, one.number), typed).status_code == 302
    one.refresh_from_db()
    assert one.title == "WC"
    assert list(one.themes.all()) == [theme]


def test_a_reader_sees_no_names_and_no_files(client: Client, concept: Concept) -> None:
    one = VoiceFactory(
        contribution__concept=concept, contribution__extra={"Telefon": "0331"}
    ).contribution
    ContributionAttachmentFactory(contribution=one)
    client.force_login(user_with_role("steering", concept.municipality))
    page = client.get(at("contribution", concept, one.number)).content.decode()
    assert one.text in page
    for word in ("Inge Sommer", "0331", "brief.pdf"):
        assert word not in page
    file = reverse("contributions:attachment", args=[Attachment.objects.get().pk])
    assert client.get(file).status_code == 403


def test_a_file_is_what_its_content_says(browser: Client, concept: Concept) -> None:
    one = ContributionFactory(concept=concept)
    for name, content in (
        ("brief.pdf", b"<script>"),
        ("karten.png", b"%PDF-1.7"),
        ("a.svg", b"<svg/>"),
    ):
        file = SimpleUploadedFile(name, content)
        assert browser.post(at("attach", concept, one.number), {"file": file}).status_code == 200
    file = SimpleUploadedFile("brief.pdf", b"%PDF-1.7")
    assert browser.post(at("attach", concept, one.number), {"file": file}).status_code == 302
    answer = browser.get(reverse("contributions:attachment", args=[Attachment.objects.get().pk]))
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_participation_is_set_up_and_closed(browser: Client, concept: Concept) -> None:
    typed = {"title": "Was fehlt?", "question": "Was fehlt?", "opens": "1.3.2026", "closes": ""}
    typed |= {"form": "on", "moderation": "after"}
    assert browser.post(at("participation_create", concept), typed).status_code == 302
    new = Participation.objects.get()
    assert (new.form, new.moderation, new.places) == (True, "after", False)
    browser.post(at("participation_close", concept, new.pk))
    assert Participation.objects.get().closed_at
    typed = typed | {"closes": "1.2.2026"}
    assert browser.post(at("participation_edit", concept, new.pk), typed).status_code == 200


def test_a_long_list_asks_no_more(browser: Client, concept: Concept) -> None:
    def asked(**query: str) -> int:
        with CaptureQueriesContext(connection) as found:
            page = browser.get(at("contributions", concept), query).content.decode()
        assert "Beitrag" in page
        return len(found)

    ContributionFactory(concept=concept)
    asked()  # the session is written with the first page
    few, sought = asked(), asked(suche="Toiletten")
    for _n in range(30):
        theme = ThemeFactory(concept=concept)
        VoiceFactory(contribution__concept=concept).contribution.themes.add(theme)
    assert (asked(), asked(suche="Toiletten")) == (few, sought)
