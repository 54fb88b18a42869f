"""Editing, publishing, and two people at once."""

from datetime import date
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.errors import NotNow, Unfitting
from gemeinwerk.concepts.lifecycle import WRITABLE, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import Difference, Overtaken
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, ConceptFactory, MunicipalityFactory


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, title="Alt", revision=3)


def test_what_differs_is_written_and_recorded(concept: Concept, office: User) -> None:
    found = operations.edit(concept, by=office, title="Neu", motto="")
    assert (found.title, found.revision) == ("Neu", 4)
    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after, entry.public) == ({"title": "Alt"}, {"title": "Neu"}, False)


def test_nothing_different_is_nothing_done(concept: Concept, office: User) -> None:
    assert operations.edit(concept, by=office, title="Alt").revision == 3
    assert AuditEntry.objects.count() == 0


def test_the_second_of_two_is_told(concept: Concept, office: User) -> None:
    operations.edit(concept, by=office, seen={"motto": ""}, motto="Eine Stadt")
    with pytest.raises(Overtaken) as faster:
        operations.edit(concept, by=office, seen={"motto": ""}, motto="Alle zusammen")
    assert faster.value.differences == [Difference("motto", "", "Eine Stadt", "Alle zusammen")]
    assert faster.value.who == {"motto": "Jana Beispiel"}


@pytest.mark.parametrize("status", list(ConceptStatus))
@pytest.mark.parametrize(
    ("values", "is_text"),
    [({"aim": "Neu"}, True), ({"aim_plain": "Neu"}, False), ({"summary_en": "New"}, False)],
)
def test_what_was_decided_stands_and_is_corrected_with_a_reason_only(
    concept: Concept, office: User, status: str, values: dict[str, Any], is_text: bool
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status=status)
    if status in WRITABLE or not is_text:
        operations.edit(concept, by=office, **values)
        return
    with pytest.raises(NotNow):
        operations.edit(concept, by=office, **values)
    operations.edit(concept, by=office, reason="Tippfehler", **values)
    assert AuditEntry.objects.get().reason == "Tippfehler"


def test_a_period_out_of_order_is_refused(concept: Concept, office: User) -> None:
    with pytest.raises(Unfitting):
        operations.edit(concept, by=office, period_end=date(2000, 1, 1))


def test_a_steering_group_of_another_town_is_refused(concept: Concept, office: User) -> None:
    with pytest.raises(Unfitting):
        operations.edit(
            concept, by=office, steering=BodyFactory(municipality=MunicipalityFactory())
        )


def test_publishing_and_withdrawing_change_what_citizens_read(
    concept: Concept, office: User
) -> None:
    assert operations.publish(concept, by=office).public is True
    operations.publish(concept, by=office)
    assert operations.withdraw(concept, by=office, reason="Fehler im Titel").public is False
    assert [(e.verb, e.public, e.reason) for e in AuditEntry.objects.order_by("id")] == [
        ("concept.publish", True, ""),
        ("concept.withdraw", True, "Fehler im Titel"),
    ]
