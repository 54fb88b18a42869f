"""Is a measure fit to be decided? Specific, measurable, accepted, realistic, terminated.

    from gemeinwerk.engines.smart import Catalogue, Measure, check, matrix, summary

    findings = check(Catalogue(measures=(Measure(key="2.3", title="Wohnungsberatung stärken"),)))

`check(catalogue)` gives `Finding`s in the order of the measures, those of the catalogue as a whole
(`measure` None) first. `matrix(findings)` is the worst severity per measure and letter,
`summary(findings)` one sentence with a count per rule. `RULES` holds every rule by its code with
name, severity and handbook page.

Severities: with an error the catalogue cannot be adopted; a warning is a weakness one can live
with; a hint proposes. Nothing here reads a clock: what is past is judged by the concept's period.

A field for which `Catalogue.columns` has no name is said once, and only if some measure lacks it.
One sentence of title or description with how many by when ("bis Ende 2026 schulen wir 200
Führungskräfte") is a target and a deadline; a figure elsewhere in the text, the goal's included, is
proposed as an indicator (M208) instead of being reported missing.

A reader that fills the dataclasses may use `language`: `is_empty` ("N. N.", "k. A.", …),
`is_permanent`, `vague_time`, `cost_state`, `time_span`.
"""

from gemeinwerk.engines.smart.catalogue import (
    Catalogue,
    Cost,
    CostState,
    Direction,
    Indicator,
    Measure,
    Milestone,
    ReviewFinding,
)
from gemeinwerk.engines.smart.check import check, matrix, summary
from gemeinwerk.engines.smart.findings import LETTERS, Finding, Rule, Severity
from gemeinwerk.engines.smart.rules import RULES

__all__ = [
    "LETTERS",
    "RULES",
    "Catalogue",
    "Cost",
    "CostState",
    "Direction",
    "Finding",
    "Indicator",
    "Measure",
    "Milestone",
    "ReviewFinding",
    "Rule",
    "Severity",
    "check",
    "matrix",
    "summary",
]
