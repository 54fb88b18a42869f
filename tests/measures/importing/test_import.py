"""A file taken over: what becomes of its rows, a second time, and after both sides changed."""

import weakref
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import queries as queries_of_measures
from gemeinwerk.measures.document import catalogue_document, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.catalogue_xlsx import xlsx
from gemeinwerk.measures.importing import operations, writing
from gemeinwerk.measures.models import ImportRun, Measure, ProgressNote
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.undoing import keeping
from tests.catalogue_files import files
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory, UserFactory
from tests.factories.catalogues import rich_concept
from tests.measures.importing.conftest import HEAD, ROWS
from tests.measures.searched import found


def changed(rows, row, column, value):
    """The rows with one cell rewritten."""
    copy = [list(one) for one in rows]
    copy[row][column] = value
    return copy


def counts(plan):
    found = plan.counts()
    return found["new"], found["changed"], found["same"], found["missing"]


# --- the first time -----------------------------------------------------------------------------


def test_rows_become_measures(concept, take_over):
    assert counts(take_over(ROWS)) == (3, 0, 0, 0)
    first = Measure.objects.get(concept=concept, code="1")
    assert (str(first.field), first.title, first.lead_unit.name) == (
        "1 Wohnen", "Beratung", "Fachbereich Soziales",
    )  # fmt: skip
    assert [unit.name for unit in first.contributing.all()] == ["Fachbereich Bildung"]
    assert first.contributing_text == "freie Träger"
    assert (first.start, first.end) == (date(2025, 1, 1), date(2026, 12, 31))
    assert [(line.kind, line.amount) for line in first.costs.all()] == [("one_off", Decimal(5000))]


def test_what_is_not_certain_stays_text(concept, take_over):
    take_over(ROWS)
    second, third = Measure.objects.filter(concept=concept, code__in="23")
    assert (second.permanent, second.cost_state, second.cost_text) == (
        True, "unknown", "projektabhängig",
    )  # fmt: skip
    assert (third.lead_unit, third.lead_text) == (None, "Handwerk")
    assert (third.start, third.end, third.timeframe_text) == (None, None, "kurzfristig")


def test_cells_without_a_field_are_kept_with_the_measure(concept, take_over):
    rows = [[*row, "eilt", "pflichtig"] for row in ROWS]
    take_over(rows, head=[*HEAD, "Notiz", "pflichtig / freiwillig"])
    first = Measure.objects.get(concept=concept, code="1")
    assert first.unread == [{"column": "Notiz", "value": "eilt"}]
    assert first.duty == "mandatory"


@pytest.mark.parametrize(
    ("typed", "duty"),
    [("☒ pflichtig ☐ freiwillig", "mandatory"), ("[ ] Pflicht [x] freiwillig", "voluntary")],
)
def test_a_duty_is_what_is_ticked(concept, take_over, typed, duty):
    take_over([[*ROWS[0], typed]], head=[*HEAD, "pflichtig / freiwillig"])
    first = Measure.objects.get(concept=concept, code="1")
    assert (first.duty, first.unread) == (duty, [])


def test_fields_are_found_by_title_or_made(concept, take_over):
    FieldFactory(concept=concept, code="7", title="Wohnen", position=0)
    take_over(ROWS)
    assert [str(one) for one in concept.fields.all()] == ["7 Wohnen", "2 Arbeit"]


def test_everything_is_recorded_once(concept, take_over):
    by = UserFactory()
    take_over(ROWS)
    operations.import_now(concept, content=files.xlsx([HEAD, *ROWS]), name="k.xlsx", by=by)
    verbs = list(AuditEntry.objects.values_list("verb", flat=True))
    assert sorted(verbs) == [
        "catalogue.import", "catalogue.import", "field.add", "field.add",
        "measure.create", "measure.create", "measure.create",
    ]  # fmt: skip
    entry = AuditEntry.objects.filter(verb="measure.create").last()
    assert entry.reason == "Import der Datei „k.xlsx“"
    assert entry.after["lead_unit"] == "Fachbereich Soziales"


def test_measures_are_found_by_the_search(concept, take_over):
    take_over(ROWS)
    assert [one.code for one in found("Beratungen")] == ["1"]


def test_a_concept_whose_text_stands_takes_nothing(town, concept):
    adopted = ConceptFactory(municipality=town, status="adopted")
    with pytest.raises(DomainError):
        operations.import_now(adopted, content=files.xlsx([HEAD, *ROWS]), name="k.xlsx", by=None)
    assert Measure.objects.count() == 0


def test_whatever_goes_wrong_nothing_is_written(concept, take_over, monkeypatch):
    def fall(*args):
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(writing.Writer, "_add_rows", fall)
    with pytest.raises(RuntimeError):
        take_over(ROWS)
    assert (Measure.objects.count(), ImportRun.objects.count(), concept.fields.count()) == (0, 0, 0)
    assert AuditEntry.objects.count() == 0


# --- again --------------------------------------------------------------------------------------


def test_the_same_file_a_second_time_changes_nothing(concept, take_over):
    take_over(ROWS)
    before = list(Measure.objects.values())
    assert counts(take_over(ROWS)) == (0, 0, 3, 0)
    assert list(Measure.objects.values()) == before


def test_nor_does_it_undo_what_the_office_mended_since(concept, take_over):
    take_over(ROWS)
    third = Measure.objects.get(concept=concept, code="3")
    measures.edit(third, changes={"end": "2026-06-30"}, by=None, expected_revision=1)
    assert counts(take_over(ROWS)) == (0, 0, 3, 0)
    third.refresh_from_db()
    assert third.end == date(2026, 6, 30)


def test_a_changed_file_updates_by_number(concept, take_over):
    take_over(ROWS)
    rows = changed(ROWS, 0, 2, "Beratung in fünf Sprachen")
    plan = take_over([*rows, ["4", "Arbeit", "Mentoring", "FB 23", "", "2026", ""]])
    assert counts(plan) == (1, 1, 2, 0)
    first = Measure.objects.get(concept=concept, code="1")
    assert (first.title, first.revision) == ("Beratung in fünf Sprachen", 2)
    entry = AuditEntry.objects.get(verb="measure.edit")
    assert (entry.before, entry.after) == (
        {"title": "Beratung"}, {"title": "Beratung in fünf Sprachen"},
    )  # fmt: skip


def test_only_what_the_file_changed_is_written(concept, take_over):
    """The office corrected the title here; the file has new costs."""
    take_over(ROWS)
    first = Measure.objects.get(concept=concept, code="1")
    measures.edit(first, changes={"title": "Wohnberatung"}, by=None, expected_revision=1)
    take_over(changed(ROWS, 0, 6, "8.000 € einmalig"))
    first.refresh_from_db()
    assert (first.title, first.costs.get().amount) == ("Wohnberatung", 8000)


def test_where_both_changed_the_file_goes_before_and_it_is_said(concept, take_over):
    take_over(ROWS)
    first = Measure.objects.get(concept=concept, code="1")
    measures.edit(first, changes={"title": "Wohnberatung"}, by=None, expected_revision=1)
    plan = take_over(changed(ROWS, 0, 2, "Beratungsstelle"))
    (step,) = [step for step in plan.steps if step.action == "changed"]
    assert step.overtaken == {"title"}
    first.refresh_from_db()
    assert first.title == "Beratungsstelle"


def test_a_cell_that_was_emptied_empties_the_value(concept, take_over):
    take_over(ROWS)
    take_over(changed(ROWS, 0, 4, ""))
    first = Measure.objects.get(concept=concept, code="1")
    assert (first.contributing.count(), first.contributing_text) == (0, "")


def test_an_empty_cell_says_nothing_about_what_the_file_never_held(concept, take_over):
    field = FieldFactory(concept=concept, code="1", title="Wohnen")
    MeasureFactory(concept=concept, field=field, code="1", title="Beratungen", cost_text="viel")
    take_over(changed(ROWS, 0, 6, ""))
    first = Measure.objects.get(concept=concept, code="1")
    assert (first.title, first.cost_text) == ("Beratung", "viel")


def test_missing_measures_are_listed_and_never_deleted(concept, take_over):
    take_over(ROWS)
    plan = take_over(ROWS[:1])
    assert [one.code for one in plan.missing] == ["2", "3"]
    assert Measure.objects.count() == 3


def test_a_change_by_another_hand_takes_the_confirmation_back(concept, take_over):
    take_over(ROWS)
    Measure.objects.update(confirmation="confirmed")
    take_over(changed(ROWS, 0, 2, "Beratungsstelle"))
    states = Measure.objects.order_by("code").values_list("confirmation", flat=True)
    assert list(states) == ["draft", "confirmed", "confirmed"]


def test_measures_without_a_number_are_found_by_their_title(concept, take_over):
    head, rows = HEAD[1:], [row[1:] for row in ROWS]
    take_over(rows, head=head)
    new = ["Wohnen", "Ganz vorn", "FB 38", "", "2026", ""]
    assert counts(take_over([new, *rows], head=head)) == (1, 0, 3, 0)
    assert Measure.objects.filter(concept=concept).count() == 4


def test_a_period_that_would_end_before_it_begins_is_the_files(concept, take_over):
    take_over(ROWS)
    first = Measure.objects.get(concept=concept, code="1")
    measures.edit(first, changes={"start": "2020-01-01", "end": "2021-12-31"}, by=None,
                  expected_revision=1)  # fmt: skip
    take_over(changed(ROWS, 0, 5, "2026"))
    first.refresh_from_db()
    assert (first.start, first.end) == (date(2026, 1, 1), date(2026, 12, 31))


def test_one_that_ends_on_the_day_it_now_begins_keeps_the_offices_end(concept, take_over):
    head = ["Nr.", "Maßnahme", "Beginn", "Ende"]
    take_over([["1", "Beratung", "1.1.2026", "31.12.2026"]], head=head)
    first = Measure.objects.get(concept=concept)
    measures.edit(first, changes={"end": "2026-06-30"}, by=None, expected_revision=1)
    take_over([["1", "Beratung", "30.6.2026", "31.12.2026"]], head=head)
    first.refresh_from_db()
    assert (first.start, first.end) == (date(2026, 6, 30), date(2026, 6, 30))


# --- many and exact -----------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [False, True])
def test_the_number_of_queries_does_not_grow(
    concept, take_over, django_assert_max_num_queries, changes
):
    def rows(n, title=""):
        return [[str(i), "Wohnen", f"Titel {i}{title}", "FB 38", "FB 23", "2026", "1 €"]
                for i in range(n)]  # fmt: skip

    take_over(rows(1))
    if changes:
        take_over(rows(30))
    with django_assert_max_num_queries(75):
        take_over(rows(30, title=" neu" if changes else ""))


def test_new_measures_are_written_once(concept, take_over):
    """With the words they are found by: not written first and completed then."""
    with CaptureQueriesContext(connection) as queries:
        take_over(ROWS)
    told = [query["sql"] for query in queries if 'measures_measure"' in query["sql"]]
    assert sum(sql.startswith("INSERT") for sql in told) == 1
    assert not [sql for sql in told if sql.startswith("UPDATE")]
    for one in queries_of_measures.whole(Measure.objects.all()):
        assert one.search_text == search_text(one) != ""


def test_a_long_file_is_never_in_memory_as_a_whole(concept, take_over, monkeypatch):
    """Neither when its measures are written nor when what was written is kept."""
    monkeypatch.setattr(writing, "_BATCH", 10)
    monkeypatch.setattr(keeping, "BATCH", 10)
    most, alive = {}, []
    begin = Measure.__init__

    def begun(one, *args, **more):
        begin(one, *args, **more)
        alive.append(weakref.ref(one))

    def counting(where, function):
        def counted(*args, **more):
            alive[:] = [one for one in alive if one() is not None]
            most[where] = max(most.get(where, 0), len(alive))
            return function(*args, **more)

        return counted

    monkeypatch.setattr(keeping, "digest", counting("kept", keeping.digest))
    monkeypatch.setattr(writing, "search_text", counting("written", writing.search_text))
    monkeypatch.setattr(Measure, "__init__", begun)
    take_over([[str(i), "Wohnen", f"Titel {i}", "FB 38", "", "2026", "1 €"] for i in range(60)])
    assert most.keys() == {"kept", "written"}
    # A batch, and of each before it the one that was still in somebody's hand.
    assert max(most.values()) <= 10 + 6


def essence(concept):
    document = catalogue_document(concept)
    for measure in document["measures"]:
        measure["exceptions"] = []
        for one in measure["contributing"]:
            one.pop("abbreviation")
    for field in document["fields"]:
        field["working_group"] = ""
    return {key: document[key] for key in ("fields", "goals", "themes", "measures")}


def exported(concept):
    internals = [internal_document(one) for one in measures_for_document(concept)]
    return xlsx(catalogue_document(concept), internals)


def test_an_export_comes_back_without_loss(town):
    full = rich_concept(town)
    empty = ConceptFactory(municipality=town, slug="leer", predecessor=full.predecessor)
    review_of = full.review
    review_of.concept = empty
    review_of.save()
    before = essence(full)
    data = exported(full)
    operations.import_now(empty, content=data, name="export.xlsx", by=None)
    assert essence(empty) == before
    assert [one.internal_notes for one in empty.measures.order_by("code")] == [
        one.internal_notes for one in full.measures.order_by("code")
    ]


def test_a_note_somebody_deleted_does_not_come_back_with_the_same_file(town):
    data = exported(rich_concept(town))
    other = ConceptFactory(municipality=town, slug="leer")
    operations.import_now(other, content=data, name="export.xlsx", by=None)
    notes = ProgressNote.objects.filter(measure__concept=other)
    assert notes.delete()[0] == 1
    operations.import_now(other, content=data, name="export.xlsx", by=None)
    assert not notes.exists()


def test_an_export_brought_back_unchanged_changes_nothing(town):
    concept = rich_concept(town)
    plan, _run = operations.import_now(
        concept, content=exported(concept), name="export.xlsx", by=None
    )
    assert [(step.changes, step.themes) for step in plan.steps if step.action != "same"] == []
    assert plan.is_empty
    assert ImportRun.objects.get().state == ImportState.APPLIED
