"""The public form: no account, no trace in the cache, nothing of the asker in public."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinwerk.accounts.limits import PER_PLACE
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
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
    user_with_role,
)
from tests.portal.test_measure import words

PAGE = "/konzepte/integration/massnahmen/1.1/"
FORM = "/konzepte/integration/frage/1.1/"
TEXT = "Warum sehe ich im Terminportal keinen freien Termin?"


@pytest.fixture
def measure(town: Municipality) -> Measure:
    unit = UnitFactory(municipality=town, name="Ausländerbehörde", email="abh@stadt.example")
    field = FieldFactory(concept=public_concept(town), code="1")
    made: Measure = MeasureFactory(field=field, code="1.1", title="Wartezeit", lead_unit=unit)
    published_version(made.concept)
    return made


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


def test_from_the_measures_page_to_the_question(client: Client, measure: Measure) -> None:
    page = client.get(PAGE).content.decode()
    assert f'href="{FORM}"' in page
    form = client.get(FORM).content.decode()
    assert (
        "Zuständig ist: Ausländerbehörde. Dorthin geht Ihre Frage; ein Konto brauchen Sie nicht."
        in words(form)
    )
    assert "30 Tage nach der Antwort gelöscht, ohne Antwort nach einem Jahr" in form
    sent = client.post(FORM, {"text": TEXT, "name": "Olena", "email": "o@geheim.example"})
    assert sent["Location"] == f"{FORM}?gestellt=1"
    assert "Ihre Frage ist angekommen" in client.get(sent["Location"]).content.decode()
    asked = Question.objects.get()
    assert (asked.text, asked.name, asked.email) == (TEXT, "Olena", "o@geheim.example")
    assert (asked.measure, asked.language) == (measure, "de")
    assert Notice.objects.get().recipient == "abh@stadt.example"


def test_the_measures_page_stays_cached_and_the_form_is_not(
    client: Client, measure: Measure
) -> None:
    first = client.get(PAGE)
    assert "csrfmiddlewaretoken" not in first.content.decode()
    assert not first.cookies
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert len(asked) <= 1
    form = client.get(FORM)
    assert "no-store" in form["Cache-Control"]
    assert [one for one in form.cookies if "session" in one] == []
    assert all(not one["max-age"] for one in form.cookies.values())
    client.post(FORM, {"text": TEXT})
    assert client.get(PAGE).headers.get("ETag") == first.headers.get("ETag")


def test_it_is_guarded_against_forged_forms(measure: Measure) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(FORM, {"text": TEXT}).status_code == 403
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"text": "Hä?"}, "Mindestens 10 Zeichen"),
        ({"text": "x" * 2001}, "höchstens 2000 sind möglich"),
        ({"text": TEXT, "email": "olena"}, "E-Mail"),
        ({"text": TEXT, "name": "Olena\r\nBcc: alle@example.org"}, "in einer Zeile schreiben"),
    ],
)
def test_what_cannot_be_is_said_and_stays(
    client: Client, measure: Measure, typed: dict[str, str], sentence: str
) -> None:
    answer = client.post(FORM, typed)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Question.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(
    client: Client, measure: Measure
) -> None:
    sent = client.post(FORM, {"text": TEXT, "homepage": "https://spam.example"})
    assert sent["Location"] == f"{FORM}?gestellt=1"
    assert not Question.objects.exists()
    assert not Notice.objects.exists()


def test_from_one_place_only_so_many_come(client: Client, measure: Measure) -> None:
    allowed = PER_PLACE["ask"].count
    for number in range(allowed):
        assert client.post(FORM, {"text": f"{TEXT} {number}"}).status_code == 302
    refused = client.post(FORM, {"text": f"{TEXT} noch einmal"})
    assert refused.status_code == 429
    assert f"{TEXT} noch einmal" in refused.content.decode()
    assert "Uhr geht es weiter" in refused.content.decode()
    assert Question.objects.count() == allowed
    elsewhere = client.post(FORM, {"text": TEXT}, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


def test_where_nobody_would_answer_nothing_is_asked(client: Client, measure: Measure) -> None:
    assert client.get("/konzepte/integration/frage/9.9/").status_code == 404
    Concept.objects.update(public=False)
    assert client.get(FORM).status_code == 404
    assert client.post(FORM, {"text": TEXT}).status_code == 404
    assert not Question.objects.exists()


def test_of_a_measure_whose_draft_is_gone_nobody_is_asked(client: Client, measure: Measure) -> None:
    measure.delete()
    assert FORM not in client.get(PAGE).content.decode()
    assert client.get(FORM).status_code == 404


def test_in_english_it_is_asked_in_english(client: Client, measure: Measure) -> None:
    form = client.get(f"/en{FORM}").content.decode()
    assert "Your question" in form
    client.post(f"/en{FORM}", {"text": "Why are there no free appointments?"})
    assert Question.objects.get().language == "en"


# --- what of it is public -------------------------------------------------------------------------


def test_published_is_what_the_office_wrote_and_nothing_else(
    client: Client, measure: Measure, office: User
) -> None:
    question = QuestionFactory(measure=measure, text="Ich, Olena Geheim, warte seit Mai!")
    operations.answer(question, text="Liebe Frau Geheim, dienstags.", by=office)
    for page in (PAGE, f"/en{PAGE}", "/konzepte/integration/katalog.json"):
        text = client.get(page).content.decode()
        assert "Geheim" not in text
        assert "dienstags" not in text
    operations.publish(question, text="Warum ist nichts frei?", answer="Dienstags.", by=office)
    page = client.get(PAGE).content.decode()
    assert "Geheim" not in page
    assert "olena@" not in page
    today = timezone.localdate()
    assert "Fragen und Antworten Warum ist nichts frei? Dienstags. Gefragt am" in words(page)
    assert f"{today.day}. " in words(page)
    operations.withdraw(question, by=office)
    assert "Warum ist nichts frei?" not in client.get(PAGE).content.decode()


def test_published_questions_cost_no_query_and_the_newest_answer_is_first(
    client: Client, measure: Measure, office: User
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    before = asked()
    now = timezone.now()
    for number in range(12):
        QuestionFactory(
            measure=measure, state="answered", published=True, answered_at=now - timedelta(number),
            public_text=f"Frage Nummer {number}?", public_answer="Ja.",
        )  # fmt: skip
    last = QuestionFactory(measure=measure)
    operations.answer(last, text="Nein.", by=office)
    operations.publish(last, text="Zuletzt?", answer="Nein.", by=office)
    assert asked() == before
    page = client.get(PAGE).content.decode()
    order = [page.index(f"{text}?") for text in ("Zuletzt", "Nummer 0", "Nummer 1", "Nummer 11")]
    assert order == sorted(order)
