"""The office says when people are reminded."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.measures.models import ConceptDays, Deadlines
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory

As = Callable[..., Client]
TYPED = {
    "active": "on", "word_before": "5", "milestone_before": "14", "end_before": "60",
    "term_before": "270", "escalate_after": "10",
}  # fmt: skip


def test_the_office_sets_the_days(client_as: As) -> None:
    client, address = client_as("office"), reverse("measures:deadlines")
    assert 'value="3"' in client.get(address).content.decode()
    client.post(address, TYPED)
    found = Deadlines.objects.get()
    assert (found.word_before, found.escalate_after, found.tell_head) == (5, 10, False)
    sentence = str(sentences.read(AuditEntry.objects.get(verb="deadlines.set"), named=False))
    assert "die Tage, bis das Büro es erfährt" in sentence


def test_two_people_at_once_lose_nothing(client_as: As) -> None:
    client, address = client_as("office"), reverse("measures:deadlines")
    client.post(address, TYPED)
    page = client.get(address)
    base = page.context["form"].initial["base"]
    client.post(address, TYPED | {"base": base, "end_before": "90"})
    client.post(address, TYPED | {"base": base, "word_before": "2"})
    found = Deadlines.objects.get()
    assert (found.word_before, found.end_before) == (2, 90)


def test_two_people_who_begin_at_once_lose_nothing(client_as: As) -> None:
    """Before anybody said it a town has the usual days, and no row."""
    client, address = client_as("office"), reverse("measures:deadlines")
    base = client.get(address).context["form"].initial["base"]
    usual = TYPED | {"base": base, "word_before": "3", "escalate_after": "7"}
    client.post(address, usual | {"end_before": "90"})
    client.post(address, usual | {"word_before": "2"})
    found = Deadlines.objects.get()
    assert (found.word_before, found.end_before) == (2, 90)
    page = client.post(address, usual | {"end_before": "30"}).content.decode()
    assert "hat inzwischen dasselbe geändert" in page
    assert Deadlines.objects.get().end_before == 90


def test_no_day_at_all_or_more_than_a_year_is_refused(client_as: As) -> None:
    client, address = client_as("office"), reverse("measures:deadlines")
    for days in ("0", "366", "-1", ""):
        client.post(address, TYPED | {"escalate_after": days})
    assert not Deadlines.objects.exists()


def test_the_office_sets_the_days_of_a_concept(client_as: As, town: Municipality) -> None:
    concept = ConceptFactory(municipality=town)
    client, address = client_as("office"), reverse("measures:concept_days", args=[concept.slug])
    page = client.get(address)
    assert "Leer: 14, wie für alle Konzepte." in page.content.decode()
    base = page.context["form"].initial["base"]
    client.post(address, {"base": base, "milestone_before": "30"})
    client.post(address, {"base": base, "word_before": "9"})  # at once, by somebody else
    found = ConceptDays.objects.get()
    assert (found.milestone_before, found.word_before, found.end_before) == (30, 9, None)
    sentence = str(
        sentences.read(AuditEntry.objects.filter(verb="concept_days.set").latest("pk"), named=False)
    )
    assert "die Tage vor der Frist einer Antwort" in sentence
    client.post(address, {"milestone_before": "366"})
    found.refresh_from_db()
    assert found.milestone_before == 30
