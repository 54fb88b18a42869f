"""The first mail of a round brings along the sheet of its unit: once, and until it has left."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.sheets import enclosing
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices import attachments, mailfiles
from gemeinwerk.notices import operations as outbox
from gemeinwerk.notices.models import Attachment, Notice
from gemeinwerk.notices.sending import MAILS, send_due, take_one
from gemeinwerk.privacy.erasing import erase
from gemeinwerk.privacy.traces import Traces
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import open_round
from tests.monitoring.test_sheets import cells, rows_of, taken

DONE = "Das Portal läuft."


@pytest.fixture
def opened(concept: Concept, measure: Measure, office: User, editor: User) -> ReportingRound:
    return open_round(concept, office, with_sheet=True)


def asked() -> Notice:
    return Notice.objects.get(kind="report.asked")


def left(notice: Notice) -> tuple[bytes, str]:
    found = Attachment.objects.get(notice=notice)
    return bytes(found.content), found.text


def enclosed() -> bytes:
    """What the one mail that left brought along."""
    (sent,) = mail.outbox
    ((name, content, kind),) = sent.attachments
    assert (name.split("-")[0], kind) == ("meldungen", attachments.XLSX)
    assert isinstance(content, bytes)
    return content


def test_it_arrives_once_and_reads_back(opened: ReportingRound, editor: User) -> None:
    body = asked().body
    assert "liegt dieser Mail bei" in body
    assert reverse("monitoring:sheet", args=[opened.pk]) in body
    assert (send_due(), send_due()) == (1, 0)
    sheet = enclosed()
    (report,) = opened.reports.all()
    assert {one.report for one in rows_of(sheet)} == {report.pk}
    assert taken(opened, cells(sheet, done=DONE), editor) == 1
    assert Report.objects.get().done == DONE
    assert left(asked()) == (b"", "")


def test_each_gets_their_own_measures(
    concept: Concept, measure: Measure, office: User, editor: User, town: Municipality
) -> None:
    other = MeasureFactory(
        field=measure.field, code="1.8", lead_unit=UnitFactory(municipality=town)
    )
    somebody = user_with_role("unit_editor", town, unit=other.lead_unit)
    opened = open_round(concept, office, with_sheet=True)
    send_due()
    for person, own in ((editor, measure), (somebody, other)):
        (sent,) = [one for one in mail.outbox if one.to == [person.email]]
        (found,) = sent.attachments
        assert {one.report for one in rows_of(found[1])} == {opened.reports.get(measure=own).pk}


def test_a_worker_that_dies_leaves_it_for_whoever_sends_it_again(
    opened: ReportingRound, office: User
) -> None:
    taken_up = take_one(timezone.now())
    assert taken_up
    Notice.objects.update(leased_until=timezone.now() - MAILS.lease, handed_at=timezone.now())
    jobs.give_back((MAILS,))
    assert send_due() == 0  # it may have arrived: a person decides
    outbox.retry(asked(), by=office)
    assert send_due() == 1
    assert rows_of(enclosed())
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<notice-{taken_up.pk}@")
    assert left(asked()) == (b"", "")


def test_what_is_too_large_is_linked_to(
    concept: Concept, measure: Measure, office: User, editor: User, monkeypatch: Any
) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 1000)
    opened = open_round(concept, office, with_sheet=True)
    body = asked().body
    assert "zu groß" in body
    assert reverse("monitoring:sheet", args=[opened.pk]) in body
    send_due()
    assert mail.outbox[0].attachments == []


def test_without_the_tick_nothing_is_said_of_a_sheet(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    open_round(concept, office)
    assert "Excel" not in asked().body
    assert not Attachment.objects.exists()


def test_who_has_no_account_sends_it_to_the_office(
    concept: Concept, measure: Measure, office: User
) -> None:
    Organisation.objects.filter(pk=measure.lead_unit_id).update(email="amt@stadt.example")
    opened = open_round(concept, office, with_sheet=True, by_link=True)
    body = Notice.objects.get(kind="report.by_link").body
    assert "Senden Sie sie ausgefüllt dem Büro" in body
    assert "/arbeitsplatz/" not in body
    send_due()
    assert taken(opened, cells(enclosed(), done=DONE), office) == 1


def test_withdrawn_it_is_gone(opened: ReportingRound, office: User) -> None:
    outbox.withdraw(asked(), by=office)
    assert left(asked()) == (b"", "")


def test_a_link_called_back_takes_its_sheet_along(
    concept: Concept, measure: Measure, office: User
) -> None:
    Organisation.objects.filter(pk=measure.lead_unit_id).update(email="amt@stadt.example")
    opened = open_round(concept, office, with_sheet=True, by_link=True)
    operations.allow_links(opened, allowed=False, by=office)
    notice = Notice.objects.get(kind="report.by_link")
    assert (notice.state, left(notice)) == ("withdrawn", (b"", ""))


def test_who_is_erased_leaves_with_no_sheet(
    concept: Concept, measure: Measure, office: User, editor: User, town: Municipality
) -> None:
    Measure.objects.update(title="Aylin Yildiz-Probe fragen")
    open_round(concept, office, with_sheet=True)
    erase(Traces(frozenset({town.pk})).known(names=["Aylin Yildiz-Probe"]))
    content, text = left(asked())
    assert content == b""
    assert "Probe" not in text
    assert "Probe" not in asked().body
    assert send_due() == 1
    assert mail.outbox[0].attachments == []


def test_a_mail_that_became_a_file_is_found_by_its_sheet(
    concept: Concept, measure: Measure, office: User, editor: User, settings: Any, tmp_path: Any
) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    Report.objects.all().delete()
    Measure.objects.update(obstacles="Aylin Yildiz-Probe ist krank.")
    open_round(concept, office, with_sheet=True)
    assert "Probe" not in asked().body
    send_due()
    traces = Traces(frozenset()).known(names=["Aylin Yildiz-Probe"])
    assert mailfiles.erase(traces, False) == 1


def test_the_office_sees_it_in_the_outbox_until_it_has_left(
    opened: ReportingRound, client: Client, office: User
) -> None:
    client.force_login(office)
    page, file = (
        reverse(f"notices:{name}", args=[asked().pk]) for name in ("notice", "attachment")
    )
    assert "mit Anhang" in client.get(reverse("notices:outbox")).content.decode()
    assert file in client.get(page).content.decode()
    answer = client.get(file)
    assert (answer["Content-Type"], rows_of(answer.content) != []) == (attachments.XLSX, True)
    send_due()
    assert "Angehängt war meldungen-" in client.get(page).content.decode()
    assert client.get(file).status_code == 404


def test_one_sheet_is_made_for_all_who_are_asked_about_the_same(
    concept: Concept, measure: Measure, office: User, editor: User, monkeypatch: Any
) -> None:
    user_with_role("unit_editor", concept.municipality, unit=measure.lead_unit)
    made: list[int] = []
    write = enclosing.Sheets._write
    monkeypatch.setattr(
        enclosing.Sheets, "_write", lambda self, own: (made.append(1), write(self, own))[1]
    )
    open_round(concept, office, with_sheet=True)
    assert (len(made), Attachment.objects.count()) == (1, 2)


def test_the_office_ticks_it_when_it_opens_a_round(
    concept: Concept, measure: Measure, client: Client, office: User, editor: User
) -> None:
    client.force_login(office)
    page = reverse("monitoring:open", args=[concept.slug])
    form = client.get(page).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent["fields_of_action"] = [one.pk for one in concept.fields.all()]
    client.post(page, {**sent, "units": [], "finished": "", "with_sheet": "on"})
    assert Attachment.objects.filter(notice=asked()).exists()
