"""What a phase's own questions said, as it may be told: no count under five, and none that follows
from the others; texts only of contributions that were read and stand in public as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.asking.counting import is_over, is_told
from gemeinwerk.contributions.asking.models import AskedKind, AskedQuestion, AskedResult, Given
from gemeinwerk.contributions.models import ContributionState, Participation
from gemeinwerk.engines.suppressing import any_of_several, one_of_several


@dataclass(frozen=True)
class Cell:
    """`label`: "" is left out. `count`: None is kept back."""

    label: str
    count: int | None
    share: int


@dataclass(frozen=True)
class Result:
    question: AskedQuestion
    people: int
    counted_at: datetime
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]

    @property
    def are_several(self) -> bool:
        return self.question.kind == AskedKind.SEVERAL


@dataclass(frozen=True)
class OfPhase:
    """`is_told`: results are read now; `is_over`: no more will come."""

    phase: Participation
    is_told: bool
    is_over: bool
    results: tuple[Result, ...]


def results(concept: Concept, today: date) -> list[OfPhase]:
    """Of each phase that asks or asked something, the newest first: two queries."""
    asked = AskedQuestion.objects.filter(phase__concept=concept, phase__opens__lte=today)
    asked = asked.select_related("phase", "result").order_by("-phase__opens", "-phase", "position")
    questions = list(asked)
    texts = _texts([one for one in questions if one.kind == AskedKind.TEXT])
    phases: dict[Participation, list[AskedQuestion]] = {}
    for one in questions:
        phases.setdefault(one.phase, []).append(one)
    return [_of(phase, found, texts, today) for phase, found in phases.items()]


def _of(
    phase: Participation,
    questions: Sequence[AskedQuestion],
    texts: dict[int, list[str]],
    today: date,
) -> OfPhase:
    told = is_told(phase, today)
    found = [_result(one, texts.get(one.pk, [])) for one in questions] if told else []
    return OfPhase(phase, told, is_over(phase, today), tuple(filter(None, found)))


def _texts(questions: Sequence[AskedQuestion]) -> dict[int, list[str]]:
    """By the alphabet: their order says nothing of when they came."""
    if not questions:
        return {}
    rows = Given.objects.filter(
        question__in=questions,
        in_results=True,
        kept_inside=False,
        contribution__state=ContributionState.PUBLIC,
        contribution__public_text="",
    )
    found: dict[int, list[str]] = {}
    for key, text in rows.exclude(text="").values_list("question", "text"):
        found.setdefault(key, []).append(text)
    return {key: sorted(said, key=str.casefold) for key, said in found.items()}


def _result(question: AskedQuestion, texts: Sequence[str]) -> Result | None:
    """None where fewer than five have stated anything."""
    found: AskedResult | None = getattr(question, "result", None)
    if found is None:
        return None
    cells = () if question.kind == AskedKind.TEXT else tuple(_cells(question, found))
    return Result(question, found.people, found.counted_at, cells, tuple(texts))


def _cells(question: AskedQuestion, found: AskedResult) -> list[Cell]:
    labels, people = question.labels, found.people
    if question.kind == AskedKind.SEVERAL:
        shown = any_of_several(found.counts[:-1], people)
    elif question.required:
        shown = one_of_several(found.counts[:-1])
    else:
        shown, labels = one_of_several(found.counts), [*labels, ""]
    return [
        Cell(label, count, round(100 * count / people) if count is not None else 0)
        for label, count in zip(labels, shown, strict=False)
    ]
