"""The review of the last edition: a finding is open until something answers it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.errors import AnsweredOtherwise, NotNow, ReasonMissing, StillInUse, Taken
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, FindingFactory, MeasureFactory


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town)


@pytest.fixture
def review(concept: Concept, office: User) -> Review:
    return operations.record_review(concept, by=office, title="Bestandsaufnahme 2021")


def states(concept: Concept) -> dict[str, str]:
    return {one.finding.code: one.state for one in queries.findings(concept)}


def test_a_review_is_set_down_once_and_then_changed(
    concept: Concept, review: Review, office: User
) -> None:
    operations.record_review(concept, by=office, title="Rückblick", reviewed_on=date(2021, 9, 1))
    assert list(Review.objects.values_list("title", "reviewed_on")) == [
        ("Rückblick", date(2021, 9, 1))
    ]
    assert [e.verb for e in AuditEntry.objects.all()] == ["review.record", "review.record"]


def test_the_five_states_of_a_finding(concept: Concept, review: Review, office: User) -> None:
    for code in ("B1", "B2", "B3", "B5"):
        operations.add_finding(review, by=office, code=code, text="Rassismus fehlt.")
    operations.add_finding(review, by=office, code="B4", text="Gut gelungen.", must_take_up=False)
    answered, refused = Finding.objects.get(code="B1"), Finding.objects.get(code="B2")
    MeasureFactory(field=FieldFactory(concept=concept)).answers.add(answered)
    operations.refuse_finding(refused, by=office, reason="Ist Sache des Landes.")
    elsewhere = Finding.objects.get(code="B5")
    operations.take_up_elsewhere(elsewhere, by=office, where="Im Seniorenplan.")
    assert states(concept) == {
        "B1": "answered", "B2": "refused", "B3": "open", "B4": "noted", "B5": "elsewhere",
    }  # fmt: skip
    assert [finding.code for finding in queries.open_findings(concept)] == ["B3"]


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_refusal_says_why(review: Review, office: User, reason: str) -> None:
    finding = FindingFactory(review=review)
    with pytest.raises(ReasonMissing):
        operations.refuse_finding(finding, by=office, reason=reason)


def test_a_refusal_is_taken_back(concept: Concept, review: Review, office: User) -> None:
    finding = FindingFactory(review=review, code="B1")
    operations.refuse_finding(finding, by=office, reason="Geht nicht.")
    operations.reopen_finding(finding, by=office)
    assert states(concept) == {"B1": "open"}
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.verb, entry.before) == (
        "finding.reopen",
        {"finding": "B1", "refusal": "Geht nicht."},
    )


@pytest.mark.parametrize("where", ["", "   "])
def test_taken_up_elsewhere_says_where(review: Review, office: User, where: str) -> None:
    finding = FindingFactory(review=review)
    with pytest.raises(ReasonMissing):
        operations.take_up_elsewhere(finding, by=office, where=where)


def test_a_finding_has_one_answer_at_a_time(review: Review, office: User) -> None:
    """Nobody's answer is overwritten by one of another kind."""
    finding = FindingFactory(review=review, code="B1")
    operations.take_up_elsewhere(finding, by=office, where="Im Seniorenplan.")
    with pytest.raises(AnsweredOtherwise, match="Im Seniorenplan"):
        operations.refuse_finding(finding, by=office, reason="Geht nicht.")
    operations.reopen_finding(finding, by=office)
    operations.refuse_finding(finding, by=office, reason="Geht nicht.")
    with pytest.raises(AnsweredOtherwise, match="Geht nicht"):
        operations.take_up_elsewhere(finding, by=office, where="Im Seniorenplan.")
    finding.refresh_from_db()
    assert (finding.refusal, finding.elsewhere) == ("Geht nicht.", "")


def test_where_a_finding_is_taken_up_is_taken_back(
    concept: Concept, review: Review, office: User
) -> None:
    finding = FindingFactory(review=review, code="B1")
    operations.take_up_elsewhere(finding, by=office, where="Im Seniorenplan.")
    operations.reopen_finding(finding, by=office)
    assert states(concept) == {"B1": "open"}
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert entry.before == {"finding": "B1", "elsewhere": "Im Seniorenplan."}


def test_a_code_is_used_once(review: Review, office: User) -> None:
    operations.add_finding(review, by=office, code="B1", text="Eins")
    with pytest.raises(Taken):
        operations.add_finding(review, by=office, code="B1", text="Zwei")


def test_a_finding_a_measure_takes_up_stays(concept: Concept, review: Review, office: User) -> None:
    finding = FindingFactory(review=review, code="B1")
    measure = MeasureFactory(field=FieldFactory(concept=concept))
    measure.answers.add(finding)
    with pytest.raises(StillInUse) as refusal:
        operations.remove_finding(finding, by=office)
    assert refusal.value.message == (
        "Befund B1 lässt sich nicht entfernen. Ihn greifen auf: 1 Maßnahme."
    )
    measure.answers.clear()
    operations.remove_finding(finding, by=office)
    assert states(concept) == {}


def test_after_the_decision_findings_stand(concept: Concept, review: Review, office: User) -> None:
    finding = FindingFactory(review=review)
    Concept.objects.filter(pk=concept.pk).update(status="adopted")
    with pytest.raises(NotNow):
        operations.refuse_finding(finding, by=office, reason="zu spät")


@pytest.mark.parametrize("count", [1, 30])
def test_findings_with_their_answers_are_two_queries(
    concept: Concept, review: Review, count: int, django_assert_num_queries: Any
) -> None:
    measure = MeasureFactory(field=FieldFactory(concept=concept))
    measure.answers.add(*FindingFactory.create_batch(count, review=review))
    with django_assert_num_queries(2):
        found = queries.findings(concept)
    assert [link.label for one in found for link in one.answers] == [str(measure)] * count


def test_a_finding_is_cut_between_words_where_there_is_no_room_for_it(review: Review) -> None:
    text = "Rassismus kommt im Konzept nicht vor, obwohl ihn 140 von 212 Befragten im Alltag nennen"
    finding = FindingFactory(review=review, code="B1", text=text)
    cut = str(finding).removeprefix("B1 ").removesuffix(" …")
    assert str(finding).endswith(" …")
    assert text.startswith(f"{cut} ")
    assert str(FindingFactory(review=review, code="B2", text="Kurz")) == "B2 Kurz"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rassismus\nfehlt.", "Rassismus fehlt."),
        ("x" * 80, "x" * 80),
        ("wort " * 30, " ".join(["wort"] * 15) + " …"),
        ("https://stadt.example/" + "a" * 100, "https://stadt.example/" + "a" * 56 + " …"),
    ],
)
def test_a_finding_is_named_by_its_beginning(review: Review, text: str, shown: str) -> None:
    assert str(FindingFactory.build(review=review, code="B1", text=text)) == f"B1 {shown}"


def test_two_people_who_begin_a_review_at_once_lose_nothing(
    concept: Concept, client_as: Callable[..., Client]
) -> None:
    client, address = client_as("office"), reverse("concepts:review_edit", args=[concept.slug])
    form = client.get(address).context["form"]
    blank = {
        "base": form.initial["base"], "title": form.instance.title, "carried_out_by": "",
        "reviewed_on": "", "summary": "",
    }  # fmt: skip
    client.post(address, blank | {"carried_out_by": "Institut für Stadtforschung"})
    client.post(address, blank | {"summary": "Vieles gelang."})
    found = Review.objects.get(concept=concept)
    assert found.title == "Bestandsaufnahme"
    assert (found.carried_out_by, found.summary) == (
        "Institut für Stadtforschung",
        "Vieles gelang.",
    )
