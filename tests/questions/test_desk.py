"""Questions at the desk: the office sees all, a unit its own; each page does what it says."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.actors.models import Organisation
from gemeinwerk.core.shown import stamp
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.questions import operations
from gemeinwerk.questions.models import Question
from tests.factories import (
    FieldFactory,
    MeasureFactory,
    QuestionFactory,
    UnitFactory,
    public_concept,
    published_version,
)

LIST = "/arbeitsplatz/fragen/"


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town, name="Ausländerbehörde")


@pytest.fixture
def question(town: Municipality, unit: Organisation) -> Question:
    field = FieldFactory(concept=public_concept(town), code="1")
    return QuestionFactory(measure=MeasureFactory(field=field, code="1.7", lead_unit=unit))


@pytest.fixture
def office(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Jana Beispiel")


@pytest.fixture
def editor(client_as: Callable[..., Client], unit: Organisation) -> Client:
    return client_as("unit_editor", name="Kim Muster", unit=unit)


def send(client: Client, question: Question, what: str = "", **typed: str) -> str:
    seen = stamp(operations.question_told(Question.objects.get(pk=question.pk)))
    address = f"{LIST}{question.pk}/{what}"
    return client.post(address, {"gesehen": seen} | typed, follow=True).content.decode()


def test_a_unit_sees_its_own_and_the_office_all(
    question: Question, office: Client, editor: Client
) -> None:
    field = question.measure.field
    other = QuestionFactory(measure=MeasureFactory(field=field), text="Wer bezahlt das alles?")
    assert "Wer bezahlt das alles?" in office.get(LIST).content.decode()
    page = editor.get(LIST).content.decode()
    assert "Warum sehe ich im Terminportal" in page
    assert "Wer bezahlt das alles?" not in page
    assert editor.get(f"{LIST}{other.pk}/").status_code == 403


def test_open_ones_come_first_and_are_filtered(question: Question, office: Client) -> None:
    send(office, question, text="Dienstags.")
    QuestionFactory(measure=question.measure, text="Und wann fangt ihr an?")
    page = office.get(LIST).content.decode()
    assert page.index("Und wann fangt ihr an?") < page.index("Warum sehe ich")
    page = office.get(LIST, {"stand": "answered"}).content.decode()
    assert "Und wann fangt ihr an?" not in page
    assert "Dazu gibt es keine Frage." in office.get(LIST, {"stand": "declined"}).content.decode()


def test_a_unit_answers_and_the_office_publishes(
    question: Question, office: Client, editor: Client
) -> None:
    page = editor.get(f"{LIST}{question.pk}/").content.decode()
    assert "Olena Geheim" in page
    page = send(editor, question, text="Dienstags um 8 Uhr.")
    assert "Die Antwort ist unterwegs." in page
    assert "Ob Frage und Antwort veröffentlicht werden, entscheidet das Büro." in page
    assert Notice.objects.get().recipient == "olena@geheim.example"
    assert editor.post(f"{LIST}{question.pk}/veroeffentlichen/").status_code == 403
    page = office.get(f"{LIST}{question.pk}/").content.decode()
    assert re.search(r"Ohne Namen, Adressen und alles, woran man", page)
    send(office, question, "veroeffentlichen/", text="Warum?", answer="Dienstags.")
    stored = Question.objects.get()
    assert (stored.published, stored.public_text) == (True, "Warum?")
    send(office, question, "zurueckziehen/")
    assert not Question.objects.get().published


def test_what_is_published_leads_to_where_it_stands(
    question: Question, office: Client, client: Client
) -> None:
    published_version(question.measure.concept)
    assert "#frage-" not in send(office, question, text="Dienstags.")
    page = send(office, question, "veroeffentlichen/", text="Warum?", answer="Dienstags.")
    (public,) = re.findall(rf'href="([^"]*)#frage-{question.pk}"', page)
    assert f'id="frage-{question.pk}"' in client.get(public).content.decode()


def test_what_was_typed_stays_when_somebody_was_faster(
    question: Question, office: Client, editor: Client
) -> None:
    seen = stamp(operations.question_told(question))
    send(editor, question, text="Dienstags.")
    page = office.post(
        f"{LIST}{question.pk}/", {"text": "Donnerstags um acht.", "gesehen": seen}
    ).content.decode()
    assert "Inzwischen hat jemand etwas geändert" in page
    assert "Donnerstags um acht." in page
    assert Question.objects.get().answer == "Dienstags."


def test_an_empty_answer_is_none(question: Question, office: Client) -> None:
    assert "Bitte füllen Sie dieses Feld aus." in send(office, question, text="  ")
    assert "Bitte füllen Sie dieses Feld aus." in send(office, question, "ablehnen/", reason="")
    assert Question.objects.get().state == "open"


@pytest.mark.parametrize(("tell", "mails"), [({"tell": "on"}, 1), ({}, 0)])
def test_a_question_is_declined(
    question: Question, office: Client, tell: dict[str, str], mails: int
) -> None:
    page = send(office, question, "ablehnen/", reason="Das ist Sache des Landes.", **tell)
    assert "Die Frage wird nicht beantwortet." in page
    assert Question.objects.get().state == "declined"
    assert Notice.objects.count() == mails


def test_after_it_was_forgotten_the_page_still_reads(question: Question, office: Client) -> None:
    Question.objects.update(
        state="answered", published=True, public_text="Warum?", public_answer="Darum.",
        text="", name="", email="", answered_at=question.asked_at,
    )  # fmt: skip
    page = office.get(f"{LIST}{question.pk}/").content.decode()
    assert "Name, Adresse und Wortlaut sind gelöscht." in page
    assert "Warum?" in office.get(LIST).content.decode()


def test_the_list_asks_the_same_for_thirty(question: Question, office: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert office.get(LIST).status_code == 200
        return len(queries)

    asked()  # who asks, and where, is known from then on
    before = asked()
    for _ in range(30):
        QuestionFactory(measure=MeasureFactory(field=question.measure.field))
    assert asked() == before
