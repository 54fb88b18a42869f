import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures import notices, operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import ChangedMeanwhile, NobodyResponsible, ReasonMissing
from gemeinwerk.notices.models import Notice
from tests.factories import UnitFactory


def test_the_units_people_are_told_and_can_answer(
    measure: Measure, office: User, editor: User
) -> None:
    operations.ask_confirmation(measure, by=office)
    notice = Notice.objects.get()
    assert notice.recipient == editor.email
    assert notice.subject == "Bitte bestätigen: Maßnahme 1.1 Führungskräfte schulen"
    assert notice.action_url.endswith(
        f"/arbeitsplatz/konzepte/integration/massnahmen/{measure.pk}/bestaetigung/"
    )


def test_a_unit_without_accounts_is_written_to_as_a_unit(
    measure: Measure, unit: Organisation, office: User
) -> None:
    unit.email = "personal@musterstadt.example"
    unit.save()
    operations.ask_confirmation(measure, by=office)
    assert Notice.objects.get().recipient == "personal@musterstadt.example"


def test_nobody_is_asked_where_nobody_can_be(measure: Measure, office: User) -> None:
    with pytest.raises(NobodyResponsible, match="Fachbereich Personal"):
        operations.ask_confirmation(measure, by=office)
    Measure.objects.update(lead_unit=None)
    with pytest.raises(NobodyResponsible, match="keine Federführung"):
        operations.ask_confirmation(measure, by=office)
    assert notices.to_ask(Measure.objects.get()) == []


def test_a_unit_confirms_what_it_read(measure: Measure, office: User, editor: User) -> None:
    operations.edit(measure, changes={"title": "Anders"}, by=office, expected_revision=1)
    with pytest.raises(ChangedMeanwhile):
        operations.confirm(measure, by=editor, expected_revision=1)
    confirmed = operations.confirm(measure, by=editor, expected_revision=2)
    assert confirmed.confirmed_at is not None


def test_the_office_hears_why_a_measure_comes_back(
    measure: Measure, office: User, editor: User
) -> None:
    with pytest.raises(ReasonMissing):
        operations.return_to_office(measure, by=editor, reason=" ", expected_revision=1)
    operations.return_to_office(
        measure, by=editor, reason="Dafür fehlt uns eine Stelle.", expected_revision=1
    )
    notice = Notice.objects.get()
    assert notice.recipient == office.email
    assert "Dafür fehlt uns eine Stelle." in notice.body
    measure.refresh_from_db()
    assert measure.confirmation_note == "Dafür fehlt uns eine Stelle."


def test_a_measure_given_back_bears_no_day_of_confirmation(
    measure: Measure, office: User, editor: User
) -> None:
    operations.confirm(measure, by=editor, expected_revision=1)
    operations.return_to_office(measure, by=editor, reason="Doch nicht.", expected_revision=1)
    assert Measure.objects.get().confirmed_at is None


def test_nor_does_one_that_is_asked_about_anew(
    measure: Measure, office: User, editor: User
) -> None:
    operations.confirm(measure, by=editor, expected_revision=1)
    operations.ask_confirmation(measure, by=office)
    assert Measure.objects.get().confirmed_at is None


def test_another_lead_must_be_asked_anew(measure: Measure, office: User, editor: User) -> None:
    operations.ask_confirmation(measure, by=office)
    other = UnitFactory(municipality=measure.concept.municipality)
    after = operations.edit(measure, changes={"lead_unit": other}, by=office, expected_revision=1)
    assert after.confirmation == "draft"


@pytest.mark.parametrize(
    ("changes", "stays"),
    [
        ({"description": "Neu"}, False),
        ({"indicators": [{"name": "Zahl"}]}, False),
        ({"implementation": "in_progress"}, True),
        ({"internal_notes": "Anruf"}, True),
        ({"summary_en": "Training"}, True),
        ({"code": "1.9"}, True),
    ],
)
def test_only_a_change_of_substance_takes_the_confirmation_away(
    changes: dict, stays: bool, measure: Measure, office: User
) -> None:
    Measure.objects.update(confirmation="confirmed")
    after = operations.edit(measure, changes=changes, by=office, expected_revision=1)
    assert (after.confirmation == "confirmed") is stays
