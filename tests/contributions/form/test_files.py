"""What somebody sends along: photographs and PDF, looked at before anybody sees them."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.contributions import files
from gemeinwerk.contributions.form import doubts, operations
from gemeinwerk.contributions.models import Attachment, Contribution, Moderation, Participation
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.core import pictures
from tests.contributions.form.test_form import TEXT, Browser, path

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n"
EVIL = '"><img src=x onerror=alert(1)>.pdf'


@pytest.fixture(autouse=True)
def taken(phase: Participation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    Participation.objects.update(attachments=True, moderation=Moderation.AFTER)
    phase.refresh_from_db()


def photograph() -> bytes:
    """With a place in it."""
    told = Image.Exif()
    told[0x010E] = "Uferstraße 3"
    kept = BytesIO()
    Image.new("RGB", (20, 10), "red").save(kept, "JPEG", exif=told)
    return kept.getvalue()


def sent(client: Client, phase: Participation, *named: tuple[str, bytes]) -> Any:
    browser = Browser(client, phase)
    browser.write()
    typed = browser.held | {
        "absenden": "1",
        "anlagen": [SimpleUploadedFile(name, content) for name, content in named],
    }
    return client.post(path(phase), typed)


def test_looked_at_first_and_shown_where_the_office_shows_it(
    client: Client, phase: Participation, office: User
) -> None:
    answer = sent(client, phase, ("Uferstraße.JPG", photograph()), ("plan.pdf", PDF))
    assert answer.status_code == 302
    made = Contribution.objects.get()
    assert (made.state, [one.kind for one in made.doubts.all()]) == ("held", ["files"])
    photo, plan = made.attachments.all()
    assert (photo.content_type, photo.public, photo.by_author) == ("image/jpeg", False, True)
    assert b"Uferstra" not in bytes(photo.content)
    moderating.show(made, by=office)
    public = reverse("portal:contribution", args=[phase.concept.slug, made.number])
    shown = [
        reverse("portal:contribution_file", args=[phase.concept.slug, made.number, one.pk])
        for one in (photo, plan)
    ]
    assert shown[0] not in client.get(public).text
    assert [client.get(one).status_code for one in shown] == [404, 404]
    client.force_login(office)
    client.post(reverse("moderating:show_file", args=[photo.pk]), {"zeigen": "1"})
    client.post(reverse("moderating:show_file", args=[plan.pk]), {"zeigen": "1"})
    client.logout()
    page = client.get(public).text
    assert shown[0] in page
    assert "Uferstra" not in page
    answers = [client.get(one) for one in shown]
    assert [one["Content-Disposition"].split(";")[0] for one in answers] == ["inline", "attachment"]
    assert all("Uferstra" not in one["Content-Disposition"] for one in answers)
    assert all(one["X-Content-Type-Options"] == "nosniff" for one in answers)
    client.force_login(office)
    client.post(reverse("moderating:show_file", args=[plan.pk]))
    assert client.get(shown[1]).status_code == 404
    moderating.hide(made, reason="insult", by=office)
    assert client.get(shown[0]).status_code == 404


@pytest.mark.parametrize(
    "named",
    [("brief.pdf", b"<script>"), ("karten.png", PDF), ("a.svg", b"<svg/>"), ("a.html", b"<p>"),
     ("a.docx", b"PK\x03\x04"), ("leer.jpg", b""), ("ohne", PDF), ("a.pdf.exe", PDF),
     ("halb.jpg", b"\xff\xd8\xff")],
)  # fmt: skip
def test_it_is_what_its_content_says_or_nothing_is_sent(
    client: Client, phase: Participation, named: tuple[str, bytes]
) -> None:
    answer = sent(client, phase, named)
    assert answer.status_code == 422
    assert named[0] in answer.text
    assert "fehlt" in answer.text  # what was typed is there
    assert not Contribution.objects.exists()


def test_not_too_many_and_none_too_large(
    client: Client, phase: Participation, monkeypatch: pytest.MonkeyPatch
) -> None:
    four = [(f"{n}.pdf", PDF) for n in range(files.MOST_FROM_AUTHORS + 1)]
    assert "höchstens 3 Dateien" in sent(client, phase, *four).text
    monkeypatch.setattr(pictures, "MEGABYTES", 0)
    assert "zu groß" in sent(client, phase, ("a.pdf", PDF)).text
    monkeypatch.undo()
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    few = limits.PER_PLACE | {"contribute_files": limits.Limit(1, limits.HOUR)}
    monkeypatch.setattr(limits, "PER_PLACE", few)
    assert sent(client, phase, ("a.pdf", PDF)).status_code == 302
    assert sent(client, phase, ("a.pdf", PDF)).status_code == 422
    assert Attachment.objects.count() == 1


def test_sent_twice_it_is_there_once(client: Client, phase: Participation) -> None:
    browser = Browser(client, phase)
    browser.write()
    for _ in range(2):
        typed = {"absenden": "1", "anlagen": [SimpleUploadedFile("a.pdf", PDF)]}
        client.post(path(phase), browser.held | typed)
    assert Attachment.objects.count() == 1


def test_its_name_is_a_name_wherever_it_is_read(
    client: Client, phase: Participation, office: User
) -> None:
    sent(client, phase, (EVIL, PDF))
    made = Contribution.objects.get()
    Attachment.objects.update(file_name=EVIL, title=EVIL, public=True)
    moderating.show(made, by=office)
    receipt = path_of(made.voices.get())
    slug, number = phase.concept.slug, made.number
    assert "onerror" in client.get(receipt).text
    client.force_login(office)
    for address in (
        receipt,
        reverse("portal:contribution", args=[slug, number]),
        reverse("moderating:read", args=[slug, number]),
        reverse("contributions:contribution", args=[slug, number]),
    ):
        assert "<img src=x" not in client.get(address).text
    file = reverse("contributions:attachment", args=[Attachment.objects.get().pk])
    assert client.get(file)["Content-Disposition"].startswith("attachment")
    assert "<img src=x" not in sent(client, phase, (EVIL, b"<script>")).text


def test_its_author_takes_it_away_and_nobody_else(client: Client, phase: Participation) -> None:
    sent(client, phase, ("a.pdf", PDF))
    sent(client, phase, ("b.pdf", PDF))
    mine, other = Attachment.objects.order_by("pk")
    link = path_of(mine.contribution.voices.get())
    page = client.get(link).text
    assert "a.pdf" in page
    assert "b.pdf" not in page
    assert client.get(f"{link}anlagen/{mine.pk}/").content == PDF
    assert client.get(f"{link}anlagen/{other.pk}/").status_code == 302
    client.post(f"{link}anlagen/{other.pk}/")
    assert Attachment.objects.count() == 2
    assert "Die Datei ist gelöscht." in client.post(f"{link}anlagen/{mine.pk}/", follow=True).text
    operations.take_back(other.contribution.voices.get())
    assert not Attachment.objects.exists()


def test_where_it_is_not_asked_for_nothing_is_taken(client: Client, phase: Participation) -> None:
    Participation.objects.update(attachments=False)
    assert sent(client, phase, ("a.pdf", PDF)).status_code == 302
    assert Contribution.objects.get().text == TEXT
    assert not Attachment.objects.exists()
