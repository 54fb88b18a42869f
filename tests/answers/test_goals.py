"""A contribution may become part of a goal, as of a measure: at the desk, in its answer, in public,
in what is frozen."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations, queries
from gemeinwerk.answers.errors import Unsaid
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds.documents import document_of, says_the_same
from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.comments.models import DraftAnchor
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core import jobs
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.document import catalogue_document, schema, version_document
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.municipalities.models import Municipality
from tests.answers.conftest import said
from tests.factories import ConceptFactory, FieldFactory, published_version, user_with_role
from tests.measures.desk.browser_form import read_form

WHY = "Das Ziel nennt jetzt auch die ersten drei Monate."


@pytest.fixture
def goal(measure: Measure, by: User) -> Goal:
    return measures.create_goal(
        measure.field, title="Niemand verliert die Wohnung.", due=date(2028, 12, 31), by=by
    )


def into(goal: Goal, *numbers: int, by: User, kind: str = "adopted") -> None:
    operations.assign(goal.concept, numbers=numbers, kind=kind, goal=goal, reason=WHY, by=by)


def one_of(concept: Concept, number: int) -> str:
    return reverse("outcomes:assign", args=[concept.slug, number])


def test_nothing_goes_into_a_goal_of_another_concept(
    concept: Concept, by: User, town: Municipality
) -> None:
    said(concept, 1)
    field = FieldFactory(concept=ConceptFactory(municipality=town))
    other = Goal.objects.create(concept=field.concept, field=field, code="Z1", title="Anderswo")
    with pytest.raises(Unsaid, match="dieses Konzepts"):
        operations.assign(concept, numbers=[1], kind="adopted", goal=other, reason=WHY, by=by)
    assert not Outcome.objects.exists()


def test_said_again_of_a_goal_replaces_it_and_leaves_the_measure(
    concept: Concept, measure: Measure, goal: Goal, by: User
) -> None:
    said(concept, 1)
    operations.assign(
        concept, numbers=[1], kind="in_part", measure=measure, reason="Zum Teil.", by=by
    )
    into(goal, 1, by=by)
    into(goal, 1, by=by, kind="covered")
    assert list(Outcome.objects.values_list("kind", "measure", "goal")) == [
        ("in_part", measure.pk, None),
        ("covered", None, goal.pk),
    ]


def test_of_a_goal_that_is_gone_its_words_stay_and_somebody_has_to_look(
    concept: Concept, goal: Goal, by: User, office: Client
) -> None:
    said(concept, 1)
    into(goal, 1, by=by)
    assert queries.counted(concept).answered == 1
    called = str(goal)
    measures.delete_goal(goal, by=by)
    lost = Outcome.objects.get()
    assert (lost.is_lost, lost.where) == (True, called)
    assert queries.counted(concept).answered == 0
    assert [one.number for one in queries.listed(concept, {"antwort": queries.LOST})] == [1]
    assert "Das gibt es nicht mehr" in office.get(one_of(concept, 1)).text


def test_at_the_desk_a_goal_is_chosen_beside_measures(
    concept: Concept, measure: Measure, goal: Goal, office: Client
) -> None:
    for number in (1, 2):
        said(concept, number)
    page = office.get(one_of(concept, 1)).text
    assert '<optgroup label="Ziele">' in page
    assert '<optgroup label="Maßnahmen">' in page
    sent = read_form(page, "zuordnen") | {"kind": "in_part", "measure": f"z{goal.pk}"}
    sent |= {"beside": ["2"]}
    shown = office.post(one_of(concept, 1), sent | {"zeigen": "1"}).text
    assert "Zum Teil aufgenommen in das Ziel Z2.1 „Niemand verliert die Wohnung“." in shown
    assert "31. Dezember 2028" in shown
    office.post(one_of(concept, 1), sent | {"reason": WHY})
    assert Outcome.objects.filter(goal=goal, kind="in_part", reason=WHY).count() == 2
    assert f"z{goal.pk}" in office.get(reverse("outcomes:outcomes", args=[concept.slug])).text
    found = office.get(
        reverse("outcomes:outcomes", args=[concept.slug]), {"massnahme": f"z{goal.pk}"}
    ).text
    assert 'value="2"' in found
    walked = office.get(one_of(concept, 1), {"massnahme": f"z{goal.pk}"}).text
    assert "Z2.1 Niemand verliert die Wohnung." in walked
    asked = office.post(one_of(concept, 2), sent | {"zeigen": "1"}).text
    assert "Bisher auf 2 Beiträgen" in asked


def test_no_key_of_another_concept_is_chosen(
    concept: Concept, measure: Measure, office: Client, town: Municipality
) -> None:
    said(concept, 1)
    field = FieldFactory(concept=ConceptFactory(municipality=town))
    other = Goal.objects.create(concept=field.concept, field=field, code="Z1", title="Anderswo")
    sent = read_form(office.get(one_of(concept, 1)).text, "zuordnen") | {"reason": WHY}
    sent |= {"kind": "adopted", "measure": f"z{other.pk}"}
    assert office.post(one_of(concept, 1), sent).status_code == 200
    assert not Outcome.objects.exists()


def test_a_comment_on_a_goal_begins_with_that_goal(
    concept: Concept, measure: Measure, goal: Goal, office: Client
) -> None:
    comment = said(concept, 1, kind="comment")
    DraftAnchor.objects.create(
        contribution=comment, version=published_version(concept), part="goal", code=goal.code,
        title=goal.title,
    )  # fmt: skip
    assert f'<option value="z{goal.pk}" selected>' in office.get(one_of(concept, 1)).text


def test_a_goal_goes_back_to_its_voices_in_what_is_frozen_and_in_public(
    concept: Concept, measure: Measure, goal: Goal, by: User, town: Municipality, client: Client
) -> None:
    concept.public = True
    concept.save()
    without = catalogue_document(concept)["goals"]
    assert "voices" not in without[0]
    for number in (7, 9):
        said(concept, number, state="public" if number == 7 else "internal")
    into(goal, 7, 9, by=by)
    assert catalogue_document(concept)["goals"] == without  # nobody else has read it
    operations.check(concept, numbers=[7, 9], by=user_with_role("office", town))
    version = published_version(concept)
    Outcome.objects.all().delete()  # what was frozen does not change
    [frozen] = version_document(version)["goals"]
    assert frozen["voices"] == [
        {"number": 7, "taken": "adopted"},
        {"number": 9, "taken": "adopted"},
    ]
    assert "voices" in schema()["properties"]["goals"]["items"]["properties"]
    public = client.get(reverse("portal:version", args=[concept.slug, version.number])).text
    assert "/beitraege/7/" in public
    assert "Beitrag 9: aufgenommen" in public
    assert "/beitraege/9/" not in public  # nobody can read it there


def test_its_answer_names_the_goal_and_leads_to_it(
    concept: Concept, measure: Measure, goal: Goal, by: User, town: Municipality, client: Client
) -> None:
    concept.public = True
    concept.save()
    contribution: Contribution = said(concept, 1)
    into(goal, 1, by=by)
    operations.check(concept, numbers=[1], by=user_with_role("office", town))
    version = published_version(concept)
    opened = rounds.open_round(concept, by=by)
    rounds.release(opened, by=by)
    while jobs.work_one():
        pass
    [told] = Answer.objects.get(contribution=contribution).document
    assert (told["goal"], told["code"], told["measure"]) == (goal.pk, goal.code, None)
    page = client.get(reverse("portal:contribution", args=[concept.slug, 1])).text
    assert "Z2.1 Niemand verliert die Wohnung." in page
    listed = reverse("portal:version", args=[concept.slug, version.number])
    assert f"{listed}#ziel-z21" in page
    outcome = Outcome.objects.select_related("measure", "goal").get()
    assert says_the_same([told], document_of([outcome]))  # nothing new
    outcome.goal = None
    assert not says_the_same([told], document_of([outcome]))
