"""A confirmation that falls is told to the unit that gave it, once for each verb."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.core import jobs
from gemeinwerk.measures import operations
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import Measure
from gemeinwerk.notices.models import Notice
from tests.catalogue_files import files
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.measures.importing.conftest import HEAD


@pytest.fixture
def confirmed(measure: Measure, editor: User) -> Measure:
    return operations.confirm(measure, by=editor, expected_revision=1)


def edit(measure: Measure, by: User, **changes: object) -> Measure:
    return operations.edit(
        measure, changes=changes, by=by, expected_revision=Measure.objects.get().revision
    )


def test_the_unit_hears_that_its_word_fell_and_why(
    confirmed: Measure, office: User, editor: User
) -> None:
    edit(confirmed, office, title="Führungskräfte besser schulen", end="2027-12-31")
    notice = Notice.objects.get()
    assert notice.recipient == editor.email
    assert notice.subject == ("Ihre Bestätigung gilt nicht mehr: 1.1 Führungskräfte besser schulen")
    assert "Jana Beispiel" in notice.body
    assert "Geändert: Ende, Titel" in notice.body
    assert notice.action_url.endswith(f"/massnahmen/{confirmed.pk}/")


def test_the_next_edits_write_no_more_until_it_is_confirmed_anew(
    confirmed: Measure, office: User, editor: User
) -> None:
    for title in ("Eins", "Zwei", "Drei"):
        edit(confirmed, office, title=title)
    assert Notice.objects.count() == 1
    operations.confirm(confirmed, by=editor, expected_revision=4)
    edit(confirmed, office, title="Vier")
    assert Notice.objects.count() == 2


@pytest.mark.parametrize(
    "changes", [{"internal_notes": "Anruf"}, {"title": "Führungskräfte schulen"}]
)
def test_what_is_no_change_of_the_text_writes_nothing(
    changes: dict[str, object], confirmed: Measure, office: User
) -> None:
    edit(confirmed, office, **changes)
    assert not Notice.objects.exists()


def test_the_units_own_hand_writes_nothing(confirmed: Measure, editor: User) -> None:
    edit(confirmed, editor, title="Besser schulen")
    assert not Notice.objects.exists()
    assert Measure.objects.get().confirmation == "confirmed"


def test_another_lead_is_told_to_the_one_that_confirmed(
    confirmed: Measure, office: User, editor: User
) -> None:
    other = UnitFactory(municipality=confirmed.concept.municipality, email="neu@stadt.example")
    edit(confirmed, office, lead_unit=other)
    assert [one.recipient for one in Notice.objects.all()] == [editor.email]


def test_a_unit_that_hands_the_lead_on_does_not_confirm_for_the_other(
    confirmed: Measure, editor: User
) -> None:
    other = UnitFactory(municipality=confirmed.concept.municipality, email="neu@stadt.example")
    after = edit(confirmed, editor, lead_unit=other)
    assert (after.confirmation, after.confirmed_at) == ("draft", None)


def test_many_at_once_are_one_mail_for_each_unit(
    field: FieldOfAction, unit: Organisation, office: User, editor: User
) -> None:
    other = UnitFactory(municipality=unit.municipality, name="Fachbereich Bildung")
    colleague = user_with_role("unit_editor", unit.municipality, unit=other)
    made = [
        MeasureFactory(field=field, code=f"1.{n}", lead_unit=lead, confirmation="confirmed")
        for n, lead in enumerate([unit, unit, unit, other])
    ]
    keys = [one.pk for one in made]
    operations.bulk_change(
        field.concept, keys=keys, changes={"priority": "hoch"}, by=User.objects.get(pk=office.pk)
    )
    told = {one.recipient: one for one in Notice.objects.all()}
    assert told.keys() == {editor.email, colleague.email}
    assert told[editor.email].subject == "Ihre Bestätigung gilt nicht mehr: 1.0, 1.1, 1.2"
    assert told[editor.email].action_url.endswith(f"?stelle={unit.pk}")


def test_a_verb_that_is_refused_tells_nobody(confirmed: Measure, office: User) -> None:
    MeasureFactory(field=confirmed.field, concept=confirmed.concept, code="2.1")
    with pytest.raises(operations.NotPossible):
        operations.edit(
            confirmed, changes={"title": "Neu", "code": "2.1"}, by=office, expected_revision=1
        )
    assert not Notice.objects.exists()


def test_an_import_says_it_before_and_tells_the_units_once(
    field: FieldOfAction, unit: Organisation, office: User, editor: User
) -> None:
    rows = [[f"1.{n}", field.title, f"Kurs {n}", "FB 11", "", "", ""] for n in (1, 2)]
    importing.import_now(field.concept, content=files.xlsx([HEAD, *rows]), name="k.xlsx", by=None)
    Measure.objects.update(confirmation="confirmed", lead_unit=unit)
    rows = [[row[0], row[1], f"{row[2]} neu", *row[3:]] for row in rows]
    content = files.xlsx([HEAD, *rows])
    run = importing.upload(field.concept, content=content, name="k.xlsx", by=office)
    assert jobs.work_one()
    run.refresh_from_db()
    lapsing = [{"code": code, "unit": "Fachbereich Personal"} for code in ("1.1", "1.2")]
    assert run.preview["lapsing"] == lapsing
    importing.apply(run, by=office)
    assert jobs.work_one()
    run.refresh_from_db()
    assert run.result["lapsing"] == lapsing
    assert [one.recipient for one in Notice.objects.all()] == [editor.email]
