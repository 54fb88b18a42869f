"""What the cells of a column say for and against the fields its heading may mean.

The heading gives each field a likelihood from 0 to 1; then each line of `EVIDENCE` that holds
moves it. A line is a field, when it holds, and its effect; the first line of a field that holds is
the one that counts. `tests/catalogue_files/test_evidence.py` plays each of them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gemeinwerk.catalogue_files.mapping.profile import Profile

Scores = dict[str, float]
_CARRIES_OUT = re.compile(r"durch\b|umsetze|ausführ|durchführ", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """A column: what it is called, what its cells look like, what its heading may mean."""

    heading: str
    cells: Profile
    scores: Mapping[str, float]
    names_posts: bool = False
    """The heading has a word for posts ("VZÄ")."""


@dataclass(frozen=True)
class Effect:
    """``less``: taken from the field. ``instead``: the field that is meant rather, which stands
    ``behind`` so much; where it is ``open`` only if nothing speaks for it yet."""

    less: float = 0.0
    instead: str | None = None
    behind: float = 0.0
    open: bool = False

    def apply(self, scores: Scores, field: str) -> None:
        before = scores[field]
        if self.instead is not None and not (self.open and self.instead in scores):
            rather = before - self.behind
            scores[self.instead] = max(scores.get(self.instead, 0.0), rather)
        scores[field] = before - self.less


@dataclass(frozen=True)
class Evidence:
    """A line of the table. ``why`` is for people who read it."""

    field: str
    why: str
    holds: Callable[[Facts], bool]
    effect: Effect


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "status", "long texts of which few begin with a state explain one",
        lambda of: of.cells.length > 60 and of.cells.status < 0.5,
        Effect(less=0.35, instead="status_text", behind=0.02),
    ),
    Evidence(
        "status", "days are when somebody looked, not how far it is",
        lambda of: of.cells.period > 0.8 and of.cells.status < 0.2,
        Effect(less=1.0, instead=""),
    ),
    Evidence(
        "status", "a second column of states is an older one, and kept as text",
        lambda of: "status_text" not in of.scores,
        Effect(instead="status_text", behind=0.25, open=True),
    ),
    Evidence(
        "status_text", "short words for states are the state itself",
        lambda of: "status" not in of.scores and of.cells.length < 40 and of.cells.status > 0.6,
        Effect(less=0.3, instead="status", behind=0.05),
    ),
    Evidence(
        "title", "what stands in several rows again and again is what they have in common",
        lambda of: of.cells.filled >= 4 and of.cells.different <= 0.6,
        Effect(less=0.4, instead="field_of_action", behind=0.47),
    ),
    Evidence(
        "title", "nothing but figures is no name",
        lambda of: of.cells.number > 0.9,
        Effect(less=0.4),
    ),
    Evidence(
        "goal", "a number is what is to be reached",
        lambda of: of.cells.number > 0.7,
        Effect(less=0.4, instead="target", behind=0.05),
    ),
    Evidence(
        "fte", "under a heading for both, large numbers are money",
        lambda of: "cost" in of.scores and not of.names_posts and of.cells.small < 0.5,
        Effect(less=0.2),
    ),
    Evidence(
        "fte", "sums of money under a heading of posts",
        lambda of: of.cells.amount > 0.5 and of.cells.small < 0.3 and of.cells.number < 0.9,
        Effect(instead="cost", behind=0.1),
    ),
    Evidence(
        "start", "hardly a day among the beginnings",
        lambda of: of.cells.period < 0.3,
        Effect(less=0.5),
    ),
    Evidence(
        "end", "hardly a day among the ends",
        lambda of: of.cells.period < 0.3,
        Effect(less=0.5),
    ),
    Evidence(
        "timeframe", "long texts without a date",
        lambda of: of.cells.period < 0.15 and of.cells.length > 60,
        Effect(less=0.4),
    ),
    Evidence(
        "timeframe", "lasting or once: a type, no period",
        lambda of: of.cells.lasting > 0.1 and of.cells.dated == 0 and of.cells.marks > 0,
        Effect(less=0.3, instead="permanent", behind=0.02),
    ),
    Evidence(
        "description", "nothing but times: when it is carried out, not how",
        lambda of: of.cells.period > 0.8 and of.cells.length < 30,
        Effect(less=0.3, instead="timeframe", behind=0.05),
    ),
    Evidence(
        "code", "words, with or without a number before them: the names",
        lambda of: of.cells.code < 0.3 and of.cells.length > 12,
        Effect(less=0.5, instead="title", behind=0.2),
    ),
    Evidence(
        "code", "a number that comes again and again numbers something above the measures",
        lambda of: of.cells.filled >= 4 and of.cells.different <= 0.5,
        Effect(less=0.3),
    ),
    Evidence(
        "lead", "who carries it out takes part, where another column says who answers for it",
        lambda of: bool(_CARRIES_OUT.search(of.heading)),
        Effect(instead="contributing", behind=0.15, open=True),
    ),
    Evidence(
        "lead", "a number of its own in each row",
        lambda of: of.cells.number > 0.9 and of.cells.different > 0.9,
        Effect(less=0.2),
    ),
    Evidence(
        "priority", "long texts are no order",
        lambda of: of.cells.length > 60,
        Effect(less=0.3),
    ),
    Evidence(
        "", "a type: some of the measures are tasks without an end",
        lambda of: of.cells.lasting > 0.1 and of.cells.length < 40 and of.cells.dated == 0,
        Effect(instead="permanent", behind=-0.01, less=0.1),
    ),
)  # fmt: skip

ALONE: tuple[tuple[str, float, Callable[[Profile], bool]], ...] = (
    ("code", 0.6, lambda cells: cells.code > 0.8 and cells.different > 0.5),
    ("status", 0.55, lambda cells: cells.status > 0.7),
    ("timeframe", 0.55, lambda cells: cells.period > 0.8 and cells.dated > 0.8),
)
"""Columns without a heading: (field, how likely, when). The first that holds counts."""


def weigh(facts: Facts) -> Scores:
    """Field -> how likely, the heading's likelihoods corrected by the cells."""
    scores = dict(facts.scores)
    if not facts.cells.filled:
        return scores
    moved: set[str] = set()
    for line in EVIDENCE:
        if line.field in facts.scores and line.field not in moved and line.holds(facts):
            moved.add(line.field)
            line.effect.apply(scores, line.field)
    return {name: score for name, score in scores.items() if score > 0}


def from_cells_alone(cells: Profile) -> Scores:
    """What a column without a heading may be."""
    return next(({name: score} for name, score, holds in ALONE if holds(cells)), {})


def looks_like_names(cells: Profile) -> bool:
    """Whether a column may hold titles: short texts, different ones, neither numbers nor days."""
    told = max(cells.number, cells.code, cells.dated, cells.amount, cells.status)
    return cells.filled > 0 and told < 0.3 and cells.different > 0.7 and 4 <= cells.length <= 200
