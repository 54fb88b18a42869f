"""What lies with a meeting: files and links, for those invited or for everybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.meetings import notices, operations
from gemeinwerk.meetings.errors import MeetingOver, Unfitting
from gemeinwerk.meetings.models import Material, Meeting
from gemeinwerk.notices.models import Notice
from tests.factories import InviteeFactory, MeetingFactory, PersonFactory, user_with_role

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 Vorlage"


def test_a_file_is_what_it_says_and_is_given_out_to_be_kept(
    meeting: Meeting, office: User, client: Client
) -> None:
    client.force_login(office)
    page = reverse("meetings:materials", args=[meeting.pk])
    for name, content in (("a.html", b"<script>"), ("a.pdf", b"<script>"), ("a.exe", b"MZ")):
        sent = client.post(page, {"file": SimpleUploadedFile(name, content), "title": "Mein Titel"})
        assert "keine Datei, die wir weitergeben" in sent.content.decode()
        assert "Mein Titel" in sent.content.decode()
    assert client.post(page, {"title": "nichts"}).status_code == 200
    assert not Material.objects.exists()
    name = r"C:\Eigene Dateien\Vorlage Mai.PDF"
    assert client.post(page, {"file": SimpleUploadedFile(name, PDF)}).status_code == 302
    found = Material.objects.get()
    assert (found.title, found.file_name, found.public) == ("Vorlage Mai", "Vorlage Mai.pdf", False)
    answer = client.get(reverse("meetings:material", args=[found.pk]))
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/pdf"
    assert "Vorlage Mai" in client.get(reverse("meetings:meeting", args=[meeting.pk])).text


def test_those_invited_read_all_and_citizens_what_is_public(
    meeting: Meeting, office: User, client: Client
) -> None:
    inside = operations.add_material(
        meeting, title="Entwurf", file_name="e.pdf", content=PDF, by=office
    )
    open_to_all = operations.add_material(
        meeting, title="Konzept", url="https://havelfurt.example/konzept", by=office
    )
    operations.show_material(open_to_all, public=True, by=office)
    invitee = InviteeFactory(meeting=meeting)
    own = notices.path_of(invitee)
    page = client.get(own).text
    assert "Entwurf" in page
    assert "https://havelfurt.example/konzept" in page
    assert client.get(f"{own}unterlagen/{inside.pk}/").content == PDF
    other = notices.path_of(InviteeFactory(meeting=MeetingFactory(body=meeting.body, number=9)))
    assert client.get(f"{other}unterlagen/{inside.pk}/").status_code == 404
    slug = meeting.concept.slug  # type: ignore[union-attr]
    told = reverse("portal:meetings", args=[slug])
    file = reverse("portal:meeting_paper", args=[slug, inside.pk])
    assert client.get(told).status_code == 404  # not announced
    operations.edit_meeting(meeting, public=True, by=office)
    public = client.get(told).text
    assert "https://havelfurt.example/konzept" in public
    assert "Entwurf" not in public
    assert client.get(file).status_code == 404
    operations.show_material(inside, public=True, by=office)
    assert file in client.get(told).text
    assert client.get(file).content == PDF
    operations.remove_material(inside, by=office)
    assert client.get(file).status_code == 404


def test_the_mail_says_what_lies_there_and_nothing_is_laid_to_what_is_cancelled(
    meeting: Meeting, office: User
) -> None:
    operations.add_material(meeting, title="Entwurf", file_name="e.pdf", content=PDF, by=office)
    guest = PersonFactory(municipality=meeting.body.municipality, email="gast@verein.example")
    operations.invite(meeting, people=[guest.pk], by=office)
    assert "- Entwurf" in Notice.objects.get(recipient=guest.email).body
    with pytest.raises(Unfitting):
        operations.add_material(meeting, title="weder noch", by=office)
    operations.cancel_meeting(meeting, by=office)
    with pytest.raises(MeetingOver):
        operations.add_material(meeting, title="x", url="https://x.example", by=office)


def test_who_only_reads_lays_nothing_there(meeting: Meeting, client: Client) -> None:
    client.force_login(user_with_role("participant", meeting.body.municipality))
    page = reverse("meetings:materials", args=[meeting.pk])
    assert client.post(page, {"url": "https://x.example", "title": "x"}).status_code in (403, 404)
    assert not Material.objects.exists()
