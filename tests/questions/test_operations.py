"""A question is asked by anybody, settled once, and forgotten when it was said it would be."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.privacy import registry
from gemeinwerk.questions import operations
from gemeinwerk.questions.errors import NothingAsked, NotPublishable
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

TYPED = ("Olena Geheim", "olena@geheim.example", "Terminportal")


@pytest.fixture
def measure(town: Municipality) -> Measure:
    unit = UnitFactory(municipality=town, name="Ausländerbehörde", email="abh@stadt.example")
    field = FieldFactory(concept=public_concept(town), code="1")
    return MeasureFactory(field=field, code="1.7", title="Wartezeit senken", lead_unit=unit)


@pytest.fixture
def question(measure: Measure) -> Question:
    return QuestionFactory(measure=measure)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def editor(town: Municipality, measure: Measure) -> User:
    return user_with_role("unit_editor", town, unit=measure.lead_unit, name="Kim Muster")


def ask(measure: Measure, **said: str) -> Question:
    given = {"text": "Wann wird es besser?", "name": "", "email": "", "language": "de"}
    return operations.ask(measure, **given | said)


def mails() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("kind", "recipient"))


# --- asking ---------------------------------------------------------------------------------------


def test_a_question_reaches_the_people_of_the_unit(measure: Measure, editor: User) -> None:
    asked = ask(measure, text=" Wann wird es besser? ")
    assert (asked.text, asked.state) == ("Wann wird es besser?", "open")
    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient) == ("question.asked", editor.email)
    assert "Wann wird es besser?" in notice.body
    assert f"/arbeitsplatz/fragen/{asked.pk}/" in notice.body


def test_without_an_account_in_the_unit_it_reaches_its_office(measure: Measure) -> None:
    ask(measure)
    assert mails() == [("question.asked", "abh@stadt.example")]


def test_without_a_unit_it_reaches_the_commissioners_office(
    measure: Measure, office: User, town: Municipality
) -> None:
    Measure.objects.update(lead_unit=None)
    ask(Measure.objects.get())
    assert mails() == [("question.asked", office.email)]


def test_without_anybody_it_reaches_the_town(measure: Measure, town: Municipality) -> None:
    Measure.objects.update(lead_unit=None)
    Municipality.objects.update(contact_email="post@stadt.example")
    ask(Measure.objects.get())
    assert mails() == [("question.asked", "post@stadt.example")]


def test_whose_question_it_is_stands_neither_in_the_mail_nor_in_the_log(
    measure: Measure, editor: User
) -> None:
    ask(measure, text="Warum ist das Terminportal leer?", name=TYPED[0], email=TYPED[1])
    notice, entry = Notice.objects.get(), AuditEntry.objects.get(verb="question.ask")
    assert not any(one in f"{notice.subject}{notice.body}" for one in TYPED[:2])
    told = f"{entry.target_label}{entry.before}{entry.after}{entry.actor_name}"
    assert not any(one in told for one in TYPED)


def test_of_a_dissolved_unit_nobody_is_asked(measure: Measure, office: User) -> None:
    Organisation.objects.update(active=False)
    ask(Measure.objects.get())
    assert mails() == [("question.asked", office.email)]


def test_a_form_that_is_sent_twice_asks_once(measure: Measure, editor: User) -> None:
    """Who presses the button twice, or comes back to the page, asks nothing else."""
    first = ask(measure, text="Wann wird es besser?", email=TYPED[1])
    assert ask(measure, text="Wann wird es besser? ", email=TYPED[1]) == first
    assert len(mails()) == 1
    ask(measure, text="Wann wird es besser?", email="jemand@anders.example")
    operations.answer(first, text="Im Mai.", by=editor)
    assert ask(measure, text="Wann wird es besser?", email=TYPED[1]) != first
    assert [kind for kind, _to in mails()].count("question.asked") == 3


def test_nothing_is_no_question(measure: Measure) -> None:
    with pytest.raises(NothingAsked):
        ask(measure, text="  ")
    assert (Question.objects.count(), mails()) == (0, [])


# --- settling -------------------------------------------------------------------------------------


def test_an_answer_goes_to_whoever_asked_in_their_language(
    question: Question, editor: User
) -> None:
    published_version(question.measure.concept)
    Question.objects.update(language="en")
    with translation.override("de"):
        operations.answer(question, text="New dates on Tuesdays.", by=editor)
    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient) == ("question.answered", "olena@geheim.example")
    assert "Your question" in notice.subject
    assert "New dates on Tuesdays." in notice.body
    assert "/en/konzepte/integration/massnahmen/1.7/" in notice.body
    stored = Question.objects.get()
    assert (stored.state, stored.answered_as) == ("answered", "Ausländerbehörde")


def test_an_answer_leads_to_the_page_the_measure_has(question: Question, office: User) -> None:
    """Its number at the desk may be another one by now."""
    published_version(question.measure.concept)
    Measure.objects.update(code="1.8")
    operations.answer(question, text="Dienstags.", by=office)
    assert "/konzepte/integration/massnahmen/1.7/" in Notice.objects.get().body


def test_an_answer_leads_nowhere_where_there_is_no_page(question: Question, office: User) -> None:
    published_version(question.measure.concept)
    Concept.objects.update(public=False)
    operations.answer(question, text="Dienstags.", by=office)
    notice = Notice.objects.get()
    assert (notice.action_url, "http" in notice.body) == ("", False)


def test_without_an_address_nobody_is_written_to(question: Question, office: User) -> None:
    Question.objects.update(email="")
    operations.answer(question, text="Dienstags.", by=office)
    assert mails() == []


@pytest.mark.parametrize(("tell", "sent"), [(True, 1), (False, 0)])
def test_a_question_is_declined_with_a_reason(
    question: Question, office: User, tell: bool, sent: int
) -> None:
    with pytest.raises(NothingAsked):
        operations.decline(question, reason=" ", tell=tell, by=office)
    operations.decline(question, reason="Das ist Sache des Landes.", tell=tell, by=office)
    assert Question.objects.get().state == "declined"
    assert len(mails()) == sent


def test_of_two_who_answer_one_does(question: Question, office: User, editor: User) -> None:
    seen = stamp(operations.question_told(question))
    operations.answer(question, text="Dienstags.", by=editor, seen=seen)
    with pytest.raises(SeenOtherwise):
        operations.answer(question, text="Donnerstags.", by=office, seen=seen)
    with pytest.raises(TransitionRefused):
        operations.decline(question, reason="doppelt", tell=True, by=office)
    assert Question.objects.get().answer == "Dienstags."
    assert len(mails()) == 1


# --- publishing -----------------------------------------------------------------------------------


def test_only_what_was_answered_is_published(question: Question, office: User) -> None:
    with pytest.raises(NotPublishable):
        operations.publish(question, text="Warum?", answer="Darum.", by=office)
    operations.decline(question, reason="doppelt", tell=False, by=office)
    with pytest.raises(NotPublishable):
        operations.publish(question, text="Warum?", answer="Darum.", by=office)


def test_what_is_published_counts_as_news_and_can_be_taken_back(
    question: Question, office: User
) -> None:
    operations.answer(question, text="Dienstags.", by=office)
    with pytest.raises(NothingAsked):
        operations.publish(question, text="Warum?", answer=" ", by=office)
    operations.publish(question, text="Warum ist nichts frei?", answer="Dienstags.", by=office)
    operations.withdraw(question, by=office)
    with pytest.raises(NotPublishable):
        operations.withdraw(question, by=office)
    public = AuditEntry.objects.filter(public=True).order_by("pk").values_list("verb", flat=True)
    assert list(public) == ["question.publish", "question.withdraw"]


def test_of_a_concept_that_is_not_public_nothing_is_news(question: Question, office: User) -> None:
    Concept.objects.update(public=False)
    operations.answer(question, text="Dienstags.", by=office)
    operations.publish(question, text="Warum?", answer="Dienstags.", by=office)
    assert not AuditEntry.objects.filter(public=True).exists()


# --- forgetting -----------------------------------------------------------------------------------

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("settled", "published", "left"),
    [
        ({"state": "answered", "days": 31}, True, "nameless"),
        ({"state": "answered", "days": 31}, False, "nothing"),
        ({"state": "declined", "days": 31}, False, "nothing"),
        ({"state": "answered", "days": 29}, True, "all"),
        ({"state": "answered", "days": 29}, False, "all"),
        ({"state": "open", "days": 364}, False, "all"),
        ({"state": "open", "days": 366}, False, "nothing"),
    ],
)
def test_what_was_typed_is_forgotten_when_the_form_said(
    measure: Measure, settled: dict[str, Any], published: bool, left: str
) -> None:
    """By the tick, which asks the registry."""
    moment = timezone.now() - settled["days"] * DAY
    open_one = settled["state"] == "open"
    public = {"public_text": "Warum?", "public_answer": "Darum."} if published else {}
    QuestionFactory(
        measure=measure,
        state=settled["state"],
        asked_at=moment if open_one else moment - 300 * DAY,
        answered_at=None if open_one else moment,
        answer="" if open_one else "Darum.",
        published=published,
        **public,
    )
    registry.forget_over()
    found = Question.objects.first()
    if left == "nothing":
        assert found is None
        return
    assert found is not None
    typed = [found.name, found.email, found.text]
    assert all(typed) if left == "all" else not any([*typed, found.answer])
    assert found.public_text == ("Warum?" if published else "")
    registry.forget_over()
    assert Question.objects.count() == 1


@pytest.mark.parametrize("state", NoticeState.values)
def test_its_mails_are_forgotten_as_soon(question: Question, office: User, state: str) -> None:
    """Whatever became of them: they hold the address and what was typed."""
    operations.answer(question, text="Dienstags.", by=office)
    Notice.objects.update(state=state, created_at=timezone.now() - 29 * DAY)
    registry.forget_over()
    assert Notice.objects.count() == 1
    Notice.objects.update(created_at=timezone.now() - 31 * DAY)
    registry.forget_over()
    assert Notice.objects.count() == 0
