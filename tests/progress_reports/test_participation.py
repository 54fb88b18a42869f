"""The report of the participation: who was asked, who came, what was said, what became of it."""

import json
import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx as word
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.ledger.checking import check
from gemeinwerk.ledger.models import Ledger
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports import operations, queries
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.content.participation import apart
from gemeinwerk.progress_reports.errors import NotWritable, TextMissing
from gemeinwerk.progress_reports.models import IssuedReport, ProgressReport
from tests.factories import (
    AnswerFactory,
    AttendanceFactory,
    BodyFactory,
    ContributionFactory,
    FieldFactory,
    MeetingFactory,
    MinutesFactory,
    ParticipationFactory,
    PersonFactory,
    public_concept,
    user_with_role,
)

pytestmark = pytest.mark.django_db
LEARNT = "Wir gehen früher dorthin, wo Menschen ohnehin sind."


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    found = public_concept(town)
    Concept.objects.filter(pk=found.pk).update(status="participation")
    found.refresh_from_db()
    return found


@pytest.fixture
def report(concept: Concept, office: User) -> ProgressReport:
    return operations.create_of_participation(
        concept, title="Beteiligungsbericht 2026", learnt=LEARNT, by=office
    )


def issued(report: ProgressReport, by: User) -> IssuedReport:
    operations.order(report, by=by)
    assert jobs.work_one()
    return IssuedReport.objects.get(report=report)


def part(report: ProgressReport, key: str) -> dict[str, Any]:
    found = content_of(ProgressReport.objects.get(pk=report.pk))
    return next(one for one in found["parts"] if one["key"] == key)


def rows(told: dict[str, Any], caption: str) -> list[list[str]]:
    return next((one["rows"] for one in told["tables"] if one["caption"] == caption), [])


def many(concept: Concept, n: int, **more: Any) -> list[Any]:
    return [ContributionFactory(concept=concept, state="public", **more) for _n in range(n)]


def test_it_is_issued_frozen_and_published(
    report: ProgressReport, concept: Concept, office: User, client: Client
) -> None:
    field = FieldFactory(concept=concept, code="1", title="Wohnen")
    for one in many(concept, 6, field=field):
        AnswerFactory(contribution=one)
    found = issued(report, office)
    assert (found.kind, found.as_of) == ("participation", timezone.localdate())
    many(concept, 9, field=field)
    content = found.plain()
    assert "6 öffentliche Beiträge liegen vor." in json.dumps(content, ensure_ascii=False)
    files = {one.suffix for one in queries.files_of(found)}
    assert files == {"pdf", "html", "docx"}
    paper = queries.file_of(found, "pdf") or b""
    metadata = PdfReader(BytesIO(paper)).trailer["/Root"]["/Metadata"]
    assert b"pdfuaid:part" in metadata.get_data()
    document = word.Document(BytesIO(queries.file_of(found, "docx") or b""))
    assert LEARNT in [one.text for one in document.paragraphs]
    assert ["1 Wohnen", "6"] in [
        [cell.text for cell in row.cells] for table in document.tables for row in table.rows
    ]
    address = reverse("portal:progress_report", args=[concept.slug, found.number])
    assert client.get(address).status_code == 404
    operations.publish(found, by=office)
    page = client.get(address).text
    assert LEARNT in page
    assert "1 Wohnen" in page
    process = client.get(reverse("portal:process", args=[concept.slug])).text
    assert address in process
    for suffix in ("pdf", "docx", "html", "json"):
        file = reverse("portal:progress_report_file", args=[concept.slug, found.number, suffix])
        assert client.get(file).content == queries.file_of(found, suffix)
    xlsx = reverse("portal:progress_report_file", args=[concept.slug, found.number, "xlsx"])
    assert client.get(xlsx).status_code == 404
    assert check(Ledger.objects.get()).faults == []


@pytest.mark.usefixtures("small")
def test_what_was_wrong_is_right_in_a_newer_one(
    report: ProgressReport, concept: Concept, office: User, client: Client
) -> None:
    first = issued(report, office)
    operations.publish(first, by=office)
    with pytest.raises(NotWritable):
        operations.edit(report, by=office, learnt="Anders.")
    again = operations.create_of_participation(
        concept, title="Berichtigt", learnt="Anders.", by=office
    )
    second = issued(again, office)
    address = reverse("portal:progress_report", args=[concept.slug, first.number])
    assert "Berichtigt" not in client.get(address).text
    operations.publish(second, by=office)
    assert "Berichtigt" in client.get(address).text
    assert LEARNT in client.get(address).text


def test_nothing_is_issued_without_what_was_learnt_or_too_early(
    concept: Concept, office: User
) -> None:
    silent = operations.create_of_participation(concept, title="Bericht", by=office)
    with pytest.raises(TextMissing):
        operations.order(silent, by=office)
    operations.edit(silent, by=office, learnt=LEARNT)
    for status in ("preparation", "superseded"):
        Concept.objects.filter(pk=concept.pk).update(status=status)
        with pytest.raises(NotNow):
            operations.order(silent, by=office)
        with pytest.raises(NotNow):
            operations.create_of_participation(concept, title="Bericht", by=office)
    Concept.objects.filter(pk=concept.pk).update(status="drafting")
    assert operations.order(silent, by=office).pending


@pytest.mark.usefixtures("small")
def test_at_the_desk_it_is_begun_seen_changed_and_issued(
    concept: Concept, client: Client, office: User
) -> None:
    client.force_login(office)
    listed = reverse("progress_reports:reports", args=[concept.slug])
    begin = reverse("progress_reports:create_of_participation", args=[concept.slug])
    assert begin in client.get(listed).text
    answer = client.post(begin, {"title": "Beteiligung 2026", "learnt": LEARNT})
    made = ProgressReport.objects.get()
    assert answer["Location"] == reverse("progress_reports:report", args=[made.pk])
    many(concept, 7)
    assert "7 öffentliche Beiträge" in client.get(answer["Location"]).text
    edit = reverse("progress_reports:edit", args=[made.pk])
    page = client.get(edit).text
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    typed = {"title": "Beteiligung 2026", "learnt": "Neu.", "seen": seen[1] if seen else ""}
    assert client.post(edit, typed).status_code == 302
    assert "Neu." in client.get(answer["Location"]).text
    client.post(reverse("progress_reports:issue", args=[made.pk]))
    assert jobs.work_one()
    assert "Beteiligung 2026" in client.get(listed).text
    assert reverse("progress_reports:issued", args=[concept.slug, 1]) in client.get(listed).text
    client.force_login(user_with_role("unit_editor", concept.municipality))
    assert client.post(begin, {"title": "X"}).status_code == 403


def test_who_was_asked_is_counted_and_no_small_number_can_be_worked_out(
    report: ProgressReport, concept: Concept, town: Municipality
) -> None:
    wave = concept.waves.create(name="Auftakt", answer_until=date(2026, 3, 1))
    for n in range(14):
        answer = "accepted" if n < 7 else "declined" if n < 12 else "open"
        one = wave.invitations.create(person=PersonFactory(municipality=town), answer=answer)
        one.letters.create(subject="Einladung", body="Bitte kommen Sie.", state="sent")
    never = wave.invitations.create(person=PersonFactory(municipality=town))
    never.letters.create(subject="Einladung", body="Bitte kommen Sie.")
    told = part(report, "asked")
    assert told["paragraphs"] == ["14 persönliche Einladungen gingen hinaus."]
    assert rows(told, "Was darauf geantwortet wurde") == [
        ["kommt", "7"], ["kommt nicht", "nicht genannt"], ["noch keine Antwort", "nicht genannt"],
    ]  # fmt: skip


def test_everybody_who_was_asked_at_once_stands_there_as_well(
    report: ProgressReport, concept: Concept
) -> None:
    phase = ParticipationFactory(concept=concept, title="Was fehlt?", opens=date(2026, 3, 1))
    ParticipationFactory(concept=concept, title="Intern", form=False)
    many(concept, 4, participation=phase)
    ContributionFactory(concept=concept, participation=phase)
    [row] = rows(part(report, "asked"), "Was alle gefragt wurden")
    assert row == ["Was fehlt?", "01.03.2026", "–", "weniger als fünf"]
    many(concept, 1, participation=phase)
    [row] = rows(part(report, "asked"), "Was alle gefragt wurden")
    assert row[-1] == "5"


def test_who_came_is_counted_where_meetings_were_public(
    report: ProgressReport, concept: Concept, town: Municipality
) -> None:
    body = BodyFactory(municipality=town, name="AG Wohnen")
    now = timezone.now()
    for public in (True, True, False):
        meeting = MeetingFactory(
            body=body, concept=concept, public=public, state="held",
            starts_at=now - timedelta(hours=2), ends_at=now,
        )  # fmt: skip
        minutes = MinutesFactory(meeting=meeting)
        for n in range(4):
            there = AttendanceFactory(minutes=minutes, person=PersonFactory(municipality=town))
            if n < 3:
                there.presences.create(came_at=now)
    caption = "Öffentlich angekündigte Sitzungen, die stattfanden"
    assert rows(part(report, "came"), caption) == [["AG Wohnen", "2", "6"]]


def test_nobodys_words_are_frozen(report: ProgressReport, concept: Concept) -> None:
    for one in many(concept, 6, text="Bänke am Fluss."):
        one.voices.create(name="Inge Sommer")
    content = json.dumps(content_of(report), ensure_ascii=False)
    assert "Bänke" not in content
    assert "Sommer" not in content


def test_however_much_was_said_it_asks_as_often(
    report: ProgressReport, concept: Concept, town: Municipality
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            content_of(ProgressReport.objects.select_related("concept__municipality").get())
        return len(found)

    many(concept, 5)
    few = asked()
    for one in many(concept, 20):
        AnswerFactory(contribution=one)
        ParticipationFactory(concept=concept)
    assert asked() == few <= 10


@given(st.lists(st.integers(min_value=0, max_value=12), max_size=7))
def test_what_is_left_out_of_a_whole_stays_unsure(numbers: list[int]) -> None:
    shown, hidden = apart((f"Teil {n}", one) for n, one in enumerate(numbers))
    assert all(n >= 5 for _label, n in shown)
    left = sum(numbers) - sum(n for _label, n in shown)
    assert bool(hidden) == bool(left)
    small = [n for n in numbers if 0 < n < 5]
    if small and sum(numbers) >= 5:
        assert left >= 5
        assert len(hidden) > 1
