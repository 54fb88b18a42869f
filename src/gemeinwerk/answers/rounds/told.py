"""Released answers as pages for everybody tell them, asked along with the row they belong to.

Contribution.objects.annotate(answers=Listed(answers_of(OuterRef("pk"))))
told(row.answers)                       # the last one first
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Func, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.timezone import localdate

from gemeinwerk.answers.rounds.models import Answer, AnswerState, Said
from gemeinwerk.answers.rounds.words import WORDS, where
from gemeinwerk.answers.words import TONES
from gemeinwerk.contributions.models import Split
from gemeinwerk.core.listed import row
from gemeinwerk.core.ui import Tone


@dataclass(frozen=True)
class Point:
    """One outcome as it was told: a word of ours, the town's words behind it."""

    tone: Tone
    word: str | Promise
    where: str
    measure: str
    """The number of the measure, if it went into one."""
    reason: str


@dataclass(frozen=True)
class Told:
    """One answer. `along`: the number of the contribution it was answered together with;
    `replaces`: the day of the answer before, where this one says something else."""

    number: int
    day: date
    along: int | None
    replaces: date | None
    points: tuple[Point, ...]


def answers_of(contribution: OuterRef) -> "QuerySet[Any, Any]":
    """The released answers of one, the last one first."""
    found = Answer.objects.filter(contribution=contribution, state=AnswerState.RELEASED)
    return found.order_by("-released_at", "-pk").values(told=told_row())


def answers_to_author(**of_splits: Any) -> "QuerySet[Any, Any]":
    """Those to what a voice said, the outer row, and to the parts that was split into, all or
    those of such splits; the last one first."""
    parts = Split.objects.filter(whole=OuterRef(OuterRef("contribution")), **of_splits)
    found = Answer.objects.filter(
        Q(contribution=OuterRef("contribution")) | Q(contribution__in=parts.values("part")),
        state=AnswerState.RELEASED,
    )
    return found.order_by("-released_at", "-pk").values(told=told_row())


def told_row() -> Func:
    return row(
        number="contribution__number",
        at="released_at",
        along="along__contribution__number",
        replaces="replaces__released_at",
        document="document",
    )


def told(rows: Iterable[Mapping[str, Any]] | None) -> list[Told]:
    return [_told(one) for one in rows or ()]


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        number=row["number"],
        day=localdate(moment_of(row["at"])),
        along=row["along"],
        replaces=localdate(moment_of(row["replaces"])) if row["replaces"] else None,
        points=tuple(
            Point(
                TONES[said["kind"]],
                WORDS[said["kind"]],
                where(said),
                said["code"],
                said["reason"],
            )
            for said in document_in(row)
        ),
    )


def document_in(row: Mapping[str, Any]) -> list[Said]:
    """What an answer says, from its row of plain values."""
    found = row["document"]
    # SQLite gives JSON within JSON as a text.
    document: list[Said] = json.loads(found) if isinstance(found, str) else found
    return document


def moment_of(text: str) -> datetime:
    """A moment as the database wrote it into a row of plain values; without a zone it is UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
