"""What is asked in a phase, and what was stated with a contribution."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, OuterRef, QuerySet

from gemeinwerk.contributions.asking.models import AskedQuestion, Given
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.core.shapes import read_json
from gemeinwerk.municipalities.models import Municipality

_COLUMNS = ("id", "kind", "text", "options", "lowest", "highest", "required", "revision")


def asked_rows(phase: str) -> Listed:
    """What the form asks now, asked along with a row whose phase is in that column: `asked`."""
    found = AskedQuestion.objects.filter(phase=OuterRef(phase), ended_at=None)
    rows = found.order_by("position", "pk")
    return Listed(rows.values(told=row(**{name: name for name in _COLUMNS})))


def asked(rows: Iterable[Mapping[str, Any]] | None) -> list[AskedQuestion]:
    """In order. Lists come as text from one database, as lists from the other."""
    return [
        AskedQuestion(
            **{name: one[name] for name in _COLUMNS if name not in ("options", "required")},
            options=plain_list(one["options"], list[str]),
            required=bool(one["required"]),
        )
        for one in rows or ()
    ]


def plain_list(value: Any, shape: Any) -> Any:
    found = read_json(value, shape) if isinstance(value, str) else value
    return found or []


def of_phase(phase: Participation) -> "QuerySet[AskedQuestion]":
    """With how often each was asked (`said`), those that are asked no more at the end."""
    found = AskedQuestion.objects.filter(phase=phase).annotate(said=Count("given"))
    return found.order_by("ended_at", "position", "pk")


def question(town: Municipality, pk: int) -> AskedQuestion:
    """Raises AskedQuestion.DoesNotExist."""
    found = AskedQuestion.objects.select_related("phase__concept__municipality")
    return found.get(phase__concept__municipality=town, pk=pk)


def one_given(town: Municipality, pk: int) -> Given:
    """Raises Given.DoesNotExist."""
    found = Given.objects.select_related("contribution__concept__municipality", "question")
    return found.get(contribution__concept__municipality=town, pk=pk)


def given(contribution: Contribution) -> "QuerySet[Given]":
    """In the order of the questions."""
    found = contribution.given.select_related("question")
    return found.order_by("question__position", "question")


def given_rows(contribution: str) -> "QuerySet[Any, Any]":
    """The same, asked along with a row whose contribution is in that column."""
    found = Given.objects.filter(contribution=OuterRef(contribution))
    return found.order_by("question__position", "question").values(
        told=row(
            key="pk", places="places", text="text", kept_inside="kept_inside",
            of="question_id", phase="question__phase_id", position="question__position",
            question="question__text", kind="question__kind", options="question__options",
            lowest="question__lowest", highest="question__highest",
        )
    )  # fmt: skip
