"""Wishes and proposals of a concept that is over go a year later; seats stay."""

from datetime import UTC, datetime

import pytest
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import RetentionProposal
from gemeinwerk.actors.retention import operations as retention
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.compositions import operations
from gemeinwerk.compositions.errors import StillNeeded
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality

LONG_AGO = datetime(2019, 5, 1, 12, tzinfo=UTC)


def proposed(town: Municipality) -> list[int]:
    retention.propose(town)
    found = RetentionProposal.objects.filter(kind="candidates")
    return list(found.values_list("key", flat=True))


def test_the_choice_for_a_concept_goes_a_year_after_it_is_over(
    town: Municipality, wishing: Concept, office: User
) -> None:
    Composition.objects.create(concept=wishing, asked_at=now(), state="discarded")
    assert proposed(town) == []
    with pytest.raises(StillNeeded):
        operations.forget_choice(wishing, by=office, reason="Frist")
    Concept.objects.update(status="evaluated")
    changed = AuditEntry.objects.create(
        municipality_id=town.pk, verb="concept.advance", target_type="concepts.concept",
        target_id=wishing.pk, at=now(),
    )  # fmt: skip
    assert proposed(town) == []  # it is over since today
    AuditEntry.objects.filter(pk=changed.pk).update(at=LONG_AGO)
    assert proposed(town) == [wishing.pk]
    rows = RetentionProposal.objects.filter(kind="candidates").values_list("pk", flat=True)
    assert retention.erase_each(town, by=office, keys=list(rows)) == (1, 0)
    assert not Candidate.objects.exists()
    assert not Composition.objects.exists()
    told = AuditEntry.objects.get(verb="candidate.forget")
    assert told.before == {"people": 3, "proposals": 1}
