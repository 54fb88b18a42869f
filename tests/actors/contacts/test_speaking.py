"""A list says whom to turn to in an organisation: read, shown, written, taken back."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import operations, undoing
from gemeinwerk.actors.models import ContactImport, Organisation, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import jobs
from gemeinwerk.municipalities.models import Municipality
from tests.actors.contacts.conftest import Take, content
from tests.factories import OrganisationFactory, PersonFactory

HEAD = ["Verein", "Ansprechpartner*in", "E-Mail"]
ROW = ["Brücke e. V.", "Kim Muster", "k.muster@b.example"]


def speaker() -> Person | None:
    return Organisation.objects.get().speaker


def test_the_list_is_looked_through_and_taken_over(
    town: Municipality, office: User, take: Take
) -> None:
    run = operations.upload(town, content=content(ROW, head=HEAD), name="k.csv", by=office)
    assert jobs.work_one()
    run.refresh_from_db()
    assert run.preview["organisations"][0]["speaker"] == "Kim Muster"
    operations.apply(run, by=office)
    assert jobs.work_one()
    assert speaker() == Person.objects.get(name="Kim Muster")
    entry = AuditEntry.objects.filter(verb="organisation.edit").get()
    assert entry.after == {"speaker": "Kim Muster"}
    assert take(ROW, head=HEAD).is_empty


@pytest.mark.parametrize("heading", ["Name", "Vertreter*in"])
def test_another_heading_says_nothing_of_it(take: Take, heading: str) -> None:
    take(ROW, head=["Verein", heading, "E-Mail"])
    assert speaker() is None


def test_somebody_known_speaks_for_an_organisation_that_was_there(
    town: Municipality, take: Take
) -> None:
    verein = OrganisationFactory(municipality=town, kind="ngo", name="Brücke e. V.")
    kim = PersonFactory(municipality=town, name="Kim Muster", email="k.muster@b.example")
    counts = take(ROW, head=HEAD).counts()
    assert counts["changed_organisations"] == 1
    verein.refresh_from_db()
    assert verein.speaker == kim


def test_whoever_spoke_for_it_stays_and_that_is_said(
    town: Municipality, office: User, take: Take
) -> None:
    verein = OrganisationFactory(municipality=town, kind="ngo", name="Brücke e. V.")
    other = PersonFactory(municipality=town)
    other.organisations.add(verein)
    actors.edit_organisation(verein, by=office, speaker=other)
    plan = take(ROW, head=HEAD)
    assert speaker() == other
    assert [one.text for one in plan.organisations[0].left] == ["Kim Muster"]


def test_what_the_office_took_back_does_not_come_again(office: User, take: Take) -> None:
    take(ROW, head=HEAD)
    actors.edit_organisation(Organisation.objects.get(), by=office, speaker=None)
    take(ROW, head=HEAD)
    assert speaker() is None


def test_a_list_taken_back_leaves_nobody_speaking(
    town: Municipality, office: User, take: Take
) -> None:
    verein = OrganisationFactory(municipality=town, kind="ngo", name="Brücke e. V.")
    take(ROW, head=HEAD)
    undoing.undo(ContactImport.objects.get(), by=office)
    verein.refresh_from_db()
    assert (verein.speaker, Person.objects.count()) == (None, 0)


def test_a_new_organisation_and_its_speaker_go_together(office: User, take: Take) -> None:
    take(ROW, head=HEAD)
    undoing.undo(ContactImport.objects.get(), by=office)
    assert not Organisation.objects.exists()
    assert not Person.objects.exists()


def test_whoever_speaks_because_somebody_said_so_stays(office: User, take: Take) -> None:
    take(ROW, head=["Verein", "Name", "E-Mail"])
    actors.edit_organisation(Organisation.objects.get(), by=office, speaker=Person.objects.get())
    undoing.undo(ContactImport.objects.get(), by=office)
    assert speaker() == Person.objects.get()
