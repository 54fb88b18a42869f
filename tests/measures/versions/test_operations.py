"""Freezing a catalogue, publishing what was frozen, and what is refused."""

import json
from datetime import date

import pytest

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import public_revision
from gemeinwerk.concepts.errors import GuardRefused
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations import advance
from gemeinwerk.measures.document import (
    catalogue_document,
    checksum,
    version_document,
)
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import FrozenStays
from gemeinwerk.measures.operations import ReasonMissing, override_finding
from gemeinwerk.measures.operations import versions as operations
from gemeinwerk.measures.operations.versions import freeze, publish, withdraw
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import user_with_role
from tests.factories.catalogues import fit_concept


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return fit_concept(town, public=True)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town, name="Frau Beispiel")


@pytest.fixture
def version(concept: Concept, office: User) -> CatalogueVersion:
    return freeze(concept, kind="council", note="Stand nach der Beteiligung", by=office)


def frozen_bytes(version: CatalogueVersion) -> bytes:
    fresh = CatalogueVersion.objects.get(pk=version.pk)
    return json.dumps(version_document(fresh), sort_keys=True).encode()


# --- freezing -----------------------------------------------------------------------------------


def test_a_version_holds_the_catalogue_as_it_stands(
    concept: Concept, version: CatalogueVersion
) -> None:
    living, kept = catalogue_document(concept), version_document(version)
    assert kept.pop("version") == {
        "number": 1,
        "kind": "council",
        "note": "Stand nach der Beteiligung",
        "frozen_at": version.frozen_at.isoformat(),
        "checksum": version.checksum,
    }
    assert living.pop("version") is None
    assert kept == living


def test_the_checksum_can_be_worked_out_from_the_published_document(
    version: CatalogueVersion,
) -> None:
    document = json.loads(frozen_bytes(version))
    said = document["version"].pop("checksum")
    assert (checksum(document), len(said)) == (said, 64)


def test_a_measure_can_be_found_in_a_version_without_opening_its_document(
    version: CatalogueVersion,
) -> None:
    columns = ("code", "position", "field_code", "lead", "end", "permanent", "implementation")
    assert list(version.measures.values_list(*columns)) == [
        ("1.1", 1, "1", "Fachbereich Personal", date(2026, 12, 31), False, ""),
        ("1.2", 2, "1", "Fachbereich Personal", date(2026, 12, 31), False, ""),
    ]


def test_versions_are_numbered_one_after_the_other(
    concept: Concept, version: CatalogueVersion, office: User
) -> None:
    assert freeze(concept, kind="participation", by=office).number == 2


def test_freezing_is_recorded_and_not_yet_public(version: CatalogueVersion) -> None:
    entry = AuditEntry.objects.get(verb="version.freeze")
    assert (entry.after["size"], entry.public, version.published) == (2, False, False)


def test_an_empty_catalogue_is_not_frozen(concept: Concept, office: User) -> None:
    concept.measures.all().delete()
    with pytest.raises(operations.NothingToFreeze):
        freeze(concept, kind="council", by=office)


def test_with_an_error_of_the_smart_check_nothing_is_frozen(concept: Concept, office: User) -> None:
    concept.measures.filter(code="1.2").update(lead_unit=None)
    with pytest.raises(operations.NotFit) as refused:
        freeze(concept, kind="council", by=office)
    assert refused.value.message.startswith("Ein Fehler der SMART-Prüfung steht noch offen: 1.2 A")
    assert not CatalogueVersion.objects.exists()


def test_a_draft_for_participation_may_have_errors_and_says_which(
    concept: Concept, office: User
) -> None:
    concept.measures.update(lead_unit=None, lead_text="")
    version = freeze(concept, kind="participation", by=office)
    assert [line["de"] for line in version.open_errors] == ["2 Maßnahmen haben keine Federführung."]
    with pytest.raises(operations.NotFit):
        freeze(concept, kind="council", by=office)


def test_a_version_without_errors_names_none(concept: Concept, office: User) -> None:
    assert freeze(concept, kind="participation", by=office).open_errors == []


def test_an_error_that_stands_with_a_reason_holds_nothing_up(
    concept: Concept, office: User
) -> None:
    concept.measures.filter(code="1.2").update(lead_unit=None)
    with pytest.raises(operations.NotFit) as refused:
        freeze(concept, kind="council", by=office)
    [finding] = refused.value.findings
    measure = concept.measures.get(code="1.2")
    override_finding(measure, rule=finding.code, reason="Wird im Mai entschieden.", by=office)
    version = freeze(concept, kind="council", by=office)
    assert version_document(version)["measures"][1]["exceptions"] == [
        {"rule": finding.code, "reason": "Wird im Mai entschieden."}
    ]


def test_the_same_is_not_frozen_twice(
    concept: Concept, version: CatalogueVersion, office: User
) -> None:
    with pytest.raises(operations.NothingNew):
        freeze(concept, kind="council", by=office)
    concept.measures.filter(code="1.1").update(title="180 Führungskräfte schulen")
    assert freeze(concept, kind="council", by=office).number == 2


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("preparation", ["participation", "council"]),
        ("participation", ["participation", "council"]),
        ("drafting", ["participation", "council"]),
        ("deliberation", ["participation", "council", "adopted"]),
        ("adopted", ["adopted"]),
        ("implementation", ["adopted"]),
        ("evaluated", []),
        ("superseded", []),
    ],
)
def test_which_kinds_belong_to_which_state(
    concept: Concept, office: User, status: str, kinds: list[str]
) -> None:
    concept.status = status
    concept.save()
    assert operations.kinds_possible(concept) == kinds
    for kind in {"participation", "council", "adopted"} - set(kinds):
        with pytest.raises(operations.WrongMoment):
            freeze(concept, kind=kind, by=office)


# --- adoption -----------------------------------------------------------------------------------


def test_an_adopted_version_says_when_and_by_which_paper(concept: Concept, office: User) -> None:
    concept.status = "deliberation"
    concept.save()
    with pytest.raises(operations.DecisionMissing):
        freeze(concept, kind="adopted", by=office)
    decided = date(2024, 5, 15)
    version = freeze(concept, kind="adopted", decided_on=decided, paper="24/SVV/0001", by=office)
    head = version.content["concept"]
    assert (head["decided_on"], head["paper"]) == ("2024-05-15", "24/SVV/0001")


def test_a_concept_is_adopted_in_the_words_of_a_version(concept: Concept, office: User) -> None:
    concept.status = "deliberation"
    concept.save()
    decision = {"decided_on": date(2024, 5, 15), "paper": "24/SVV/0001"}
    with pytest.raises(GuardRefused):
        advance(concept, to="adopted", by=office, **decision)
    freeze(concept, kind="adopted", by=office, **decision)
    assert advance(concept, to="adopted", by=office, **decision).status == "adopted"


# --- what was frozen stays ----------------------------------------------------------------------


def test_no_later_edit_changes_a_version(concept: Concept, version: CatalogueVersion) -> None:
    before = frozen_bytes(version)
    measure = concept.measures.get(code="1.1")
    measure.lead_unit.name = "Fachbereich Zukunft"
    measure.lead_unit.save()
    measure.milestones.all().delete()
    Measure.objects.filter(pk=measure.pk).update(title="Alles anders", code="9.9")
    concept.fields.update(title="Anders", code="7")
    Concept.objects.filter(pk=concept.pk).update(title="Anderes Konzept", slug="anders")
    Municipality.objects.update(name="Andersstadt", colour="#112233")
    concept.measures.get(code="1.2").delete()
    assert frozen_bytes(version) == before


def test_a_version_cannot_be_saved_again(version: CatalogueVersion) -> None:
    version.note = "nachgetragen"
    with pytest.raises(FrozenStays):
        version.save()
    with pytest.raises(FrozenStays):
        version.save(update_fields=["published", "note"])
    with pytest.raises(FrozenStays):
        CatalogueVersion.objects.filter(pk=version.pk).update(note="nachgetragen")
    with pytest.raises(FrozenStays):
        FrozenMeasure.objects.update(title="nachgetragen")
    with pytest.raises(FrozenStays):
        version.measures.first().save()


def test_a_deleted_measure_stays_in_the_version(
    concept: Concept, version: CatalogueVersion
) -> None:
    concept.measures.all().delete()
    assert [one.measure_id for one in version.measures.all()] == [None, None]
    assert len(version_document(version)["measures"]) == 2


# --- publishing ---------------------------------------------------------------------------------


def test_publishing_makes_public_pages_new(version: CatalogueVersion, office: User) -> None:
    before = public_revision(version.municipality_id)
    assert publish(version, by=office).published
    assert public_revision(version.municipality_id) != before


def test_publishing_twice_is_publishing_once(version: CatalogueVersion, office: User) -> None:
    publish(version, by=office)
    publish(version, by=office)
    assert AuditEntry.objects.filter(verb="version.publish").count() == 1


def test_a_version_is_told_to_those_it_is_meant_for(
    town: Municipality, version: CatalogueVersion, office: User
) -> None:
    user_with_role(Role.COUNCIL_READER, town, email="rat@musterstadt.example")
    user_with_role(Role.STEERING, town, email="steuerung@musterstadt.example")
    user_with_role(Role.PARTICIPANT, town, email="verein@musterstadt.example")
    user_with_role(Role.COUNCIL_READER, town, email="weg@musterstadt.example", is_active=False)
    publish(version, by=office)
    withdraw(version, reason="Tippfehler auf dem Deckblatt", by=office)
    publish(version, by=office)
    told = Notice.objects.values_list("recipient", flat=True).order_by("recipient")
    assert list(told) == ["rat@musterstadt.example", "steuerung@musterstadt.example"]


def test_withdrawing_needs_a_reason(version: CatalogueVersion, office: User) -> None:
    publish(version, by=office)
    with pytest.raises(ReasonMissing):
        withdraw(version, reason=" ", by=office)
    assert not withdraw(version, reason="Falscher Stand", by=office).published
    assert AuditEntry.objects.get(verb="version.withdraw").reason == "Falscher Stand"


def test_the_decided_version_is_not_taken_back(concept: Concept, office: User) -> None:
    concept.status = "deliberation"
    concept.save()
    decision = {"decided_on": date(2024, 5, 15), "paper": "24/SVV/0001"}
    version = publish(freeze(concept, kind="adopted", by=office, **decision), by=office)
    advance(concept, to="adopted", by=office, **decision)
    with pytest.raises(operations.Relied):
        withdraw(version, reason="Falscher Stand", by=office)
    advance(concept, to="implementation", by=office)
    with pytest.raises(operations.Relied):
        withdraw(version, reason="Falscher Stand", by=office)
    version.refresh_from_db()
    assert version.published
