"""300 people, 6 groups, 20 targets as a town has them: worked out by the job, shown on its page,
changed by hand, taken over; and whether the page's work grows as its people do."""

from collections.abc import Callable
from datetime import timedelta
from time import process_time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now
from tests.factories import (
    ActorGroupFactory,
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    user_with_role,
)

from bench.figures import Figure
from bench.towns import HOST
from bench.towns import town as the_town
from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Occupancy, Organisation, Person, Seat, Target
from gemeinwerk.compositions import operations
from gemeinwerk.compositions.models import Candidate, Composition, CompositionState
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import work_one
from gemeinwerk.engines.composition.problem import Problem

JOB, PAGE, PLACE, TAKEN = 10.0, 0.3, 0.3, 5.0
QUERIES, KILOBYTES = 18, 300
GROWS = 2.6
"""Twice the people, a little more than twice the work."""
TIMES = 5


def run(drawn: Callable[..., Problem]) -> list[Figure]:
    """`drawn`: a problem of that size from a seed."""
    problem = drawn(0, mean=True)
    concept, office = built(problem), user_with_role("office", the_town())
    row = operations.ask(concept, by=office, seconds=60, seed=problem.seed)
    begun = process_time()
    assert work_one()
    job = process_time() - begun
    row.refresh_from_db()
    assert row.state == CompositionState.READY, row.error
    size = f"{len(problem.people)} people, {len(problem.groups)} groups"
    unproven = sum(one["value"] != one["bound"] for one in row.goals)
    return [
        Figure("a proposal by the job", job, "s", JOB, f"{size}, of the processor"),
        Figure("a proposal by the job, not proven", unproven, "goals", 0, size),
        *_pages(row, office, size),
        _grows(problem, row, office),
        _taken_over(row, office, size),
    ]


def _pages(row: Composition, office: User, size: str) -> list[Figure]:
    page = reverse("compositions:composition", args=[row.pk])
    place = reverse("compositions:place", args=[row.pk, row.seats[0][1]])
    queries, kilobytes, seconds = _asked(page, office)
    _queries, _kilobytes, changing = _asked(place, office)
    how = f"{size}, {len(row.seats)} seats, each with its reason"
    return [
        Figure("page of a proposal", queries, "queries", QUERIES, how),
        Figure("page of a proposal, its size", kilobytes, "kB", KILOBYTES, how),
        Figure("page of a proposal, work", seconds, "s", PAGE, f"{how}; of the processor"),
        Figure("what a change would cost, work", changing, "s", PLACE, f"{how}; of the processor"),
    ]


def _grows(problem: Problem, row: Composition, office: User) -> Figure:
    """The same proposal twice over in one: everybody once more, groups twice as large."""
    twice = _doubled(row)
    page, larger = (reverse("compositions:composition", args=[one.pk]) for one in (row, twice))
    _q, _k, one = _asked(page, office)
    _q, _k, two = _asked(larger, office)
    how = f"{one:.3f} s with {len(problem.people)} people, {two:.3f} s with twice as many"
    return Figure("page of a proposal, twice the people", two / one, "times", GROWS, how)


def _taken_over(row: Composition, office: User, size: str) -> Figure:
    begun = process_time()
    number = operations.take_over(row, since=localdate(), by=office)
    seconds = process_time() - begun
    return Figure("a proposal taken over", seconds, "s", TAKEN, f"{size}, {number} seats filled")


def _asked(address: str, office: User) -> tuple[int, float, float]:
    """Queries, kilobytes, and the work of the best of some times."""
    client = Client(HTTP_HOST=HOST)
    client.force_login(office)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    queries = len(asked)  # the next request forgets them
    taken = []
    for _time in range(TIMES):
        begun = process_time()
        client.get(address)
        taken.append(process_time() - begun)
    return queries, len(answer.content) / 1024, min(taken)


def built(problem: Problem) -> Concept:
    """A concept with these groups and people; whoever is required has a seat already."""
    town = the_town()
    concept = ConceptFactory(municipality=town)
    kinds = {
        one: ActorGroupFactory(municipality=town, name=one)
        for one in sorted({str(one.actor_group) for one in problem.people})
    }
    bodies: dict[str, Body] = {}
    for group in problem.groups:
        low, high = group.size
        body = BodyFactory(municipality=town, name=group.id, seats_low=low, seats_high=high)
        bodies[group.id] = body
        FieldFactory(concept=concept, working_group=body)
        Target.objects.bulk_create(
            Target(body=body, group=kinds[kind], low=ends.least, high=ends.most)
            for kind, ends in group.targets
        )
    people = _people(problem, concept, bodies, kinds)
    for group in problem.groups:
        for one in group.required:
            kind = kinds[str(problem.person[one].actor_group)]
            seat = Seat.objects.create(body=bodies[group.id], group=kind)
            Occupancy.objects.create(seat=seat, person=people[one])
    kept = [[bodies[one.group].pk, people[one.person].pk] for one in problem.keep]
    Composition.objects.create(
        concept=concept, state=CompositionState.READY, asked_at=now(), seats=kept
    )
    return concept


def _people(
    problem: Problem, concept: Concept, bodies: dict[str, Body], kinds: dict[str, Any]
) -> dict[str, Person]:
    town = concept.municipality
    named = sorted({one.organisation for one in problem.people if one.organisation})
    made = Organisation.objects.bulk_create(
        Organisation(municipality=town, name=name) for name in named
    )
    houses = dict(zip(named, made, strict=True))
    every = Person.objects.bulk_create(
        Person(municipality=town, name=f"Person {one.id}") for one in problem.people
    )
    people = {one.id: row for one, row in zip(problem.people, every, strict=True)}
    Candidate.objects.bulk_create(
        Candidate(
            concept=concept,
            person=people[one.id],
            group=kinds[str(one.actor_group)],
            organisation=houses.get(one.organisation or ""),
            wishes=[bodies[key].pk for key in one.wishes],
            never=sorted(bodies[key].pk for key in one.never),
            most=one.most,
        )
        for one in problem.people
    )
    return people


def _doubled(row: Composition) -> Composition:
    """With a second of everybody, in the same groups."""
    concept = row.concept
    known = {one.person_id: one for one in Candidate.objects.filter(concept=concept)}
    seconds = dict(
        zip(
            known,
            Person.objects.bulk_create(
                Person(municipality=concept.municipality, name=f"Zweite Person {key}")
                for key in known
            ),
            strict=True,
        )
    )
    more = {f"p{key}": f"p{second.pk}" for key, second in seconds.items()}
    data = row.problem
    problem = data | {
        "people": [
            *data["people"],
            *(one | {"id": more[one["id"]]} for one in data["people"]),
        ],
        "groups": [
            one | {"size": [2 * end for end in one["size"]], "targets": {
                kind: [2 * end for end in ends] for kind, ends in one["targets"].items()
            }} for one in data["groups"]
        ],
    }  # fmt: skip
    seats = [*row.seats, *([body, seconds[person].pk] for body, person in row.seats)]
    return Composition.objects.create(
        concept=concept, state=CompositionState.READY, asked_at=row.asked_at,
        done_at=row.asked_at + timedelta(seconds=1), status=row.status, problem=problem,
        proposed=seats, seats=seats, goals=row.goals,
    )  # fmt: skip
