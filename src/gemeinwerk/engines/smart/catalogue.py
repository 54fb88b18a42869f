"""What the check is given: a catalogue and its measures, as far as the source knows them.

Everything is frozen and plain. Text is what stood in the cell; a value beside it (a date, a
number) is what the reader made of that text, or None where it made nothing of it. The check reads
the text itself where the value is None, so a reader may leave to it what it does not understand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Number = int | float | Decimal


class Direction(StrEnum):
    """Which way an indicator should move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    HOLD = "hold"
    YES_NO = "yes_no"


class CostState(StrEnum):
    """What is known of a measure's cost."""

    STATED = "stated"  # an amount
    NONE = "none"  # known to be nought
    UNKNOWN = "unknown"  # not known, and said so
    RUNNING = "running"  # paid from the running budget
    MISSING = "missing"  # nothing said, or nothing that can be read as one of the above


@dataclass(frozen=True, slots=True)
class Indicator:
    """How one sees that the measure works. Texts are kept beside the values read from them."""

    name: str
    kind: str = ""
    unit: str = ""
    direction: Direction | None = None
    baseline: Number | None = None
    baseline_date: date | None = None
    baseline_text: str = ""
    target: Number | None = None
    target_date: date | None = None
    target_text: str = ""
    source: str = ""
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """An intermediate step; without a date it is not due at any time."""

    name: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of cost. `amount` is in euro, None where unknown; `year` None where not split."""

    amount: Decimal | None = None
    year: int | None = None
    recurring: bool = False
    funding: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    key: what identifies it in findings (a code, a primary key as text), unique in the catalogue.
    lead_known: is the lead a unit of the register? None where there is no register to ask.
    confirmed: has the lead unit confirmed the measure? None where the source does not ask.
    timeframe: the time field as typed; vague time words count here only.
    start, end, permanent: what the reader made of it. A date got from `Catalogue.legend` is not
        put into `end`: the check looks into the legend itself.
    closed: finished or dropped; such a measure gets no T and no R findings.
    cost_state: None leaves it to the check, which looks at `costs` and `cost_text`.
    fte: posts (VZÄ) the lead unit needs for it, by year.
    """

    key: str
    title: str = ""
    code: str = ""
    field_of_action: str = ""
    goal: str = ""
    description: str = ""
    target_group: str = ""
    lead: str = ""
    lead_known: bool | None = None
    confirmed: bool | None = None
    contributing: tuple[str, ...] = ()
    timeframe: str = ""
    start: date | None = None
    end: date | None = None
    permanent: bool = False
    closed: bool = False
    indicators: tuple[Indicator, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    costs: tuple[Cost, ...] = ()
    cost_text: str = ""
    cost_state: CostState | None = None
    funding: str = ""
    fte: Mapping[int, Number] = field(default_factory=dict)
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """What the last review said. `answered_by`: keys of measures; `refused`: with a reason,
    or with another place that takes it up."""

    key: str
    text: str
    must: bool = True
    answered_by: tuple[str, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue as a whole.

    columns: names of the fields the source has at all (code, title, field_of_action, goal,
        description, target_group, lead, timeframe, start, end, cost, funding, fte, indicator,
        unit, baseline, target, source, rhythm, milestone, theme), or None for "all". A field
        without a column is said once for the catalogue (`Finding.measure` is None).
    fields_of_action, themes: names in order; the check of themes runs over both.
    legend: vague time word → the date the source gives it ("kurzfristig": 2025-12-31).
    register: unit → posts (VZÄ) by year, or None where there is no register.
    town: names of the municipality itself, which say no place within it.
    """

    measures: tuple[Measure, ...] = ()
    fields_of_action: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    review: tuple[ReviewFinding, ...] = ()
    columns: frozenset[str] | None = None
    legend: Mapping[str, date] = field(default_factory=dict)
    register: Mapping[str, Mapping[int, Number]] | None = None
    town: tuple[str, ...] = ()
