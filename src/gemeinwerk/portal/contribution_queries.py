"""What people said, as citizens read it: what is public, in public words; never whose it is but by
their consent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from gemeinwerk.answers.rounds.figures import FEWEST
from gemeinwerk.answers.rounds.models import Answer, AnswerState
from gemeinwerk.answers.rounds.queries import answered_as
from gemeinwerk.answers.rounds.told import answers_of
from gemeinwerk.comments.queries import About, about
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.contributions import queries as contributions
from gemeinwerk.contributions.asking.models import AskedQuestion
from gemeinwerk.contributions.form.queries import open_on
from gemeinwerk.contributions.merging.queries import SILENT, parts_of
from gemeinwerk.contributions.models import (
    Attachment,
    Contribution,
    ContributionState,
    Merge,
    Participation,
    Split,
    Voice,
)
from gemeinwerk.contributions.queries import STATE, Wanted, narrowed
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.engines.searching import Entry, find, forms

PUBLIC = ContributionState.PUBLIC
_ALSO = ("draft_anchor", "participation", "support_count")
ANSWER = "antwort"
"""In a filter: whether and how it is answered."""
PLACE = "ort"
"""In a filter: words of the place it is about."""


def asks(concept: str, today: date) -> Exists:
    """Whether anybody may say something now about the concept an outer row points to."""
    return Exists(Participation.objects.filter(open_on(today), concept=OuterRef(concept)))


def asked(concept: str, today: date) -> Exists:
    """Whether the town has put questions of its own, in a phase that has begun."""
    found = AskedQuestion.objects.filter(phase__opens__lte=today, phase__concept=OuterRef(concept))
    return Exists(found)


def heard(concept: str) -> Exists:
    """Whether something that was said about it can be read."""
    return Exists(Contribution.objects.filter(concept=OuterRef(concept), state=PUBLIC))


def keys(concept: Concept, wanted: Wanted) -> Sequence[int]:
    """Of those that were asked for: with words the best first, else the newest. One query."""
    chosen = {name: value for name, value in wanted.items() if value} | {STATE: PUBLIC}
    found = narrowed(concept, chosen)
    if answer := chosen.get(ANSWER):
        found = answered_as(found, answer)
    if place := chosen.get(PLACE):
        found = found.filter(place_name__in=_places_with(found, place))
    if words := chosen.get(contributions.SEARCH, "").strip():
        return _answering(found, words)
    return cast(Sequence[int], found.order_by("-number").values_list("pk", flat=True))


def _places_with(rows: "QuerySet[Contribution]", words: str) -> list[str]:
    """The places among these that hold the words, however they are spelt: „an der mühle“ finds
    „An der Mühle“ on every database."""
    wanted = _plain(words)
    places = rows.exclude(place_name="").order_by().values_list("place_name", flat=True)
    return [one for one in places.distinct() if wanted in _plain(one)]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


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
    together with others or split (`is_answered`, `is_merged`, `is_split`), whether a part of it
    that could be read was taken back (`was_split`) or it was one (`was_part`), those that are
    answered along with it (`along`), and what it is a part of (`part_of`). Raises
    Contribution.DoesNotExist."""
    given = Answer.objects.filter(contribution=OuterRef("pk"), state=AnswerState.RELEASED)
    merged = Merge.objects.filter(Q(one=OuterRef("pk")) | Q(into=OuterRef("pk")), undone_at=None)
    rows = Contribution.objects.filter(concept=concept, number=number).select_related(*_ALSO)
    split = Split.objects.filter(undone_at=None, whole=OuterRef("pk"))
    part_of = Split.objects.filter(part=OuterRef("pk")).values("whole__number")
    found = contributions.told(rows).annotate(
        is_answered=Exists(given),
        is_merged=Exists(merged),
        is_split=Exists(split),
        was_split=Exists(taken_back("whole")),
        was_part=Exists(taken_back("part")),
        part_of=Subquery(part_of[:1]),
        files=_files(),
        along=Listed(_along()),
        **_asked(),
    )
    row = found.get(state__in=(PUBLIC, ContributionState.WITHDRAWN))
    row.concept = concept
    return _with_people([row])[0]


def taken_back(column: str) -> "QuerySet[Split]":
    """Of the contribution an outer row is: parts that could be read until they were taken back, or
    that it was one."""
    found = Split.objects.filter(undone_at__isnull=False, was_public=True)
    return found.filter(**{column: OuterRef("pk")})


def _files() -> Listed:
    """What was sent along, where somebody looked at it and shows it."""
    found = Attachment.objects.filter(contribution=OuterRef("pk"), public=True).order_by("pk")
    return Listed(found.values(told=row(key="pk", kind="content_type")))


def file(concept: Concept, number: int, pk: int) -> Attachment:
    """Raises Attachment.DoesNotExist."""
    found = Attachment.objects.filter(contribution__concept=concept, contribution__state=PUBLIC)
    return found.get(contribution__number=number, public=True, pk=pk)


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


def to_read(concept: int, numbers: Sequence[int]) -> set[int]:
    """Which of these citizens can read; no query for none."""
    if not numbers:
        return set()
    found = Contribution.objects.filter(concept=concept, number__in=numbers, state=PUBLIC)
    return set(found.values_list("number", flat=True))


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


def whole_in_public(concept: Concept, part: Contribution) -> int | None:
    """The number of what it is a part of, or was, where citizens can read that."""
    number: int | None = getattr(part, "part_of", None)
    if number is None:
        return None
    found = Contribution.objects.filter(concept=concept, number=number, state=PUBLIC)
    return number if found.exists() else None


def _along() -> "QuerySet[Merge, Any]":
    merged = Merge.objects.filter(into=OuterRef("pk"), undone_at=None)
    rows = merged.exclude(one__state__in=SILENT).order_by("one__number")
    return rows.values(told=row(number="one__number", state="one__state"))


@dataclass(frozen=True)
class Along:
    """What is answered along with a contribution: the numbers of those citizens can read, and how
    many others there are; 0 where they are so few that it is not told."""

    numbers: list[int]
    others: int


def answered_along(into: Contribution) -> Along:
    rows = getattr(into, "along", None) or []
    public = [one["number"] for one in rows if one["state"] == PUBLIC]
    others = len(rows) - len(public)
    return Along(public, others if others >= FEWEST else 0)


def parts_in_public(whole: Contribution) -> list[int]:
    """The numbers of those it is answered by."""
    if not getattr(whole, "is_split", False):
        return []
    return [one.number for one in parts_of(whole) if one.is_public]


def open_phases(concept: Concept, today: date) -> "QuerySet[Participation]":
    return Participation.objects.filter(open_on(today), concept=concept).order_by("closes", "pk")
