"""Whoever answers is counted once, and nothing is left that says who, when, or with what else."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import Attempts, User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.representation import operations
from gemeinwerk.representation.errors import (
    EnquiryExists,
    NoSlipLeft,
    NotNow,
    SlipUsed,
    WrongAnswer,
    WrongQuestions,
)
from gemeinwerk.representation.models import Cell, Enquiry, Slip
from gemeinwerk.representation.questions import STANDARD
from tests.representation.conftest import LATER, answer, opened, people

pytestmark = pytest.mark.django_db
SAID = {"gender": "f", "migration": "self"}


def _counts(enquiry: Enquiry, table: str) -> dict[str, int]:
    found = enquiry.cells.filter(table=table, count__gt=0)
    return dict(found.values_list("place", "count"))


def test_nothing_is_left_that_says_who_answered_or_when(enquiry: Enquiry) -> None:
    logged, rows = AuditEntry.objects.count(), Cell.objects.count()
    slip = operations.draw_slip(enquiry)
    assert slip not in serializers.serialize("json", Slip.objects.all())
    operations.take_part(enquiry, answers=SAID, slip=slip)
    assert AuditEntry.objects.count() == logged
    assert Attempts.objects.count() == 0
    assert Cell.objects.count() == rows  # none came into being with an answer
    assert Slip.objects.count() == 199
    assert {field.name for field in Slip._meta.concrete_fields} == {"id", "enquiry", "digest"}
    columns = {field.name for field in Cell._meta.concrete_fields}
    assert columns == {"id", "enquiry", "table", "place", "count"}


def test_a_row_that_was_written_last_tells_nothing(enquiry: Enquiry) -> None:
    """Each answer writes all counts, each drawing all slips: by number of rows nothing differs."""
    written = []
    for said in (SAID, {"gender": "no_answer"}):
        slip = operations.draw_slip(enquiry)
        with CaptureQueriesContext(connection) as asked:
            operations.take_part(enquiry, answers=said, slip=slip)
        updates = [
            one["sql"] for one in asked if one["sql"].startswith("UPDATE") and "cell" in one["sql"]
        ]
        written += [one.rpartition("WHERE")[2] for one in updates]
    assert len(written) == 2
    assert written[0] == written[1]
    with CaptureQueriesContext(connection) as asked:
        operations.draw_slip(enquiry)
    (update,) = [
        one["sql"] for one in asked if one["sql"].startswith("UPDATE") and "slip" in one["sql"]
    ]
    assert '"id"' not in update.rpartition("WHERE")[2]


def test_what_is_said_together_is_counted_only_where_that_was_chosen(enquiry: Enquiry) -> None:
    answer(enquiry, [SAID, {"gender": "f", "age": "65-"}])
    assert _counts(enquiry, "gender") == {"f": 2}
    assert _counts(enquiry, "age") == {"no_answer": 1, "65-": 1}
    assert _counts(enquiry, "migration/gender") == {"self/f": 1, "no_answer/f": 1}
    assert set(enquiry.cells.values_list("table", flat=True)) == {
        "gender", "age", "migration", "disability", "migration/gender",
    }  # fmt: skip


def test_a_slip_holds_once_however_it_is_typed(enquiry: Enquiry) -> None:
    slip = operations.draw_slip(enquiry)
    typed = f" {slip[:4].upper()}-{slip[4:8]} {slip[8:]}"
    operations.take_part(enquiry, answers=SAID, slip=typed)
    for wrong in (slip, "", "abcdabcdabcd"):
        with pytest.raises(SlipUsed):
            operations.take_part(enquiry, answers=SAID, slip=wrong)
    enquiry.refresh_from_db()
    assert enquiry.answered == 1
    assert _counts(enquiry, "gender") == {"f": 1}


def test_a_slip_of_another_town_holds_nothing_here(enquiry: Enquiry, office: User) -> None:
    from tests.factories import public_concept

    other = opened(public_concept(enquiry.concept.municipality, slug="klima"), office)
    with pytest.raises(SlipUsed):
        operations.take_part(enquiry, answers=SAID, slip=operations.draw_slip(other))


def test_more_slips_than_people_are_not_drawn(concept: Concept, office: User) -> None:
    enquiry = opened(concept, office)
    codes = operations.print_slips(enquiry, number=199, by=office)
    assert len(set(codes)) == 199
    operations.draw_slip(enquiry)
    for draw in (lambda: operations.draw_slip(enquiry),
                 lambda: operations.print_slips(enquiry, number=1, by=office)):  # fmt: skip
        with pytest.raises(NoSlipLeft):
            draw()
    operations.add_slips(enquiry, number=2, by=office)
    operations.draw_slip(enquiry)


def test_an_answer_that_is_none_uses_up_no_slip(enquiry: Enquiry) -> None:
    slip = operations.draw_slip(enquiry)
    for wrong in ({}, {"religion": "x"}, {"gender": "x"}, {"gender": "f", "age": "f"}):
        with pytest.raises(WrongAnswer):
            operations.take_part(enquiry, answers=wrong, slip=slip)
    operations.take_part(enquiry, answers={"gender": "no_answer"}, slip=slip)
    assert _counts(enquiry, "age") == {"no_answer": 1}


def test_only_while_it_is_open_slips_are_drawn_and_used(enquiry: Enquiry, office: User) -> None:
    slip = operations.draw_slip(enquiry)
    operations.close_enquiry(enquiry, by=office)
    for late in (lambda: operations.draw_slip(enquiry),
                 lambda: operations.take_part(enquiry, answers=SAID, slip=slip)):  # fmt: skip
        with pytest.raises(NotNow):
            late()
    # Whoever joins later can answer; a slip that was given out holds on.
    operations.open_enquiry(enquiry, slips=5, by=office)
    operations.take_part(enquiry, answers=SAID, slip=slip)
    enquiry.refresh_from_db()
    assert (enquiry.slips, enquiry.answered) == (205, 1)


def test_it_ends_by_itself(enquiry: Enquiry) -> None:
    assert operations.close_over() == 0
    Enquiry.objects.update(closes_on=localdate() - timedelta(days=1))
    with pytest.raises(NotNow):
        operations.draw_slip(enquiry)
    assert (operations.close_over(), operations.close_over()) == (1, 0)


def test_a_concept_asks_once_and_what_is_asked_stays(enquiry: Enquiry, office: User) -> None:
    with pytest.raises(EnquiryExists):
        opened(enquiry.concept, office)
    with pytest.raises(NotNow):
        operations.edit_enquiry(enquiry, minimum=3, by=office)
    with pytest.raises(NotNow):
        operations.remove_enquiry(enquiry, by=office)
    operations.edit_enquiry(enquiry, closes_on=localdate() + 2 * LATER, by=office)


def test_three_questions_are_never_counted_together(concept: Concept, office: User) -> None:
    for wrong in ([["gender", "age"], ["age", "migration"]], [["age", "age"]]):
        with pytest.raises(WrongQuestions):
            opened(concept, office, crossings=wrong)
    with pytest.raises(WrongQuestions):
        opened(concept, office, questions=[])
    enquiry = opened(concept, office, questions=list(STANDARD[:1]))
    assert enquiry.tables == [("migration",)]  # nothing is counted of what is not asked


def test_closing_writes_the_counts_anew(enquiry: Enquiry, office: User) -> None:
    answer(enquiry, people(7))
    before = dict(enquiry.cells.values_list("table", "pk"))
    counts = sorted(enquiry.cells.values_list("table", "place", "count"))
    operations.close_enquiry(enquiry, by=office)
    assert sorted(enquiry.cells.values_list("table", "place", "count")) == counts
    assert not set(before.values()) & set(enquiry.cells.values_list("pk", flat=True))
