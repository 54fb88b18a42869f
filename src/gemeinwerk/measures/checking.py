"""The SMART check of a catalogue in the database, and of a measure while somebody types.

    result = check_concept(concept)
    result.blocking          # errors nobody let stand: the catalogue cannot be frozen
    result.of(measure.pk)    # what is said of one measure

A finding the office let stand (an `Override` with a reason) is kept apart: it is shown with its
reason and counts for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.engines import smart
from gemeinwerk.engines.smart.check import Line
from gemeinwerk.measures import queries
from gemeinwerk.measures.facts import Frame, Parts, facts, frame
from gemeinwerk.measures.models import Measure, Override

Severity = smart.Severity


@dataclass(frozen=True)
class Standing:
    """A finding the office lets stand."""

    finding: smart.Finding
    override: Override


@dataclass(frozen=True)
class Result:
    """What the check found, and what of it was let stand."""

    findings: list[smart.Finding] = field(default_factory=list)
    standing: list[Standing] = field(default_factory=list)
    measures: int = 0

    @property
    def blocking(self) -> list[smart.Finding]:
        return [one for one in self.findings if one.severity is Severity.ERROR]

    @property
    def of_catalogue(self) -> list[smart.Finding]:
        """What is said once for the catalogue as a whole."""
        return [one for one in self.findings if one.measure is None]

    def of(self, pk: int | None) -> "Result":
        """The part that speaks of one measure."""
        key = str(pk)
        return Result(
            [one for one in self.findings if one.measure == key],
            [one for one in self.standing if one.finding.measure == key],
            measures=1,
        )

    def matrix(self) -> dict[str, dict[str, Severity]]:
        """Measure (its key as text) → letter → worst severity."""
        return smart.matrix(self.findings)

    def summary(self) -> list[Line]:
        """A sentence per rule with the number of measures, heaviest first."""
        return smart.summary(self.findings)

    def keys_with(self, *, code: str = "", letter: str = "") -> set[int]:
        """The measures a rule, or any rule of a letter, speaks of."""
        return {
            int(one.measure)
            for one in self.findings
            if one.measure and (one.code == code or one.letter == letter)
        }

    def counts(self) -> dict[Severity, int]:
        return {
            severity: sum(one.severity is severity for one in self.findings)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
        }


def check_concept(concept: Concept) -> Result:
    """The whole catalogue, in a constant number of queries."""
    return check_measures(concept, queries.whole(queries.of_concept(concept)))


def check_measures(concept: Concept, measures: Iterable[Measure]) -> Result:
    """Some measures of a concept (loaded by `queries.whole`) in its frame."""
    rows = list(measures)
    catalogue = frame(concept).holding(facts(row, Parts.of(row)) for row in rows)
    overrides = {
        (str(row.pk), override.rule): override for row in rows for override in row.overrides.all()
    }
    return _apart(smart.check(catalogue), overrides, len(rows))


def check_one(measure: Measure, parts: Parts, within: Frame | None = None) -> Result:
    """A single measure, saved or as it stands in a form; only what is said of itself."""
    within = within or frame(measure.concept)
    found = smart.check(within.holding([facts(measure, parts)]))
    overrides = {(str(measure.pk), one.rule): one for one in measure.overrides.all()}
    own = [finding for finding in found if finding.measure is not None]
    return _apart(own, overrides, 1)


def _apart(
    found: Iterable[smart.Finding], overrides: dict[tuple[str, str], Override], measures: int
) -> Result:
    result = Result(measures=measures)
    for finding in found:
        override = overrides.get((finding.measure or "", finding.code))
        if override:
            result.standing.append(Standing(finding, override))
        else:
            result.findings.append(finding)
    return result


# --- in words -----------------------------------------------------------------------------------


def sentence(finding: smart.Finding) -> str:
    return finding.en if get_language() == "en" else finding.de


def example(finding: smart.Finding) -> str:
    return finding.example_en if get_language() == "en" else finding.example_de


def rule_name(rule: smart.Rule) -> str:
    return rule.name_en if get_language() == "en" else rule.name_de


def line_sentence(line: Line) -> str:
    return line.en if get_language() == "en" else line.de


def note(finding: smart.Finding) -> ui.Note:
    """The box beside the field."""
    return ui.Note(
        severity=finding.severity.word,  # type: ignore[arg-type]
        text=sentence(finding),
        code=finding.code,
        suggestion=example(finding),
    )
