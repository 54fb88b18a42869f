"""What becomes of a contribution: always with a reason, read by a second person."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import drafting, operations, queries
from gemeinwerk.answers.errors import NotAnswerable, ReadByOneself, Unsaid
from gemeinwerk.answers.models import Outcome
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Merge
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import ChangedMeanwhile
from gemeinwerk.municipalities.models import Municipality
from tests.answers.conftest import SAID, said
from tests.factories import (
    ConceptFactory,
    ContributionFactory,
    FieldFactory,
    MeasureFactory,
    MeetingFactory,
    ThemeFactory,
    user_with_role,
)

WHY = "Die Beratung begleitet künftig auch den Auszug."


def test_several_become_part_of_a_measure_at_once(
    concept: Concept, measure: Measure, by: User
) -> None:
    for number in (1, 2, 3):
        said(concept, number)
    operations.assign(
        concept, numbers=[1, 2, 3], kind="in_part", measure=measure, reason=WHY, by=by
    )
    found = queries.of_measure(measure)
    assert [one.contribution.number for one in found] == [1, 2, 3]
    assert {(one.kind, one.reason) for one in found} == {("in_part", WHY)}
    assert AuditEntry.objects.filter(verb="outcome.assign").count() == 3
    assert queries.counted(concept) == queries.Counted(total=3, answered=3)


@pytest.mark.parametrize(
    ("kind", "where", "to", "reason"),
    [
        ("adopted", False, "", WHY),
        ("covered", False, "", WHY),
        ("deferred", False, " ", WHY),
        ("elsewhere", False, "", WHY),
        ("declined", False, "", " "),
        ("in_part", True, "", ""),
    ],
)
def test_nothing_is_said_by_half(
    concept: Concept, measure: Measure, by: User, kind: str, where: bool, to: str, reason: str
) -> None:
    with pytest.raises(Unsaid):
        operations.assign(
            concept,
            numbers=[said(concept, 1).number],
            kind=kind,
            measure=measure if where else None,
            to=to,
            reason=reason,
            by=by,
        )
    assert not Outcome.objects.exists()


def test_nothing_goes_into_a_measure_of_another_concept(
    concept: Concept, by: User, town: Municipality
) -> None:
    other = MeasureFactory(field=FieldFactory(concept=ConceptFactory(municipality=town)))
    with pytest.raises(Unsaid, match="dieses Konzepts"):
        operations.assign(
            concept,
            numbers=[said(concept, 1).number],
            kind="adopted",
            measure=other,
            reason=WHY,
            by=by,
        )


@pytest.mark.parametrize("state", ["withdrawn", "held", "merged"])
def test_some_get_no_answer_of_their_own(concept: Concept, by: User, state: str) -> None:
    texts = {"text": ""} if state == "withdrawn" else {}
    one = said(concept, 1, **texts, state="public" if state == "merged" else state)
    if state == "merged":
        Merge.objects.create(one=one, into=said(concept, 2), reason="gleich", at=one.received_at)
    with pytest.raises(NotAnswerable):
        operations.assign(concept, numbers=[one.number], kind="declined", reason=WHY, by=by)
    assert one not in queries.answerable(concept)


def test_two_people_at_once_are_told(concept: Concept, measure: Measure, by: User) -> None:
    one, other = said(concept, 1), said(concept, 2)
    seen = stamp(operations.told(one))
    operations.assign(
        concept, numbers=[one.number], kind="declined", reason="Dafür fehlt Geld.", by=by
    )
    with pytest.raises(SeenOtherwise):
        operations.assign(
            concept,
            numbers=[one.number],
            kind="adopted",
            measure=measure,
            reason=WHY,
            by=by,
            seen=seen,
        )
    operations.assign(
        concept, numbers=[other.number], kind="adopted", measure=measure, reason="Anders.", by=by
    )
    with pytest.raises(SeenOtherwise, match="einzeln an: 2"):  # nothing is written over
        operations.assign(
            concept,
            numbers=[one.number, other.number],
            kind="adopted",
            measure=measure,
            reason=WHY,
            by=by,
        )
    assert set(Outcome.objects.values_list("reason", flat=True)) == {"Dafür fehlt Geld.", "Anders."}


def test_the_measure_is_written_on_along_with_it_or_neither(
    concept: Concept, measure: Measure, by: User
) -> None:
    one, before = said(concept, 1), measure.revision
    more = operations.Rewritten("Sie begleiten auch die ersten drei Monate.", before)
    operations.assign(
        concept,
        numbers=[one.number],
        kind="adopted",
        measure=measure,
        reason=WHY,
        rewritten=more,
        by=by,
    )
    measure.refresh_from_db()
    assert measure.description == more.description
    with pytest.raises(ChangedMeanwhile):
        operations.assign(
            concept,
            numbers=[said(concept, 2).number],
            kind="adopted",
            measure=measure,
            reason=WHY,
            rewritten=more,
            by=by,
        )
    assert Outcome.objects.count() == 1


def test_a_second_person_reads_it(
    concept: Concept, measure: Measure, by: User, town: Municipality
) -> None:
    one = said(concept, 1)
    [made] = operations.assign(
        concept, numbers=[one.number], kind="adopted", measure=measure, reason=WHY, by=by
    )
    with pytest.raises(ReadByOneself):
        operations.check(concept, numbers=[made.contribution.number], by=by)
    other = user_with_role("office", town)
    assert operations.check(concept, numbers=[made.contribution.number], by=other) == 1
    assert operations.check(concept, numbers=[made.contribution.number], by=other) == 0
    assert list(queries.listed(concept, {"antwort": queries.CHECKED})) == [one]
    [again] = operations.assign(
        concept, numbers=[one.number], kind="adopted", measure=measure, reason="Neu.", by=other
    )
    assert (again.pk, again.state) == (made.pk, "draft")  # what is written anew is read anew


def test_of_a_measure_that_is_gone_its_name_stays_and_one_is_asked(
    concept: Concept, measure: Measure, by: User
) -> None:
    one = said(concept, 1)
    operations.assign(
        concept, numbers=[one.number], kind="adopted", measure=measure, reason=WHY, by=by
    )
    measures.delete(measure, by=by, reason="doppelt")
    [left] = Outcome.objects.all()
    assert (left.measure, left.measure_text, left.is_lost) == (None, "2.2 Wohnberatung", True)
    assert list(queries.listed(concept, {"antwort": queries.LOST})) == [one]
    assert list(queries.listed(concept, {"antwort": queries.OPEN})) == [one]


def test_a_reason_begins_with_the_sentence_that_fits(measure: Measure) -> None:
    assert drafting.reason("in_part", SAID, measure) == (
        "Zum Teil aufgenommen in Maßnahme 2.2 „Wohnberatung“. Dort heißt es: „Sie begleiten den "
        "Auszug und lesen jede Abrechnung.“"
    )
    assert drafting.reason("adopted", "Mehr Bänke", measure) == (
        "Aufgenommen in Maßnahme 2.2 „Wohnberatung“."
    )
    assert (
        drafting.reason("declined", SAID, measure) == drafting.reason("adopted", SAID, None) == ""
    )
    assert drafting.by_words(SAID, ["Bänke", "Abrechnung und Auszug", "Auszug"]) == [1, 2, 0]


def test_the_desk_is_narrowed_by_everything_at_once(concept: Concept, measure: Measure) -> None:
    theme, meeting = ThemeFactory(concept=concept), MeetingFactory(concept=concept)
    wanted = ContributionFactory(
        concept=concept, field=measure.field, meeting=meeting, kind="idea", state="public",
        text="Die Spielplätze brauchen Schatten.",
    )  # fmt: skip
    wanted.themes.add(theme)
    other = ContributionFactory(concept=concept, state="public", text="Bänke am Fluss.")
    for filters in (
        {"feld": measure.field.code}, {"thema": theme.pk}, {"sitzung": meeting.pk}, {"art": "idea"},
        {"suche": "Spielplatz"}, {"suche": "Schatten", "feld": measure.field.code, "art": "idea"},
    ):  # fmt: skip
        assert list(queries.listed(concept, filters)) == [wanted], filters
    assert list(queries.listed(concept, {"feld": queries.WITHOUT})) == [other]
    assert list(queries.listed(concept, {"suche": "Toiletten"})) == []
