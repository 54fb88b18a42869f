"""The pages at the desk, and the page behind the link of whoever wrote something."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.likeness import making
from gemeinwerk.contributions.merging import operations
from gemeinwerk.contributions.models import Contribution, Merge, MergeProposal
from gemeinwerk.core import jobs
from tests.contributions.merging.conftest import BENCHES, now, said, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Jana Beispiel")


@pytest.fixture
def office(desk: Client) -> User:
    return desk.user  # type: ignore[attr-defined,no-any-return]


def compared() -> None:
    making.want_all()
    while jobs.work_one():
        pass


def page_of(client: Client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_groups_are_shown_with_a_title_and_lead_to_be_merged(
    desk: Client, concept: Concept
) -> None:
    assert "Noch ist nichts verglichen" in page_of(desk, "merging:alike", "ik")
    for number in (1, 2, 3):
        said(concept, number)
    said(concept, 4, "Der Bus kommt abends zu selten.")
    compared()
    shown = page_of(desk, "merging:alike", "ik")
    assert "mit=2&amp;mit=3" in shown
    assert "Der Bus" not in shown
    marked = page_of(desk, "merging:merge", "ik", 1, mit=2)
    assert "Fast dieselben Worte." in marked
    assert marked.count("checked") == 1
    operations.merge_several(
        Contribution.objects.get(number=1), numbers=[2, 3], reason="Dasselbe.", by=None
    )
    assert "mit=2" not in page_of(desk, "merging:alike", "ik")


def test_ticked_ones_are_merged_in_one_go(desk: Client, concept: Concept) -> None:
    for number in (1, 2, 3):
        said(concept, number)
    said(concept, 9, "Der Bus kommt abends zu selten.")
    compared()
    address = reverse("merging:merge", args=["ik", 1])
    form = desk.get(address).context
    sent = {"numbers": ["2", "3"], "further": "9", "gesehen": form["seen"]}
    kept = desk.post(address, sent)
    assert kept.status_code == 200
    assert "Bitte schreiben Sie, warum beide zusammengehören." in kept.content.decode()
    assert kept.content.decode().count("checked") == 2
    assert desk.post(address, sent | {"reason": "Dasselbe."}).status_code == 302
    assert set(Merge.objects.values_list("one__number", flat=True)) == {2, 3, 9}
    shown = page_of(desk, "contributions:contribution", "ik", 1)
    assert shown.count("Zusammenführung zurücknehmen") == 3
    merge = Merge.objects.first()
    assert merge
    desk.post(reverse("merging:unmerge", args=[merge.pk]))
    assert now(merge).undone_at


def test_a_number_that_is_none_is_told(desk: Client, concept: Concept) -> None:
    said(concept, 1)
    address = reverse("merging:merge", args=["ik", 1])
    answer = desk.post(address, {"further": "Nr. zwei", "reason": "Dasselbe."})
    assert "nur Nummern" in answer.content.decode()


def test_passages_are_proposed_and_cut_by_hand(desk: Client, concept: Concept) -> None:
    said(concept, 1)
    address = reverse("merging:split", args=["ik", 1])
    form = desk.get(address).context
    assert form["form"]["passage_2"].value() == "Am Markt fehlt ein WC."
    sent = {"passage_1": "Am Fluss fehlen Bänke.", "passage_2": "Am Markt fehlt ein Klo."}
    wrong = desk.post(address, sent | {"gesehen": form["seen"]})
    assert "So steht es nicht im Beitrag" in wrong.content.decode()
    assert "ein Klo" in wrong.content.decode()
    right = sent | {"passage_2": "ein WC", "kind_2": "idea", "gesehen": form["seen"]}
    assert desk.post(address, right).status_code == 302
    part = Contribution.objects.get(number=3)
    assert (part.text, part.kind) == ("ein WC", "idea")
    assert "Ein Teil von Beitrag 1" in page_of(desk, "contributions:contribution", "ik", 3)
    desk.post(reverse("merging:unsplit", args=[part.split.pk]))
    assert "zurückgenommen" in page_of(desk, "contributions:contribution", "ik", 3)
    public = page_of(Client(), "portal:contribution", "ik", 3)
    assert "Er war ein Teil von Beitrag 1" in public
    assert "hat ihn zurückgezogen" not in public


def test_what_waits_for_its_author_is_listed_and_dropped(
    desk: Client, concept: Concept, office: User
) -> None:
    voice, _word = written(concept, 1)
    operations.merge(voice.contribution, into=said(concept, 2), reason="Dasselbe.", by=office)
    shown = page_of(desk, "merging:alike", "ik")
    assert "0 von einer gefragten Stimme hat zugestimmt" in shown
    assert "ohne Antwort zusammenführen" not in shown
    proposal = MergeProposal.objects.get()
    desk.post(reverse("merging:decide", args=[proposal.pk]))
    assert not Merge.objects.exists()
    MergeProposal.objects.update(until="2020-01-01")
    assert "ohne Antwort zusammenführen" in page_of(desk, "merging:alike", "ik")
    desk.post(reverse("merging:drop", args=[proposal.pk]))
    assert "Wartet auf eine Antwort" not in page_of(desk, "merging:alike", "ik")


def test_the_author_answers_by_their_link_and_no_machine_that_opens_it_does(
    client: Client, concept: Concept, office: User
) -> None:
    voice, word = written(concept, 1)
    other = said(concept, 2, "Bitte Bänke an den Fluss.")
    operations.merge(voice.contribution, into=other, reason="Dasselbe.", by=office)
    shown = page_of(client, "receipt:page", word)
    assert "Dürfen wir Beitrag 1 zusammen mit Beitrag 2 beantworten?" in shown
    assert "Bitte Bänke an den Fluss." in shown
    address = reverse("receipt:together", args=[word])
    question = voice.merge_questions.get()
    for _machine in range(2):
        assert client.get(address, {"frage": question.pk, "antwort": "ja"}).status_code == 302
    client.post(address, {"frage": question.pk, "antwort": "vielleicht"})
    _stranger, other_word = written(concept, 5)
    elsewhere = reverse("receipt:together", args=[other_word])
    client.post(elsewhere, {"frage": question.pk, "antwort": "ja"})
    assert now(question).answer is None
    thanked = client.post(address, {"frage": question.pk, "antwort": "ja"}, follow=True)
    assert "Ihre Zustimmung ist angekommen" in thanked.content.decode()
    assert Merge.objects.exists()
    after = page_of(client, "receipt:page", word)
    assert "Beantwortet wird er zusammen mit Beitrag 2." in after
    assert "Dürfen wir" not in after


def test_a_no_by_the_link_keeps_them_apart(client: Client, concept: Concept, office: User) -> None:
    voice, word = written(concept, 1)
    operations.merge(voice.contribution, into=said(concept, 2), reason="Dasselbe.", by=office)
    sent = {"frage": voice.merge_questions.get().pk, "antwort": "nein"}
    answer = client.post(reverse("receipt:together", args=[word]), sent, follow=True)
    assert "wird einzeln beantwortet" in answer.content.decode()
    assert not Merge.objects.exists()


def test_changed_words_are_not_agreed_to(client: Client, concept: Concept, office: User) -> None:
    voice, word = written(concept, 1)
    other = said(concept, 2)
    operations.merge(voice.contribution, into=other, reason="Dasselbe.", by=office)
    Contribution.objects.filter(pk=other.pk).update(text="Bitte ein Parkhaus.")
    shown = page_of(client, "receipt:page", word)
    assert "inzwischen geändert" in shown
    assert "Parkhaus" not in shown
    sent = {"frage": voice.merge_questions.get().pk, "antwort": "ja"}
    client.post(reverse("receipt:together", args=[word]), sent)
    assert not Merge.objects.exists()


def test_one_link_shows_all_parts(client: Client, concept: Concept, office: User) -> None:
    voice, word = written(concept, 1, BENCHES)
    passages = [operations.Passage(one, "need") for one in ("Bänke", "ein WC")]
    first, _second = operations.split(voice.contribution, passages=passages, by=office)
    operations.merge(first, into=said(concept, 9), reason="Dasselbe.", by=office)
    shown = page_of(client, "receipt:page", word)
    assert "Er spricht von mehreren Dingen" in shown
    assert "Dürfen wir Beitrag 2 zusammen mit Beitrag 9 beantworten?" in shown
    assert "In seinen Teilen" not in shown
    public = page_of(Client(), "portal:contribution", "ik", 1)
    assert reverse("portal:contribution", args=["ik", 3]) in public
