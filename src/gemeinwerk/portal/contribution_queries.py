"""What people said, as citizens read it: what is public, in public words; never whose it is but by
their consent."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from gemeinwerk.answers.rounds.models import Answer, AnswerState
from gemeinwerk.answers.rounds.queries import answered_as
from gemeinwerk.answers.rounds.told import answers_of
from gemeinwerk.comments.queries import About, about
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions import queries as contributions
from gemeinwerk.contributions.form.queries import open_on
from gemeinwerk.contributions.models import (
    Contribution,
    ContributionState,
    Merge,
    Participation,
    Voice,
)
from gemeinwerk.contributions.queries import STATE, Wanted, narrowed
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.engines.searching import Entry, find, forms

PUBLIC = ContributionState.PUBLIC
_ALSO = ("draft_anchor", "participation", "support_count")
ANSWER = "antwort"
"""In a filter: whether and how it is answered."""


def asks(concept: str, today: date) -> Exists:
    """Whether anybody may say something now about the concept an outer row points to."""
    return Exists(Participation.objects.filter(open_on(today), concept=OuterRef(concept)))


def heard(concept: str) -> Exists:
    """Whether something that was said about it can be read."""
    return Exists(Contribution.objects.filter(concept=OuterRef(concept), state=PUBLIC))


def keys(concept: Concept, wanted: Wanted) -> Sequence[int]:
    """Of those that were asked for: with words the best first, else the newest. One query."""
    chosen = {name: value for name, value in wanted.items() if value} | {STATE: PUBLIC}
    found = narrowed(concept, chosen)
    if answer := chosen.get(ANSWER):
        found = answered_as(found, answer)
    if words := chosen.get(contributions.SEARCH, "").strip():
        return _answering(found, words)
    return cast(Sequence[int], found.order_by("-number").values_list("pk", flat=True))


def _answering(rows: "QuerySet[Contribution]", query: str) -> list[int]:
    """Where something is blacked out nobody finds it by the words that are."""
    found = list(rows.order_by("-number").values_list("pk", "search_text", "public_text"))
    entries = [
        Entry("", " ".join(forms(public)) if public else words) for _pk, words, public in found
    ]
    return [found[hit.place][0] for hit in find(query, entries).hits]


def shown(keys: Sequence[int]) -> list[Contribution]:
    """In this order, with what is told of them: two queries however many. Those that are comments
    have their `draft_anchor`."""
    return _with_people(contributions.rows(keys, *_ALSO, **_asked()))


def one(concept: Concept, number: int) -> Contribution:
    """Public, or taken back: then it says no more than that. With whether it was answered, and put
    together with others (`is_answered`, `is_merged`). Raises Contribution.DoesNotExist."""
    given = Answer.objects.filter(contribution=OuterRef("pk"), state=AnswerState.RELEASED)
    merged = Merge.objects.filter(Q(one=OuterRef("pk")) | Q(into=OuterRef("pk")), undone_at=None)
    rows = Contribution.objects.filter(concept=concept, number=number).select_related(*_ALSO)
    found = contributions.told(rows).annotate(
        is_answered=Exists(given), is_merged=Exists(merged), **_asked()
    )
    one = found.get(state__in=(PUBLIC, ContributionState.WITHDRAWN))
    one.concept = concept
    return _with_people([one])[0]


def _with_people(rows: list[Contribution]) -> list[Contribution]:
    voices = Prefetch("voices", Voice.objects.select_related("person", "organisation"))
    if rows:
        prefetch_related_objects(rows, voices)
    return rows


def _asked() -> dict[str, Listed]:
    """What is asked along with each: its themes, and what it was answered."""
    themes = CrossCuttingTheme.objects.filter(contributions=OuterRef("pk"))
    return {
        "of_themes": Listed(themes.values(told=row(title="title"))),
        "answered": Listed(answers_of(OuterRef("pk"))),
    }


def passage_of(found: Contribution) -> About | None:
    """What a comment is about; None of others, without a query."""
    return about(found) if getattr(found, "draft_anchor", None) else None


def read_in_public(concept: Concept, merged: Contribution) -> int | None:
    """The number of the one it is merged into, where citizens can read that as well."""
    number: int | None = getattr(merged, "into_number", None)
    if number is None:
        return None
    found = Contribution.objects.filter(concept=concept, number=number, state=PUBLIC)
    return number if found.exists() else None


def open_phases(concept: Concept, today: date) -> "QuerySet[Participation]":
    return Participation.objects.filter(open_on(today), concept=concept).order_by("closes", "pk")
