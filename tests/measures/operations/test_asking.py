"""Many lead units are asked at once, by a day; each person hears of it in one mail."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import NobodyResponsible, NotPossible, ReasonMissing, TextStands
from gemeinwerk.notices.models import Notice
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory, UnitFactory
from tests.factories import user_with_role as user_with


@pytest.fixture
def due() -> date:
    return localdate() + timedelta(days=14)


@pytest.fixture
def several(measure: Measure, field: FieldOfAction, unit: Organisation) -> list[Measure]:
    more = [MeasureFactory(field=field, code=f"1.{n}", lead_unit=unit) for n in (2, 3)]
    return [measure, *more]


def ask(measures: list[Measure], due: date, by: User) -> list[Measure]:
    keys = [one.pk for one in measures]
    return operations.ask_confirmations(measures[0].concept, keys=keys, due=due, by=by)


def seen(measures: list[Measure]) -> dict[int, int]:
    return {one.pk: one.revision for one in measures}


def test_one_mail_for_all_measures_of_a_person(
    several: list[Measure], due: date, office: User, editor: User
) -> None:
    assert len(ask(several, due, office)) == 3
    mail = Notice.objects.get()
    assert mail.recipient == editor.email
    assert all(str(one) in mail.body for one in several)
    assert mail.action_url.endswith("/arbeitsplatz/meine-massnahmen/bestaetigen/")
    assert set(Measure.objects.values_list("confirmation", "confirmation_due")) == {("asked", due)}


def test_who_belongs_to_two_units_gets_one_mail(
    several: list[Measure], due: date, office: User, editor: User
) -> None:
    other = UnitFactory(municipality=several[0].concept.municipality)
    Person.objects.get(user=editor).organisations.add(other)
    Measure.objects.filter(pk=several[1].pk).update(lead_unit=other)
    ask(several, due, office)
    assert Notice.objects.count() == 1


def test_a_mail_speaks_the_language_of_who_reads_it(
    several: list[Measure], office: User, editor: User
) -> None:
    User.objects.filter(pk=editor.pk).update(language="en")
    ask(several, date(localdate().year + 1, 3, 31), office)
    assert "31 March" in Notice.objects.get().subject


def test_asked_again_by_the_same_day_nobody_is_written_to(
    several: list[Measure], due: date, office: User, editor: User
) -> None:
    ask(several, due, office)
    assert ask(several, due, office) == []
    assert Notice.objects.count() == 1
    assert len(ask(several, due + timedelta(days=7), office)) == 3


@pytest.mark.parametrize("days", [0, -1])
def test_a_day_that_has_passed_is_no_day_to_answer_by(
    several: list[Measure], office: User, editor: User, days: int
) -> None:
    with pytest.raises(NotPossible, match="nach dem heutigen Tag"):
        ask(several, localdate() + timedelta(days=days), office)


@pytest.mark.parametrize("lost", ["nobody", "dissolved", "no lead"])
def test_where_one_cannot_be_asked_nobody_is(
    several: list[Measure], due: date, office: User, editor: User, lost: str
) -> None:
    other = UnitFactory(
        municipality=several[0].concept.municipality,
        name="Amt ohne Leute",
        active=lost != "dissolved",
        email="amt@musterstadt.example" if lost == "dissolved" else "",
    )
    unit = None if lost == "no lead" else other
    Measure.objects.filter(pk=several[2].pk).update(lead_unit=unit)
    with pytest.raises(NobodyResponsible, match=r"1\.3|Amt ohne Leute"):
        ask(several, due, office)
    assert not Notice.objects.exists()
    assert not Measure.objects.filter(confirmation="asked").exists()


def test_a_mailbox_is_told_how_to_get_in_instead_of_a_link_it_may_not_follow(
    several: list[Measure], due: date, unit: Organisation, office: User
) -> None:
    Organisation.objects.filter(pk=unit.pk).update(email="personal@musterstadt.example")
    ask(several, due, office)
    mail = Notice.objects.get()
    assert mail.action_url == ""
    assert "http" not in mail.body
    assert "richtet Ihnen eines ein" in mail.body


def test_what_is_decided_is_not_asked_about(
    several: list[Measure], due: date, office: User, editor: User
) -> None:
    concept = several[0].concept
    concept.status = "implementation"
    concept.save()
    with pytest.raises(TextStands):
        ask(several, due, office)


def test_measures_of_another_concept_are_not_asked_about(
    several: list[Measure], due: date, office: User, editor: User
) -> None:
    strange = MeasureFactory(lead_unit=several[0].lead_unit)
    operations.ask_confirmations(
        several[0].concept, keys=[several[0].pk, strange.pk], due=due, by=office
    )
    strange.refresh_from_db()
    assert strange.confirmation == "draft"


def test_several_are_confirmed_and_the_one_that_changed_meanwhile_is_said(
    several: list[Measure], office: User, editor: User
) -> None:
    read = seen(several)
    operations.edit(several[1], changes={"title": "Anders"}, by=office, expected_revision=1)
    answered = operations.confirm_several(measures=several, seen=read, by=editor)
    assert [one.pk for one in answered.done] == [several[0].pk, several[2].pk]
    [(refused, sentence)] = answered.refused
    assert refused.pk == several[1].pk
    assert "inzwischen geändert" in sentence


def test_words_on_two_concepts_are_given_at_once(measure: Measure, editor: User) -> None:
    town = measure.concept.municipality
    other = FieldFactory(concept=ConceptFactory(municipality=town, slug="klima"))
    second = MeasureFactory(field=other, lead_unit=measure.lead_unit)
    both = [second, measure]
    answered = operations.confirm_several(measures=both, seen=seen(both), by=editor)
    assert len(answered.done) == 2


def test_several_given_back_are_one_mail_to_the_office(
    several: list[Measure], office: User, editor: User
) -> None:
    with pytest.raises(ReasonMissing):
        operations.return_several(measures=several, seen=seen(several), reason=" ", by=editor)
    operations.return_several(
        measures=several, seen=seen(several), reason="Uns fehlt Geld.", by=editor
    )
    mail = Notice.objects.get()
    assert mail.recipient == office.email
    assert mail.body.count("Uns fehlt Geld.") == 3
    assert mail.action_url.endswith("?bestaetigung=returned")


def test_people_of_many_units_are_asked_for_in_two_queries(
    several: list[Measure], editor: User, django_assert_num_queries: object
) -> None:
    town = several[0].concept.municipality
    units = [UnitFactory(municipality=town) for _ in range(20)]
    people = [user_with("unit_editor", town, unit=unit) for unit in units]
    user_with("steering", town, unit=units[0])
    user_with("unit_editor", town, unit=units[1], is_active=False)
    keys = {unit.pk for unit in units}
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = queries.people_of_units(keys)
    assert found == {unit.pk: [user] for unit, user in zip(units, people, strict=True)}
