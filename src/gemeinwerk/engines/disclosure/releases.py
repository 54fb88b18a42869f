"""What is asked: tables that were published, and those that are to be published now.

Each answer is counted once in each table, "no answer" too, so tables of as many answers are of the
same people. Between two releases people may only join: nobody changes an answer or takes it back.
Whoever assumes this can work out more than who does not, so what is safe then is safe anyway.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Dimension, Group, Layout

LEAST_MINIMUM = 3
LEAST_FLOOR = 20
NO_ANSWER = "no_answer"


@dataclass(frozen=True)
class Rules:
    """``minimum``: what is smaller is not told, and so many values are possible of what is not.
    ``floor``: of fewer answers no table is told, nor of fewer who joined."""

    minimum: int = 5
    floor: int = LEAST_FLOOR

    @property
    def base(self) -> int:
        """What is rounded to: 5, or as many times five as leave `minimum` possible values."""
        return -(-self.minimum // 5) * 5


@dataclass(frozen=True)
class Told:
    """A table as it was published. ``counts``: of each group, None where it was left out.
    ``rounded``: 0, or what the counts were rounded to, up or down."""

    layout: Layout
    answers: int
    counts: Mapping[Group, int | None]
    rounded: int = 0

    def ends(self, group: Group) -> tuple[int, int]:
        """What is known of a group from its own cell alone."""
        count = self.counts.get(group)
        if count is None:
            return 0, self.answers
        if self.rounded:
            return max(0, count - self.rounded + 1), min(self.answers, count + self.rounded - 1)
        return count, count


@dataclass(frozen=True)
class Counted:
    """A table that is to be published. ``counts``: of each group of the layout, margins too."""

    layout: Layout
    answers: int
    counts: Mapping[Group, int]

    def count(self, group: Group) -> int:
        return self.answers if group == EVERYBODY else self.counts[group]

    def without(self, dimension: Dimension) -> "Counted":
        layout = self.layout.without(dimension)
        return replace(self, layout=layout, counts={g: self.counts[g] for g in layout.groups})


@dataclass(frozen=True)
class Question:
    """``asked``: how many were asked in all, None where that is not said. ``no_answer``: the value
    of whoever was asked and would not say."""

    tables: tuple[Counted, ...]
    told: tuple[Told, ...] = ()
    rules: Rules = Rules()
    asked: int | None = None
    no_answer: str = NO_ANSWER

    @property
    def answers(self) -> int:
        return self.tables[0].answers

    @property
    def before(self) -> int:
        """How many had answered when something was last published; 0 where nothing was."""
        return max((one.answers for one in self.told), default=0)


class Why(Enum):
    """Why a count is left out. For the office alone: who reads that a count is small knows more
    than that it is left out."""

    SMALL = "small"
    SAME = "same"
    """All of a group said the same: of whoever is known to belong to it, that is known."""
    CHANGE = "change"
    """The difference to what was published before would tell of few, or of newcomers of whom all
    said the same."""
    COMPLEMENTARY = "complementary"
    """It hides another one."""


class Contradiction(ValueError):
    """What was published and what is counted cannot both be true of people who only join."""


@dataclass(frozen=True)
class Refused:
    """``next``: what could be published instead; see `releasing`."""

    reason: "Reason"
    next: "Next"


class Reason(Enum):
    FEW_ANSWERS = "few_answers"
    FEW_NEWCOMERS = "few_newcomers"
    NOTHING_HIDES = "nothing_hides"
    """Whatever is left out, something small can be worked out."""
    TOLD_BEFORE = "told_before"
    """The same, but only together with what was published before."""
    NOTHING_LEFT = "nothing_left"
    """What is safe tells no count at all."""


@dataclass(frozen=True)
class Next:
    """The next release that would not give anybody away. ``answers``: with so many answers, 0 where
    that depends on what they say. ``tables``: layouts that can be told now. ``rounded``: these
    tables can be told rounded to so much."""

    answers: int = 0
    tables: tuple[Layout, ...] = ()
    rounded: int = 0
