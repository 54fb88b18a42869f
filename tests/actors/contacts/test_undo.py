"""A list that was taken over is taken back, but for what somebody went on with."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import undoing
from gemeinwerk.actors.models import ContactImport, Organisation, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportRefused, ImportState
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.municipalities.models import Municipality
from tests.actors.contacts.conftest import Take
from tests.factories import BodyFactory, OrganisationFactory, PersonFactory

EVA = ["Eva Lind", "Caritas", "e.lind@caritas.example", "0331 1", "", "", ""]
OMAR = ["Omar Haddad", "Caritas", "o.haddad@caritas.example", "0331 2", "", "", ""]


def test_whom_it_brought_goes_and_what_it_changed_goes_back(
    town: Municipality, take: Take, office: User
) -> None:
    there = PersonFactory(
        municipality=town, name="Eva Lind", email="e.lind@caritas.example", phone="0331 0"
    )
    take(EVA, OMAR)
    undoing.undo(ContactImport.objects.get(), by=office)
    there.refresh_from_db()
    assert (there.phone, list(there.organisations.all())) == ("0331 0", [])
    assert list(Person.objects.all()) == [there]
    assert not Organisation.objects.exists()
    assert ContactImport.objects.get().state == ImportState.UNDONE
    # Of whom is gone the log says nothing any more: nobody could ask for it.
    assert "Haddad" not in str(list(AuditEntry.objects.values()))


def test_who_has_a_seat_by_now_stays(town: Municipality, take: Take, office: User) -> None:
    take(EVA, OMAR)
    eva = Person.objects.get(name="Eva Lind")
    actors.add_seat(BodyFactory(municipality=town), by=office, person=eva)
    outlook = undoing.look(ContactImport.objects.get())
    assert [str(one.target) for one in outlook.staying] == ["Eva Lind", "Caritas"]
    undoing.undo(ContactImport.objects.get(), by=office)
    assert list(Person.objects.all()) == [eva]
    assert list(eva.organisations.all()) == [Organisation.objects.get()]


def test_what_was_mended_since_stays(town: Municipality, take: Take, office: User) -> None:
    there = PersonFactory(municipality=town, name="Eva Lind", email="e.lind@caritas.example")
    take(EVA, OMAR)
    actors.edit_person(there, by=office, phone="0331 9")
    omar = Person.objects.get(name="Omar Haddad")
    actors.edit_person(omar, by=office, function="Vorstand")
    undoing.undo(ContactImport.objects.get(), by=office)
    there.refresh_from_db()
    assert there.phone == "0331 9"
    assert there.last_name == ""
    assert Person.objects.filter(pk=omar.pk).exists()


def test_once_it_is_taken_back_it_can_be_read_again(take: Take, office: User) -> None:
    take(EVA)
    run = ContactImport.objects.get()
    undoing.undo(run, by=office)
    with pytest.raises(ImportRefused):
        undoing.undo(run, by=office)
    assert take(EVA).counts()["new"] == 1


def test_what_happened_meanwhile_is_seen_first(take: Take, office: User) -> None:
    take(EVA)
    run = ContactImport.objects.get()
    seen = undoing.look(run).stamp()
    actors.edit_person(Person.objects.get(), by=office, function="Vorstand")
    with pytest.raises(SeenOtherwise):
        undoing.ask_to_undo(run, by=office, seen=seen)


def test_what_happens_before_the_worker_comes_is_looked_at_first(take: Take, office: User) -> None:
    take(EVA)
    run = ContactImport.objects.get()
    undoing.ask_to_undo(run, by=office, seen=undoing.look(run).stamp())
    with pytest.raises(ImportRefused):
        undoing.ask_to_undo(run, by=office)
    actors.edit_person(Person.objects.get(), by=office, function="Vorstand")
    assert jobs.work_one()
    run.refresh_from_db()
    assert (run.state, run.is_being_undone, run.undone_by) == (ImportState.APPLIED, False, None)
    assert "Seit der Durchsicht" in run.error
    undoing.ask_to_undo(run, by=office)
    assert jobs.work_one()
    run.refresh_from_db()
    assert (run.state, run.error, run.undone_by) == (ImportState.UNDONE, "", office)


def test_an_organisation_others_use_stays(town: Municipality, take: Take, office: User) -> None:
    take(EVA)
    other = PersonFactory(municipality=town)
    other.organisations.add(Organisation.objects.get())
    undoing.undo(ContactImport.objects.get(), by=office)
    assert Organisation.objects.count() == 1
    assert list(Person.objects.all()) == [other]


def test_an_organisation_that_was_there_gets_its_number_back(
    town: Municipality, take: Take, office: User
) -> None:
    there = OrganisationFactory(municipality=town, name="Caritas", email="alt@caritas.example")
    take(["N. N.", "Caritas", "info@caritas.example", "", "", "", ""])
    there.refresh_from_db()
    assert there.email == "info@caritas.example"
    undoing.undo(ContactImport.objects.get(), by=office)
    there.refresh_from_db()
    assert there.email == "alt@caritas.example"
