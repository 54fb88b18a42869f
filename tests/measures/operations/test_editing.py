from datetime import date
from decimal import Decimal

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.operations import ChangedMeanwhile, Gone, Kept, NotPossible, ReasonMissing
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    ThemeFactory,
    UnitFactory,
)
from tests.measures.searched import found


def edit(measure: Measure, by: User, **changes: object) -> Measure:
    return operations.edit(measure, changes=changes, by=by, expected_revision=measure.revision)


def last_entry() -> AuditEntry:
    return AuditEntry.objects.latest("id")


def test_an_entry_tells_only_what_changed(measure: Measure, office: User) -> None:
    other = UnitFactory(municipality=measure.concept.municipality, name="Fachbereich Soziales")
    edit(measure, office, title="Alle schulen", lead_unit=other, priority="")
    entry = last_entry()
    assert entry.before == {"title": "Führungskräfte schulen", "lead_unit": "Fachbereich Personal"}
    assert entry.after == {"title": "Alle schulen", "lead_unit": "Fachbereich Soziales"}


def test_an_edit_that_changes_nothing_happens_not(measure: Measure, office: User) -> None:
    same = edit(measure, office, title=" Führungskräfte schulen\r\n", end=None)
    assert same.revision == 1
    assert not AuditEntry.objects.exists()


def test_the_second_writer_is_told_who_was_first(
    measure: Measure, office: User, editor: User
) -> None:
    edit(measure, editor, title="Alle schulen")
    with pytest.raises(ChangedMeanwhile, match="Kim Muster") as refused:
        operations.edit(measure, changes={"title": "X"}, by=office, expected_revision=1)
    assert refused.value.measure.title == "Alle schulen"
    assert refused.value.entry == last_entry()


def test_rows_are_replaced_as_a_set_and_keep_their_keys(measure: Measure, office: User) -> None:
    first = {"title": "Vertrag geschlossen", "due": date(2025, 3, 31)}
    measure = edit(measure, office, milestones=[first, {"title": "Erster Kurs"}])
    kept = measure.milestones.get(title="Vertrag geschlossen")
    moved = first | {"id": kept.pk, "due": date(2025, 6, 30)}
    measure = edit(measure, office, milestones=[moved, {"title": "Zweiter Kurs"}])
    assert list(measure.milestones.order_by("pk").values_list("pk", "title", "due")) == [
        (kept.pk, "Vertrag geschlossen", date(2025, 6, 30)),
        (kept.pk + 2, "Zweiter Kurs", None),
    ]
    assert sorted(last_entry().before["milestones"]) == [
        "31.03.2025: Vertrag geschlossen",
        "Erster Kurs",
    ]


def test_a_row_of_another_measure_is_not_taken_away(measure: Measure, office: User) -> None:
    other = edit(MeasureFactory(field=measure.field), office, milestones=[{"title": "Fremd"}])
    stolen = other.milestones.get()
    measure = edit(measure, office, milestones=[{"id": stolen.pk, "title": "Meiner"}])
    assert [row.title for row in other.milestones.all()] == ["Fremd"]
    assert [row.title for row in measure.milestones.all()] == ["Meiner"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Titel"),
        ({"title": "x" * 501}, "Titel"),
        ({"implementation": "soon"}, "Umsetzungsstand"),
        ({"start": date(2026, 1, 1), "end": date(2025, 1, 1)}, "Ende liegt vor dem Beginn"),
        ({"start": "gestern"}, "Beginn"),
        ({"costs": [{"kind": "one_off", "year": -1}]}, "Jahr"),
        ({"costs": [{"kind": "gift", "year": 2025}]}, "Art"),
    ],
)
def test_values_no_measure_can_have_are_refused(
    changes: dict, sentence: str, measure: Measure, office: User
) -> None:
    with pytest.raises(NotPossible, match=sentence):
        edit(measure, office, **changes)
    measure.refresh_from_db()
    assert measure.revision == 1


def test_a_measure_may_begin_and_end_on_one_day(measure: Measure, office: User) -> None:
    day = date(2026, 5, 9)
    after = edit(measure, office, start=day, end=day)
    assert (after.start, after.end) == (day, day)


def test_nothing_of_another_concept_or_town_can_be_named(measure: Measure, office: User) -> None:
    elsewhere = FieldFactory(concept=ConceptFactory())
    for changes in (
        {"field": elsewhere},
        {"lead_unit": UnitFactory()},
        {"themes": [ThemeFactory(concept=elsewhere.concept)]},
    ):
        with pytest.raises(NotPossible, match="das es hier nicht gibt"):
            edit(measure, office, **changes)


def test_a_code_is_given_once(measure: Measure, office: User) -> None:
    other = MeasureFactory(field=measure.field, code="1.7")
    with pytest.raises(NotPossible, match=r"1\.7 ist schon vergeben.*1\.8"):
        edit(measure, office, code=other.code)


def test_a_new_measure_takes_the_next_number_of_its_field(
    field: FieldOfAction, office: User
) -> None:
    for code in ("1.2", "1.10", "9.1", "1.x"):
        MeasureFactory(field=field, code=code, position=5)
    new = operations.create(
        field.concept, by=office, changes={"field": field, "title": "Lotsen ausbilden"}
    )
    assert (new.code, new.position) == ("1.11", 6)
    assert last_entry().after == {
        "code": "1.11",
        "field": "1 Vielfalt in der Verwaltung",
        "title": "Lotsen ausbilden",
    }


def test_a_measure_is_deleted_with_its_reason(measure: Measure, office: User) -> None:
    with pytest.raises(ReasonMissing):
        operations.delete(measure, by=office, reason=" ")
    operations.delete(measure, by=office, reason="In 1.2 aufgegangen.")
    assert not Measure.objects.exists()
    assert last_entry().before["title"] == "Führungskräfte schulen"
    assert last_entry().reason == "In 1.2 aufgegangen."
    with pytest.raises(Gone):
        edit(measure, office, title="Zu spät")


@pytest.mark.parametrize(("kind", "refused"), [("council", False), ("adopted", True)])
def test_what_was_adopted_is_not_deleted(
    kind: str, refused: bool, measure: Measure, office: User
) -> None:
    version = CatalogueVersion.objects.create(
        concept=measure.concept, number=1, kind=kind, frozen_at="2026-01-01T00:00Z", content={}
    )
    FrozenMeasure.objects.create(
        version=version, measure=measure, code="1.1", position=0, title="Alt", content={}
    )
    if refused:
        with pytest.raises(Kept, match="beschlossenen Fassung"):
            operations.delete(measure, by=office, reason="weg")
    else:
        operations.delete(measure, by=office, reason="weg")
    assert Measure.objects.exists() is refused


def test_what_an_import_left_over_finds_its_place(measure: Measure, office: User) -> None:
    Measure.objects.update(
        description="Vier Module.",
        unread=[{"column": "Bemerkung", "value": "Je acht Plätze."}, {"column": "J", "value": "?"}],
    )
    measure.refresh_from_db()
    measure = operations.place_leftover(
        measure, index=0, into="description", by=office, expected_revision=1
    )
    assert measure.description == "Vier Module.\nJe acht Plätze."
    measure = operations.place_leftover(measure, index=0, into="", by=office, expected_revision=2)
    assert measure.unread == []
    with pytest.raises(NotPossible):
        operations.place_leftover(measure, index=0, into="goal", by=office, expected_revision=3)
    with pytest.raises(NotPossible):
        operations.place_leftover(measure, index=0, into="title", by=office, expected_revision=3)


FOUND = {
    "title": ("Sprachmittlerinnen gewinnen", "Sprachmittlerin"),
    "description": ("In allen Bürgerbüros.", "Bürgerbüro"),
    "milestones": ([{"title": "Ausschreibung"}], "Ausschreibungen"),
    "indicators": ([{"name": "Zahl der Einsätze"}], "Einsatz"),
}


@pytest.mark.parametrize("name", FOUND)
def test_every_edit_renews_what_is_searched_in(name: str, measure: Measure, office: User) -> None:
    value, query = FOUND[name]
    assert not found(query).exists()
    edit(measure, office, **{name: value})
    assert found(query).exists()


def test_a_unit_is_found_by_its_name_and_sign(
    measure: Measure, unit: Organisation, office: User
) -> None:
    edit(measure, office, title="Neu")
    for query in ("Personal", "FB 11"):
        assert found(query).exists()


def test_amounts_are_compared_as_amounts(measure: Measure, office: User) -> None:
    rows = [{"kind": "one_off", "year": 2025, "amount": Decimal("18000")}]
    measure = edit(measure, office, costs=rows)
    key = measure.costs.get().pk
    again = edit(measure, office, costs=[rows[0] | {"id": key, "amount": Decimal("18000.00")}])
    assert again.revision == measure.revision
