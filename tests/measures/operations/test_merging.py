from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.core.conflicts import ABSENT, Difference
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import Conflict, Saved
from gemeinwerk.measures.plain_values import values_of


def page(measure: Measure) -> dict[str, Any]:
    """What a page of the measure carries along: what its writer saw."""
    return values_of(Measure.objects.get(pk=measure.pk))


def save(measure: Measure, by: User, before: dict[str, Any], **changes: Any) -> Saved | Conflict:
    return operations.save(
        measure, changes=before | changes, before=before, expected_revision=1, by=by
    )


def test_different_fields_are_both_kept(measure: Measure, office: User, editor: User) -> None:
    before = page(measure)
    save(measure, office, before, goal="200 geschulte Führungskräfte")
    done = save(measure, editor, before, description="Vier Module")
    assert isinstance(done, Saved)
    assert [one.name for one in done.taken_in] == ["goal"]
    measure.refresh_from_db()
    assert measure.goal == "200 geschulte Führungskräfte"
    assert measure.description == "Vier Module"


def test_the_same_field_must_be_decided_and_nothing_is_stored_before(
    measure: Measure, office: User, editor: User
) -> None:
    before = page(measure)
    save(measure, office, before, title="Führungskräfte weiterbilden", goal="200")
    done = save(measure, editor, before, title="Alle Führungskräfte schulen", priority="hoch")
    assert isinstance(done, Conflict)
    assert done.merge.conflicts == [
        Difference(
            "title",
            "Führungskräfte schulen",
            "Führungskräfte weiterbilden",
            "Alle Führungskräfte schulen",
        )
    ]
    measure.refresh_from_db()
    assert (measure.title, measure.priority) == ("Führungskräfte weiterbilden", "")


def settle(measure: Measure, by: User, before: dict[str, Any], revision: int, **mine: Any) -> Any:
    return operations.settle(
        measure,
        mine=before | mine,
        before=before,
        choose_mine={"title": True},
        expected_revision=revision,
        by=by,
    )


def test_a_decision_keeps_what_the_other_wrote_elsewhere(
    measure: Measure, office: User, editor: User
) -> None:
    before = page(measure)
    save(measure, office, before, title="Führungskräfte weiterbilden", goal="200")
    done = settle(measure, editor, before, 2, title="Alle schulen", priority="hoch")
    assert isinstance(done, Saved)
    measure.refresh_from_db()
    assert (measure.title, measure.goal, measure.priority) == ("Alle schulen", "200", "hoch")


def test_a_decision_about_an_older_state_is_asked_again(
    measure: Measure, office: User, editor: User
) -> None:
    before = page(measure)
    save(measure, office, before, title="Führungskräfte weiterbilden")
    save(measure, office, page(measure), title="Führungskräfte fortbilden")
    done = settle(measure, editor, before, 2, title="Alle schulen")
    assert isinstance(done, Conflict)
    assert done.merge.conflicts[0].theirs == "Führungskräfte fortbilden"
    measure.refresh_from_db()
    assert measure.title == "Führungskräfte fortbilden"


def test_rows_added_by_both_are_both_kept(measure: Measure, office: User, editor: User) -> None:
    before = page(measure)
    save(measure, office, before, milestones=[{"title": "Vertrag"}])
    save(measure, editor, before, milestones=[{"title": "Erster Kurs"}])
    assert sorted(row.title for row in measure.milestones.all()) == ["Erster Kurs", "Vertrag"]


def test_a_page_sent_twice_adds_its_rows_once(measure: Measure, office: User) -> None:
    before = page(measure)
    for _ in range(2):
        done = save(measure, office, before, milestones=[{"title": "Vertrag"}])
        assert isinstance(done, Saved)
    assert [row.title for row in measure.milestones.all()] == ["Vertrag"]


def test_a_row_one_removed_and_the_other_changed_must_be_decided(
    measure: Measure, office: User, editor: User
) -> None:
    operations.edit(
        measure, changes={"milestones": [{"title": "Vertrag"}]}, by=office, expected_revision=1
    )
    before = page(measure)
    [row] = before["milestones"]
    for by, rows in ((office, []), (editor, [row | {"title": "Vertrag geschlossen"}])):
        done = operations.save(
            measure, changes={"milestones": rows}, before=before, expected_revision=2, by=by
        )
    assert isinstance(done, Conflict)
    [difference] = done.merge.conflicts
    assert difference.theirs is ABSENT
    assert difference.mine["title"] == "Vertrag geschlossen"


def test_without_what_was_seen_the_writer_counts_as_having_seen_the_present(
    measure: Measure, office: User, editor: User
) -> None:
    save(measure, office, page(measure), goal="200")
    done = operations.save(
        measure, changes={"title": "Alle schulen"}, before={}, expected_revision=1, by=editor
    )
    assert isinstance(done, Saved)
    measure.refresh_from_db()
    assert (measure.title, measure.goal) == ("Alle schulen", "200")
