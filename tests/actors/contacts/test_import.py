"""What becomes of a list of contacts: mean rows first."""

from pathlib import Path

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import operations
from gemeinwerk.actors.models import ContactImport, ContactMapping, Organisation, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.contact_files import UnreadableContacts
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportRefused, ImportState
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.municipalities.models import Municipality
from tests.actors.contacts.conftest import HEAD, Take, content
from tests.factories import MunicipalityFactory, OrganisationFactory, PersonFactory

ANNA = ["Frau Dr. Anna Berg", "Verein Brücke e. V. (VB)", "a.berg@bruecke.example", "0331 1",
        "Verein", "ja, per Mail am 12.3.2025", "Wohnen, Arbeit"]  # fmt: skip
ALI = ["Ali Kaya", "Verein Brücke e. V.", "a.kaya@bruecke.example", "0331 2", "Verein", "", ""]
NOBODY = ["N. N.", "Beirat Havel", "info@beirat.example", "", "Beirat", "", ""]


def test_nobody_is_made_of_n_n(town: Municipality, take: Take) -> None:
    plan = take(NOBODY)
    assert not Person.objects.exists()
    beirat = Organisation.objects.get()
    assert (beirat.email, beirat.kind) == ("info@beirat.example", "advisory_board")
    assert [step.vacant for step in plan.organisations] == [True]


def test_the_same_list_a_second_time_changes_nothing(
    town: Municipality, take: Take, office: User
) -> None:
    """Though the office has mended since what the list had wrong."""
    take(ANNA, ALI, NOBODY)
    anna = Person.objects.get(email="a.berg@bruecke.example")
    actors.edit_person(anna, by=office, phone="0331 999", name="Anna Berg-Seidel")
    entries = AuditEntry.objects.count()
    assert take(ANNA, ALI, NOBODY).is_empty
    anna.refresh_from_db()
    assert (anna.phone, anna.name) == ("0331 999", "Anna Berg-Seidel")
    assert (Person.objects.count(), Organisation.objects.count()) == (2, 2)
    assert AuditEntry.objects.count() == entries + 1  # that it was read in, and no more


def test_a_new_number_in_the_list_is_the_only_difference(take: Take) -> None:
    take(ANNA, ALI)
    plan = take(ANNA, [*ALI[:3], "0331 77", *ALI[4:]])
    [step] = [one for one in plan.people if one.action != "same"]
    assert [(one.name, one.before, one.after) for one in step.changes] == [
        ("phone", "0331 2", "0331 77")
    ]
    assert Person.objects.get(email="a.kaya@bruecke.example").phone == "0331 77"


def test_several_people_in_one_cell(take: Take) -> None:
    take(["Eva Lind und Omar Haddad", "Caritas", "", "", "", "", ""])
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Eva Lind", "Omar Haddad"]


def test_what_is_special_stays_in_the_file(take: Take, office: User) -> None:
    """Not in the people, nor in what is kept for looking through, nor in the log."""
    head = [*HEAD, "Herkunftsland", "Religion"]
    take([*ANNA, "Atlantis", "Pastafari"], head=head)
    run = ContactImport.objects.get()
    told = [run.preview, run.result, *AuditEntry.objects.values_list("after", flat=True)]
    told += list(Person.objects.values()) + [row.said for row in run.rows.all()]
    assert "Atlantis" not in str(told)
    assert "Pastafari" not in str(told)
    assert [one["column"] for one in run.result["withheld"]] == ["Herkunftsland", "Religion"]


def test_what_no_field_takes_is_kept_nowhere_but_counted(take: Take) -> None:
    head = [*HEAD, "Bemerkung"]
    plan = take([*ANNA, "kommt nur vormittags"], head=head)
    assert [(one.column, one.text) for one in plan.people[0].left] == [
        ("Bemerkung", "kommt nur vormittags")
    ]
    run = ContactImport.objects.get()
    assert run.result["left"] == [{"column": "Bemerkung", "count": 1}]
    assert "vormittags" not in str([run.result, *(row.said for row in run.rows.all())])


def test_a_no_is_not_overwritten_by_an_older_yes(town: Municipality, take: Take) -> None:
    PersonFactory(
        municipality=town, name="Anna Berg", email="a.berg@bruecke.example", permission="refused"
    )
    plan = take(ANNA)
    assert Person.objects.get().permission == "refused"
    assert any("nicht angeschrieben" in one.why for one in plan.people[0].left)


def test_namesakes_of_other_organisations_are_two(town: Municipality, take: Take) -> None:
    there = PersonFactory(municipality=town, name="Anna Berg")
    there.organisations.add(OrganisationFactory(municipality=town, name="Diakonie"))
    take(ANNA)
    assert Person.objects.filter(name__contains="Anna Berg").count() == 2


def test_a_shared_mailbox_does_not_make_one_of_two(take: Take) -> None:
    take(
        ["Eva Lind", "Caritas", "lind@caritas.example", "", "", "", ""],
        ["Omar Haddad", "Caritas", "lind@caritas.example", "", "", "", ""],
    )
    assert Person.objects.count() == 2


def test_somebody_in_two_rows_is_one_with_both_wishes(take: Take) -> None:
    plan = take(ANNA, [*ANNA[:3], "0331 5", "", "", "Bildung"])
    anna = Person.objects.get()
    assert anna.wishes == ["Wohnen", "Arbeit", "Bildung"]
    assert (anna.phone, anna.further) == ("0331 1", ["0331 5"])
    assert plan.counts()["new"] == 1


def test_of_another_town_nobody_is_known(take: Take) -> None:
    elsewhere = PersonFactory(
        municipality=MunicipalityFactory(), name="Anna Berg", email="a.berg@bruecke.example"
    )
    take(ANNA)
    assert Person.objects.count() == 2
    elsewhere.refresh_from_db()
    assert elsewhere.phone == ""


def test_an_organisation_is_known_by_its_other_names(town: Municipality, take: Take) -> None:
    there = OrganisationFactory(
        municipality=town, kind="ngo", name="Brücke Havelfurt", aliases=["Verein Brücke e.V."]
    )
    take(ANNA, ALI)
    assert [one.pk for one in Organisation.objects.all()] == [there.pk]
    assert there.people.count() == 2


def test_a_list_makes_no_departments(take: Take) -> None:
    take(["Eva Lind", "Bauamt Havelfurt", "", "", "Verwaltung", "", ""])
    amt = Organisation.objects.get()
    assert amt.kind == "other"
    assert amt.group is not None
    assert amt.group.kind == "unit"


def test_what_is_too_long_or_no_address_is_said(take: Take) -> None:
    head = ["Name", "Funktion", "Akteursgruppe"]
    plan = take(["Eva Lind", "Sprecherin " * 30, "Gilde der Barden"], head=head)
    told = [one.why for step in plan.people for one in step.left]
    assert any("länger als" in why for why in told)
    assert any("Eine Gruppe dieses Namens" in why for why in told)


def test_what_a_list_says_of_permission(take: Take) -> None:
    take(ANNA)
    anna = Person.objects.get()
    assert (anna.permission, str(anna.permission_on)) == ("given", "2025-03-12")
    assert "Mail" in anna.permission_source
    assert (anna.salutation, anna.title, anna.last_name) == ("Frau", "Dr.", "Berg")


# --- in the background --------------------------------------------------------------------------


def uploaded(town: Municipality, office: User, *rows: list[str]) -> ContactImport:
    run = operations.upload(town, content=content(*rows), name="k.csv", by=office)
    jobs.work_one()
    run.refresh_from_db()
    return run


def test_looked_through_then_taken_over(town: Municipality, office: User) -> None:
    run = uploaded(town, office, ANNA, ALI)
    assert (run.state, run.preview["counts"]["new"]) == (ImportState.READY, 2)
    assert not Person.objects.exists()
    operations.apply(run, by=office)
    jobs.work_one()
    run.refresh_from_db()
    assert (run.state, Person.objects.count()) == (ImportState.APPLIED, 2)
    assert run.preview == {}


def test_what_changed_meanwhile_is_looked_through_again(town: Municipality, office: User) -> None:
    run = uploaded(town, office, ANNA)
    PersonFactory(municipality=town, name="Anna Berg", email="a.berg@bruecke.example")
    operations.apply(run, by=office)
    jobs.work_one()
    run.refresh_from_db()
    assert run.state == ImportState.READY
    assert "Seit der Durchsicht" in run.error
    assert run.preview["counts"] | {"new": 0, "changed": 1} == run.preview["counts"]


def test_whoever_lost_the_right_takes_nothing_over(town: Municipality, office: User) -> None:
    run = uploaded(town, office, ANNA)
    operations.apply(run, by=office)
    office.memberships.all().delete()
    jobs.work_one()
    run.refresh_from_db()
    assert (run.state, Person.objects.count()) == (ImportState.READY, 0)


def test_what_somebody_else_chose_is_seen_first(town: Municipality, office: User) -> None:
    run = uploaded(town, office, ANNA)
    with pytest.raises(SeenOtherwise):
        operations.apply(run, by=office, seen="x" * 64)


def test_somebody_who_is_there_is_chosen(town: Municipality, office: User) -> None:
    """The list calls her otherwise; whom the office names is changed, nobody is made."""
    there = PersonFactory(
        municipality=town, name="Anna Berg-Seidel", first_name="Anna", last_name="Berg-Seidel",
        phone="0331 1",
    )  # fmt: skip
    there.organisations.add(OrganisationFactory(municipality=town, name="Verein Brücke e. V."))
    run = uploaded(town, office, ANNA)
    [step] = run.preview["people"]
    assert [one["key"] for one in step["likely"]] == [str(there.pk)]
    operations.choose(run, choices={step["key"]: str(there.pk)}, by=office)
    jobs.work_one()
    run.refresh_from_db()
    assert run.preview["counts"]["changed"] == 1
    operations.apply(run, by=office)
    jobs.work_one()
    assert Person.objects.get().email == "a.berg@bruecke.example"


def test_nobody_but_the_proposed_can_be_chosen(town: Municipality, office: User) -> None:
    other = PersonFactory(municipality=MunicipalityFactory())
    run = uploaded(town, office, ANNA)
    [step] = run.preview["people"]
    with pytest.raises(ImportRefused):
        operations.choose(run, choices={step["key"]: str(other.pk)}, by=office)


def test_what_columns_mean_is_remembered(town: Municipality, office: User, take: Take) -> None:
    head = ["Name", "Gruppe der Herzen"]
    data = content(["Eva Lind", "Wohnen"], head=head)
    run = operations.upload(town, content=data, name="k.csv", by=office)
    jobs.work_one()
    run.refresh_from_db()
    operations.decide(
        run, columns={"Name": "name", "Gruppe der Herzen": "wishes"}, by=office
    )  # fmt: skip
    jobs.work_one()
    assert ContactMapping.objects.count() == 1
    operations.discard(ContactImport.objects.get(), by=office)
    take(["Eva Lind", "Bildung"], head=head)
    assert Person.objects.get().wishes == ["Bildung"]


def test_a_discarded_list_leaves_no_file(
    town: Municipality, office: User, django_capture_on_commit_callbacks
) -> None:
    run = uploaded(town, office, ANNA)
    path = Path(run.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        operations.discard(run, by=office)
    run.refresh_from_db()
    assert (run.file.name, run.preview) == ("", {})
    assert not path.exists()


def test_what_is_no_list_is_refused_in_a_sentence(town: Municipality, office: User) -> None:
    with pytest.raises(UnreadableContacts):
        operations.import_now(town, content=b"%PDF-1.7", name="k.pdf", by=office)
    run = operations.upload(town, content=b"%PDF-1.7", name="k.pdf", by=office)
    jobs.work_one()
    run.refresh_from_db()
    assert run.state == ImportState.FAILED
    assert run.error


def test_a_batch_costs_as_many_queries_as_one_person(
    town: Municipality, office: User, django_assert_max_num_queries
) -> None:
    rows = [[f"Eva Lind{'abcdefghij'[n % 10]}{n}", f"Verein {n}", f"e{n}@v.example", "", "", "", ""]
            for n in range(200)]  # fmt: skip
    with django_assert_max_num_queries(60):
        operations.import_now(town, content=content(*rows), name="k.csv", by=office)


def test_cards_are_read_as_well(town: Municipality, office: User) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Frau Zora Quell\nN:Quell;Zora;;;\nORG:Caritas\n"
        "EMAIL:z.quell@caritas.example\nEND:VCARD\n"
    )
    operations.import_now(town, content=card.encode(), name="k.vcf", by=office)
    zora = Person.objects.get()
    assert (zora.last_name, zora.organisations.get().name) == ("Quell", "Caritas")
