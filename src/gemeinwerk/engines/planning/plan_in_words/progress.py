"""How far the search is, in one line for somebody who waits."""

from fractions import Fraction
from typing import Protocol

from gemeinwerk.engines.planning.plan_in_words.bilingual import say
from gemeinwerk.engines.planning.plan_in_words.goals import LABELS, MORE_IS_BETTER, value
from gemeinwerk.engines.planning.problem import Words


class Progress(Protocol):
    """What the search reports; value and bound are None as long as there is none."""

    @property
    def goal(self) -> str: ...
    @property
    def value(self) -> int | Fraction | None: ...
    @property
    def bound(self) -> int | Fraction | None: ...
    @property
    def seconds(self) -> float: ...


def how_far(progress: Progress) -> Words:
    """ "Personen, die außen vor bleiben: 3, mindestens 2 (12 s)"."""
    return say(
        "{goal}: {found}{limit} ({seconds} s)", "{goal}: {found}{limit} ({seconds} s)",
        goal=LABELS[progress.goal], found=_found(progress), limit=_limit(progress),
        seconds=int(progress.seconds),
    )  # fmt: skip


def _found(progress: Progress) -> Words:
    if progress.value is None:
        return Words("noch kein Plan", "no plan yet")
    return value(progress.goal, progress.value)


def _limit(progress: Progress) -> Words:
    if progress.bound is None or progress.bound == progress.value:
        return Words("", "")
    bound = value(progress.goal, progress.bound)
    if progress.goal in MORE_IS_BETTER:
        return say(", höchstens {n}", ", at most {n}", n=bound)
    return say(", mindestens {n}", ", at least {n}", n=bound)
