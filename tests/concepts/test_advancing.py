"""A concept goes on, or back with a reason. Every pair of states is in the table."""

from datetime import date

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.errors import GuardRefused, ReasonMissing
from gemeinwerk.concepts.lifecycle import LIFECYCLE, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations import advancing
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, FindingFactory

S = ConceptStatus
# From each status to those that follow; "zurück" needs a reason.
TABLE = {
    S.PREPARATION: {S.PARTICIPATION: "", S.DRAFTING: ""},
    S.PARTICIPATION: {S.DRAFTING: ""},
    S.DRAFTING: {S.PARTICIPATION: "zurück", S.DELIBERATION: ""},
    S.DELIBERATION: {S.DRAFTING: "zurück", S.ADOPTED: "Beschluss"},
    S.ADOPTED: {S.IMPLEMENTATION: ""},
    S.IMPLEMENTATION: {S.EVALUATED: ""},
    S.EVALUATED: {S.SUPERSEDED: ""},
    S.SUPERSEDED: {},
}
EVERY_PAIR = [(old, new) for old in S for new in S]


def ready(town: Municipality, status: str) -> Concept:
    """A concept that lacks nothing for any status."""
    concept = ConceptFactory(municipality=town, status=status)
    FieldFactory(concept=concept)
    ConceptFactory(municipality=town, predecessor=concept, status="adopted")
    return concept


@pytest.fixture(autouse=True)
def _only_guards_of_concepts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other areas ask for is their tests' matter."""
    own = {
        status: [guard for guard in guards if guard.__module__ == advancing.__name__]
        for status, guards in advancing._guards.items()
    }
    monkeypatch.setattr(advancing, "_guards", {status: own.get(status, []) for status in S})


@pytest.mark.parametrize(("old", "new"), EVERY_PAIR)
def test_which_status_follows_which(town: Municipality, office: User, old: str, new: str) -> None:
    concept = ready(town, old)
    kind = TABLE[S(old)].get(S(new))
    decision = {"decided_on": date(2024, 5, 15), "paper": "24/SVV/0093"}
    if kind is None:
        with pytest.raises(TransitionRefused):
            operations.advance(concept, by=office, to=new, reason="weil", **decision)
        return
    with_reason = operations.advance(concept, by=office, to=new, reason="weil", **decision)
    assert (with_reason.status, Concept.objects.get(pk=concept.pk).status) == (new, new)


@pytest.mark.parametrize(("old", "new"), EVERY_PAIR)
def test_a_step_back_needs_a_reason(town: Municipality, office: User, old: str, new: str) -> None:
    if TABLE[S(old)].get(S(new)) != "zurück":
        assert (LIFECYCLE.permits(old, new) and S.values.index(old) > S.values.index(new)) is False
        return
    with pytest.raises(ReasonMissing):
        operations.advance(ready(town, old), by=office, to=new, reason="  ")


def test_what_happened_is_recorded(town: Municipality, office: User) -> None:
    concept = ready(town, S.DELIBERATION)
    operations.publish(concept, by=office)
    operations.advance(concept, by=office, to=S.DRAFTING, reason="Haushalt offen")
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.verb, entry.before, entry.after, entry.reason, entry.public) == (
        "concept.advance",
        {"status": "deliberation"},
        {"status": "drafting"},
        "Haushalt offen",
        True,
    )


@pytest.mark.parametrize("missing", ["decided_on", "paper"])
def test_a_decision_names_its_day_and_its_paper(
    town: Municipality, office: User, missing: str
) -> None:
    decision = {"decided_on": date(2024, 5, 15), "paper": "24/SVV/0093"}
    del decision[missing]
    with pytest.raises(DomainError) as refusal:
        operations.advance(ready(town, S.DELIBERATION), by=office, to=S.ADOPTED, **decision)  # type: ignore[arg-type]
    assert refusal.value.message == ("Zum Beschluss gehören der Tag und die Nummer der Drucksache.")


def test_the_decision_is_kept(town: Municipality, office: User) -> None:
    concept = operations.advance(
        ready(town, S.DELIBERATION),
        by=office,
        to=S.ADOPTED,
        decided_on=date(2024, 5, 15),
        paper=" 24/SVV/0093 ",
    )
    assert (concept.decided_on, concept.paper) == (date(2024, 5, 15), "24/SVV/0093")


@pytest.mark.parametrize("to", [S.PARTICIPATION, S.DRAFTING])
def test_participation_needs_a_field(town: Municipality, office: User, to: str) -> None:
    concept = ConceptFactory(municipality=town, status=S.PREPARATION)
    missing = operations.missing_for(concept, to)
    assert missing == (
        ["Das Konzept hat noch kein Handlungsfeld."] if to == S.PARTICIPATION else []
    )


def test_open_findings_stop_the_deliberation(town: Municipality, office: User) -> None:
    concept = ready(town, S.DRAFTING)
    finding = FindingFactory(review__concept=concept, code="B1")
    FindingFactory(review=finding.review, code="B2", must_take_up=False)
    with pytest.raises(GuardRefused) as refusal:
        operations.advance(concept, by=office, to=S.DELIBERATION)
    assert refusal.value.missing == [
        "Noch offen sind Befunde der Bestandsaufnahme: B1. Jeder braucht eine Maßnahme, einen "
        "anderen Ort oder eine begründete Ablehnung."
    ]
    operations.refuse_finding(finding, by=office, reason="Ist Sache des Landes.")
    operations.advance(concept, by=office, to=S.DELIBERATION)


def test_nothing_is_superseded_without_a_successor_in_force(
    town: Municipality, office: User
) -> None:
    concept = ConceptFactory(municipality=town, status=S.EVALUATED)
    ConceptFactory(municipality=town, predecessor=concept, status=S.DRAFTING)
    with pytest.raises(GuardRefused):
        operations.advance(concept, by=office, to=S.SUPERSEDED)


def test_areas_above_can_ask_for_more(town: Municipality, office: User) -> None:
    def refuses(_concept: Concept) -> None:
        raise DomainError("Es fehlt eine Fassung.")

    operations.register_guard(S.IMPLEMENTATION, refuses)
    operations.register_guard(S.IMPLEMENTATION, refuses)
    concept = ready(town, S.ADOPTED)
    with pytest.raises(GuardRefused) as refusal:
        operations.advance(concept, by=office, to=S.IMPLEMENTATION)
    assert refusal.value.missing == ["Es fehlt eine Fassung."]
