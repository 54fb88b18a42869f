"""What is measured is entered, put right with its old value kept, and outlives its row."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.sentences import public_history
from gemeinwerk.catalogue_files.results import Fate
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures import operations, plain_values
from gemeinwerk.measures.document.measured import TOLD, along, documents
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.importing.leftovers import left_over
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.models import Indicator, Measure, MeasuredValue
from gemeinwerk.measures.operations import MeasuredTwice, NotPossible
from gemeinwerk.measures.operations.refusals import ReasonMissing
from tests.factories import IndicatorFactory, MeasuredValueFactory, MeasureFactory, UserFactory
from tests.measures.operations.test_at_once import at_once, own_connection

__all__ = ["at_once"]
IN_NOVEMBER = timezone.make_aware(datetime(2026, 11, 5, 9, 0))
DAY = date(2026, 11, 4)
NAME = "Wartezeit auf einen Termin"


@pytest.fixture
def indicator(measure: Measure) -> Indicator:
    return IndicatorFactory(measure=measure, name=NAME, unit="Wochen", direction="decrease")


def record(measure: Measure, by: User | None, **said: Any) -> MeasuredValue:
    given = {"indicator": NAME, "day": DAY, "number": Decimal("8.5")} | said
    with audit.at(IN_NOVEMBER):
        return operations.record_value(measure, by=by, **given)


def correct(value: MeasuredValue, by: User, **said: Any) -> MeasuredValue:
    given: dict[str, Any] = {"day": DAY, "number": Decimal(9), "source": "", "remark": ""}
    given |= {"reason": "Ein Zahlendreher"} | said
    with audit.at(IN_NOVEMBER):
        return operations.correct_value(value, by=by, **given)


@pytest.mark.parametrize("status", ConceptStatus.values)
def test_a_value_is_entered_in_every_status(
    status: str, measure: Measure, indicator: Indicator, editor: User
) -> None:
    measure.concept.status = status
    measure.concept.save()
    value = record(measure, editor, source=" Terminverwaltung ", remark="ohne Notfälle")
    stored = MeasuredValue.objects.get()
    assert (stored.value, stored.entered_by, stored.entered_at) == (8.5, editor, IN_NOVEMBER)
    assert documents(measure) == [
        {"indicator": NAME, "day": "2026-11-04", "value": 8.5, "source": "Terminverwaltung",
         "remark": "ohne Notfälle"}
    ]  # fmt: skip
    entry = AuditEntry.objects.get(verb="measure.record_value")
    assert (entry.after["value"], entry.after["day"]) == (8.5, "2026-11-04")
    assert value.measure.revision == measure.revision + 1


def test_a_value_of_tomorrow_is_refused(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    with pytest.raises(NotPossible, match="von einem Tag, der schon war"):
        record(measure, editor, day=date(2026, 11, 6))


def test_one_day_has_one_value(measure: Measure, indicator: Indicator, editor: User) -> None:
    record(measure, editor)
    with pytest.raises(MeasuredTwice, match=r"Vom 4\. November 2026 steht schon ein Wert da: 8,5"):
        record(measure, editor, number=Decimal(9))
    other = record(measure, editor, day=date(2026, 8, 4))
    with pytest.raises(MeasuredTwice):
        correct(other, editor, day=DAY)


def test_what_the_measure_does_not_count_is_not_measured(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    with pytest.raises(NotPossible, match="hat die Maßnahme nicht mehr"):
        record(measure, editor, indicator="Etwas anderes")


def test_a_number_beyond_its_column_is_refused(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    with pytest.raises(NotPossible, match="Wert"):
        record(measure, editor, number=Decimal(10) ** 15)


def test_a_correction_keeps_the_old_value_and_the_reason_in_public(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    measure.concept.public = True
    measure.concept.save()
    value = record(measure, editor)
    with pytest.raises(ReasonMissing):
        correct(value, editor, reason=" ")
    correct(value, editor)
    assert MeasuredValue.objects.get().value == 9
    told = public_history(measure, done=("measure.correct_value",))
    assert [(one.text, one.reason) for one in told] == [
        (
            "Am 5. November 2026 berichtigte die Verwaltung (Fachbereich Personal) den "
            f"Messwert 8,5 vom 4. November 2026: Es sind 9 am 4. November 2026 ({NAME}).",
            "Ein Zahlendreher",
        )
    ]
    assert editor.name not in told[0].text


def test_what_stays_as_it_was_is_no_correction(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    correct(record(measure, editor), editor, number=Decimal("8.50"))
    assert AuditEntry.objects.filter(verb="measure.correct_value").count() == 0


def test_who_corrects_what_somebody_corrected_meanwhile_is_told(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    value = record(measure, editor)
    seen = stamp(operations.value_told(value))
    correct(value, editor)
    with pytest.raises(SeenOtherwise):
        correct(value, editor, number=Decimal(7), seen=seen)
    with pytest.raises(SeenOtherwise):
        operations.remove_value(value, reason="falsch", by=editor, seen=seen)
    assert MeasuredValue.objects.get().value == 9


def test_a_removed_value_stays_in_the_history(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    operations.remove_value(record(measure, editor), reason="andere Zählung", by=editor)
    entry = AuditEntry.objects.get(verb="measure.remove_value")
    assert (entry.before["value"], entry.reason) == (8.5, "andere Zählung")
    assert not MeasuredValue.objects.exists()


def test_a_renamed_indicator_keeps_its_values(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    record(measure, editor)
    fresh = Measure.objects.get(pk=measure.pk)
    rows = plain_values.values_of(fresh)["indicators"]
    changes = {"indicators": [rows[0] | {"name": "Wartezeit"}]}
    operations.edit(fresh, changes=changes, by=editor, expected_revision=fresh.revision)
    assert MeasuredValue.objects.get().indicator == "Wartezeit"


def test_two_indicators_that_change_their_names_keep_their_own_values(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    IndicatorFactory(measure=measure, name="Besuche", position=2)
    record(measure, editor, number=Decimal("8.5"))
    record(measure, editor, number=Decimal(120), indicator="Besuche")
    fresh = Measure.objects.get(pk=measure.pk)
    one, other = plain_values.values_of(fresh)["indicators"]
    changes = {"indicators": [one | {"name": "Besuche"}, other | {"name": NAME}]}
    operations.edit(fresh, changes=changes, by=editor, expected_revision=fresh.revision)
    found = dict(MeasuredValue.objects.values_list("indicator", "value"))
    assert found == {"Besuche": Decimal("8.5"), NAME: Decimal(120)}


def test_an_indicator_that_goes_and_comes_back_finds_its_values(
    measure: Measure, indicator: Indicator, editor: User
) -> None:
    """As imports and what takes them back do it: rows are made anew."""
    record(measure, editor)
    for rows in ([], [{"name": NAME, "unit": "Wochen"}]):
        fresh = Measure.objects.get(pk=measure.pk)
        changes = {"indicators": rows}
        operations.edit(fresh, changes=changes, by=editor, expected_revision=fresh.revision)
    assert MeasuredValue.objects.get().indicator == Indicator.objects.get().name


def test_values_come_along_in_the_same_query(measure: Measure, indicator: Indicator) -> None:
    """On either database as from its own: the same numbers, the same order."""
    MeasuredValueFactory(measure=measure, indicator=NAME, day=DAY, value=Decimal("0.0001"))
    MeasuredValueFactory(measure=measure, indicator=NAME, day=date(2020, 2, 29), value=-3)
    MeasuredValueFactory(measure=measure, indicator=NAME, day=date(2026, 1, 1), value=12_345_678)
    read = Measure.objects.annotate(**{TOLD: along()}).get(pk=measure.pk)
    assert documents(read) == documents(Measure.objects.get(pk=measure.pk))
    assert [one["value"] for one in documents(read)] == [-3, 12_345_678, 0.0001]
    bare = Measure.objects.annotate(**{TOLD: along()}).get(pk=MeasureFactory().pk)
    assert documents(bare) == []


def test_a_file_does_not_say_what_was_measured_of_a_measure_that_is_here(
    measure: Measure, indicator: Indicator, office: User
) -> None:
    """Whoever measured enters it; the file's rows are shown as not taken over."""
    record(measure, office)
    content = draft_file(measure.concept, "xlsx", reader=office)
    plan, _run = import_now(measure.concept, content=content, name="katalog.xlsx", by=office)
    assert left_over(plan) == []
    MeasuredValue.objects.all().delete()
    plan, _run = import_now(measure.concept, content=content, name="katalog.xlsx", by=office)
    assert [(one.column, one.fate) for one in left_over(plan)] == [("Messwerte", Fate.NOT_TAKEN)]
    assert not MeasuredValue.objects.exists()


@own_connection
def _enter(pk: int, by: User, number: int) -> str:
    try:
        record(Measure.objects.get(pk=pk), by, number=Decimal(number))
    except MeasuredTwice:
        return "refused"
    return "entered"


@own_connection
def _stored(pk: int) -> int:
    return MeasuredValue.objects.filter(measure=pk).count()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_enter_the_same_day_at_once_one_does(at_once: Any) -> None:
    measure, by = MeasureFactory(), UserFactory()
    IndicatorFactory(measure=measure, name=NAME)
    people: ThreadPoolExecutor
    with at_once() as people:
        done = list(people.map(lambda number: _enter(measure.pk, by, number), range(8)))
        assert people.submit(_stored, measure.pk).result() == 1
    assert sorted(done) == ["entered", *["refused"] * 7]
