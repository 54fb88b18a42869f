"""A picture in a report: whatever is sent, only pixels are kept, and nobody sees them too early."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from lxml import html
from openpyxl import load_workbook

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.pictures import read
from gemeinwerk.core.shown import stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations, queries
from gemeinwerk.monitoring.errors import WithOffice
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.pictures import operations as pictures
from gemeinwerk.monitoring.pictures.errors import NoPicture, WordsMissing
from gemeinwerk.monitoring.pictures.models import ReportPicture
from gemeinwerk.monitoring.sheets.writing import written
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ReportPictureFactory, UnitFactory, published_version, user_with_role
from tests.monitoring.photographs import sent, with_a_place

ALT = "Der neue Empfang mit zwei Schaltern"


def upload(client: Client, path: str, report: Report, content: bytes, **told: str) -> int:
    data = {
        f"m{report.pk}-base": "{}",
        f"m{report.pk}-done": "Das Portal läuft.",
        f"b{report.pk}-alt": told.get("alt", ALT),
        f"b{report.pk}-file": SimpleUploadedFile(told.get("name", "a.jpg"), content),
    }
    return client.post(path, data).status_code


# --- in the form ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_refused_picture_loses_neither_the_report_nor_its_words(
    report: Report, editor: User, client: Client
) -> None:
    client.force_login(editor)
    page = client.post(
        "/arbeitsplatz/meldungen/",
        {
            f"m{report.pk}-base": "{}",
            f"m{report.pk}-done": "Das Portal läuft.",
            f"b{report.pk}-alt": ALT,
            f"b{report.pk}-file": SimpleUploadedFile("bild.png", b"<svg onload='alert(1)'/>"),
        },
    )
    assert page.status_code == 200
    assert "PNG, JPEG und WebP" in page.content.decode()
    assert ALT in page.content.decode()
    report.refresh_from_db()
    assert report.done == "Das Portal läuft."
    assert not ReportPicture.objects.exists()


@pytest.mark.django_db
def test_without_words_no_picture_is_taken(report: Report, editor: User, client: Client) -> None:
    client.force_login(editor)
    assert upload(client, "/arbeitsplatz/meldungen/", report, sent(), alt="  ") == 200
    assert not ReportPicture.objects.exists()
    with pytest.raises(WordsMissing):
        pictures.put(report, picture=read(sent()), alt=" ", by=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportPictureFactory(report=report, alt="")


@pytest.mark.django_db
def test_by_account_it_is_put_in_replaced_and_taken_out(
    report: Report, editor: User, client: Client
) -> None:
    client.force_login(editor)
    path = "/arbeitsplatz/meldungen/"
    assert upload(client, path, report, sent(), name="<b>.exe") == 302
    first = ReportPicture.objects.get().digest
    assert upload(client, path, report, sent(size=(50, 50)), alt="Ein anderes") == 302
    second = ReportPicture.objects.get()
    assert (second.alt, second.digest != first) == ("Ein anderes", True)
    client.post(path, {f"m{report.pk}-base": "{}", f"b{report.pk}-alt": "Anders gesagt"})
    assert ReportPicture.objects.get().alt == "Anders gesagt"
    client.post(path, {f"b{report.pk}-alt": "Anders gesagt", f"b{report.pk}-remove": "on"})
    assert not ReportPicture.objects.exists()


@pytest.mark.django_db
def test_a_unit_without_an_account_puts_it_in_by_its_link(
    opened: ReportingRound, measure: Measure, report: Report, office: User, client: Client
) -> None:
    operations.allow_links(opened, allowed=True, by=office)
    path = operations.make_link(opened, unit=measure.lead_unit, by=office)
    assert upload(client, path, report, with_a_place()) == 302
    assert b"Erika" not in bytes(ReportPicture.objects.get().content)
    page = client.get(path).content.decode()
    assert ALT in page
    assert "200 mal 300" in page
    assert f"/meldungen/{report.pk}/bild/" not in page  # a page of the desk


@pytest.mark.django_db
def test_of_two_who_change_a_picture_the_second_is_told(
    report: Report, editor: User, office: User, client: Client
) -> None:
    pictures.put(report, picture=read(sent()), alt="Der alte Empfang", by=editor)
    client.force_login(editor)
    path, prefix = "/arbeitsplatz/meldungen/", f"b{report.pk}"

    def fields(page: bytes) -> dict[str, Any]:
        found = dict(html.fromstring(page).forms[-1].fields)
        return {name: text for name, text in found.items() if text and name[0] in "bm"}

    old = fields(client.get(path).content)
    pictures.put(report, picture=read(sent(size=(9, 9))), alt=ALT, by=office)
    # Who changed nothing of it writes nothing over it.
    assert client.post(path, old | {f"m{report.pk}-done": "Neu."}).status_code == 302
    assert ReportPicture.objects.get().alt == ALT
    old = old | {f"m{report.pk}-base": "{}"}
    for mine in (
        {f"{prefix}-alt": "Meine Worte"},
        {f"{prefix}-remove": "on"},
        {f"{prefix}-file": SimpleUploadedFile("a.png", sent("PNG"))},
    ):
        told = client.post(path, old | mine)
        assert "Inzwischen hat jemand das Bild geändert" in told.content.decode()
        assert (ReportPicture.objects.get().alt, ReportPicture.objects.get().width) == (ALT, 9)
    again = fields(client.post(path, old | {f"{prefix}-alt": "Meine Worte"}).content)
    assert again[f"{prefix}-alt"] == "Meine Worte"
    assert client.post(path, again).status_code == 302
    assert ReportPicture.objects.get().alt == "Meine Worte"


@pytest.mark.django_db
def test_a_picture_alone_is_something_new_and_taken_out_it_is_nothing(
    report: Report, editor: User
) -> None:
    pictures.put(report, picture=read(sent()), alt=ALT, by=editor)
    report.refresh_from_db()
    assert report.state == "draft"
    with pytest.raises(DomainError):
        operations.report_nothing_new(report, by=editor)
    pictures.take_out(report, by=editor)
    report.refresh_from_db()
    assert report.state == "open"
    with pytest.raises(NoPicture):
        pictures.take_out(report, by=editor)


def photograph(megabytes: int) -> bytes:
    """As a telephone takes it: its pixels are few here, what stands behind them counts as size."""
    return sent() + b"\0" * (megabytes * 1024 * 1024)


@pytest.mark.django_db
def test_a_picture_as_large_as_the_page_says_is_taken_and_a_larger_one_loses_no_word(
    report: Report, editor: User, office: User, client: Client
) -> None:
    operations.allow_links(report.round, allowed=True, by=office)
    link = operations.make_link(report.round, unit=report.measure.lead_unit, by=office)
    client.force_login(editor)
    for sender, path in ((client, "/arbeitsplatz/meldungen/"), (Client(), link)):
        assert "höchstens 10 MB" in sender.get(path).content.decode()
        assert upload(sender, path, report, photograph(9)) == 302
        told = sender.post(path, {
            f"m{report.pk}-base": "{}",
            f"m{report.pk}-done": "Neu geschrieben.",
            f"b{report.pk}-alt": ALT,
            f"b{report.pk}-file": SimpleUploadedFile("a.jpg", photograph(11)),
        })  # fmt: skip
        assert told.status_code == 200
        assert "Erlaubt sind 10 MB" in told.content.decode()
        assert "Neu geschrieben." in told.content.decode()
        ReportPicture.objects.all().delete()


@pytest.mark.django_db
def test_more_than_the_page_says_is_refused_unread_with_what_to_do(
    report: Report, editor: User, settings: Any, client: Client
) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024  # an installation that takes little
    client.force_login(editor)
    page = client.get("/arbeitsplatz/meldungen/").content.decode()
    assert "höchstens 1 MB, alle Bilder der Seite zusammen höchstens 4 MB" in page
    content = photograph(6)
    refused = client.post("/arbeitsplatz/meldungen/", {"b": SimpleUploadedFile("a.jpg", content)})
    assert refused.status_code == 413
    assert "bis zu 4 MB" in refused.content.decode()
    assert "„Zurück“" in refused.content.decode()
    # Of a stranger it is no more than a form.
    guessed = "/melden/" + 43 * "x" + "/"
    assert Client().post(guessed, {"b": SimpleUploadedFile("a", content)}).status_code == 413


# --- who sees it ----------------------------------------------------------------------------------


@pytest.fixture
def pictured(report: Report, editor: User) -> Report:
    operations.save(report, changes={"done": "Das Portal läuft."}, by=editor)
    pictures.put(report, picture=read(sent()), alt=ALT, by=editor)
    return operations.submit(report, by=editor)


def public_path(concept: Concept, report: Report) -> str:
    return f"/konzepte/{concept.slug}/meldungsbild/{report.pk}/1.7/"


@pytest.mark.django_db
def test_before_approval_it_is_its_units_and_the_offices_alone(
    pictured: Report, concept: Concept, town: Municipality, editor: User, office: User
) -> None:
    published_version(concept)
    path = f"/arbeitsplatz/meldungen/{pictured.pk}/bild/"
    stranger = user_with_role("unit_editor", town, unit=UnitFactory(municipality=town))
    for user, status in ((editor, 200), (office, 200), (stranger, 403)):
        client = Client()
        client.force_login(user)
        answer = client.get(path)
        assert answer.status_code == status
    assert Client().get(path).status_code == 302
    assert Client().get(public_path(concept, pictured)).status_code == 404
    for page in ("massnahmen", "meldungen"):
        assert ALT not in Client().get(f"/konzepte/{concept.slug}/{page}/1.7/").content.decode()


@pytest.mark.django_db
def test_approved_it_is_public_beside_the_report_and_withdrawn_it_is_gone_at_once(
    pictured: Report, concept: Concept, office: User
) -> None:
    published_version(concept)
    desk = Client()
    desk.force_login(office)
    read_by_office = desk.get(f"/arbeitsplatz/meldungen/{pictured.pk}/").content.decode()
    assert f'alt="{ALT}"' in read_by_office
    operations.approve(pictured, by=office)
    answer = Client().get(public_path(concept, pictured))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    for page in ("massnahmen", "meldungen"):
        told = Client().get(f"/konzepte/{concept.slug}/{page}/1.7/").content.decode()
        assert f'alt="{ALT}"' in told
        assert public_path(concept, pictured) in told
    desk.post(f"/arbeitsplatz/meldungen/{pictured.pk}/bild/entfernen/")
    assert Client().get(public_path(concept, pictured)).status_code == 404
    told = Client().get(f"/konzepte/{concept.slug}/meldungen/1.7/").content.decode()
    assert ALT not in told
    assert "Das Portal läuft." in told
    assert ALT not in str(list(AuditEntry.objects.values()))


@pytest.mark.django_db
def test_what_is_approved_is_the_picture_that_was_seen(
    pictured: Report, editor: User, office: User
) -> None:
    seen = stamp(operations.approval_told(pictured))
    operations.take_back(pictured, by=editor)
    other = read(sent(size=(9, 9)))
    pictures.put(pictured, picture=other, alt=ALT, by=editor)
    operations.submit(pictured, by=editor)
    with pytest.raises(DomainError):
        operations.approve(pictured, by=office, seen=seen)


@pytest.mark.django_db
def test_it_stands_in_the_table_and_in_the_sheet(
    report: Report, editor: User, office: User, client: Client
) -> None:
    operations.allow_links(report.round, allowed=True, by=office)
    link = operations.make_link(report.round, unit=report.measure.lead_unit, by=office)
    pictures.put(report, picture=read(sent()), alt=ALT, by=editor)
    own = f"/arbeitsplatz/meldungen/{report.pk}/bild/"
    client.force_login(editor)
    page = client.get("/arbeitsplatz/meldungen/?ansicht=tabelle").content
    image = html.fromstring(page).xpath("//td/../th//img")[0]
    assert (image.get("src"), image.get("alt")) == (own, ALT)
    assert own not in Client().get(f"{link}?ansicht=tabelle").content.decode()
    content = written(report.round, list(queries.reports_of(report.round)))
    cells = [
        str(cell.value) for row in load_workbook(BytesIO(content))["Meldungen"] for cell in row
    ]
    assert any(ALT in text and own in text for text in cells)


@pytest.mark.django_db
def test_a_picture_of_an_old_page_does_not_fetch_back_what_was_handed_in(
    pictured: Report, editor: User
) -> None:
    for change in (
        lambda: pictures.put(pictured, picture=read(sent()), alt=ALT, by=editor),
        lambda: pictures.put(pictured, alt="Andere Worte", by=editor),
        lambda: pictures.take_out(pictured, by=editor),
    ):
        with pytest.raises(WithOffice):
            change()
    assert Report.objects.get(pk=pictured.pk).state == "submitted"
    client = Client()
    client.force_login(editor)
    data = {f"b{pictured.pk}-alt": "Andere Worte"}
    told = client.post("/arbeitsplatz/meldungen/", data).content.decode()
    assert "Holen Sie sie zurück" in told
    assert "Andere Worte" in told
    assert ReportPicture.objects.get().alt == ALT


@pytest.mark.django_db
def test_an_approved_report_takes_no_other_picture_and_the_picture_goes_with_it(
    pictured: Report, editor: User, office: User
) -> None:
    operations.approve(pictured, by=office)
    for change in (
        lambda: pictures.put(pictured, picture=read(sent()), alt=ALT, by=editor),
        lambda: pictures.take_out(pictured, by=editor),
    ):
        with pytest.raises(DomainError):
            change()
    assert ReportPicture.objects.count() == 1
    Report.objects.get(pk=pictured.pk).delete()
    assert not ReportPicture.objects.exists()
