"""Run the rules, and tell what they found as a matrix and in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from gemeinwerk.engines.smart.catalogue import Catalogue
from gemeinwerk.engines.smart.findings import Finding, Severity
from gemeinwerk.engines.smart.measure_reading import Reading
from gemeinwerk.engines.smart.rules import CATALOGUE_CHECKS, MEASURE_CHECKS, RULES


def check(catalogue: Catalogue) -> list[Finding]:
    """Everything that is missing in the catalogue, first what is said once for all of it."""
    readings = [Reading(measure, catalogue) for measure in catalogue.measures]
    found = [finding for look in CATALOGUE_CHECKS for finding in look(catalogue, readings)]
    for reading in readings:
        for look_at in MEASURE_CHECKS:
            found.extend(look_at(reading))
    return _absent_columns_once(found, catalogue)


def _absent_columns_once(found: list[Finding], catalogue: Catalogue) -> list[Finding]:
    """A field that the source has no column for is said once, not once per measure."""
    once: dict[frozenset[str], Finding] = {}
    rest: list[Finding] = []
    for finding in found:
        rule = RULES[finding.code]
        if catalogue.columns is None or not rule.columns or rule.columns & catalogue.columns:
            rest.append(finding)
        elif rule.columns not in once or finding.severity > once[rule.columns].severity:
            once[rule.columns] = Finding(
                None, finding.field, rule.code, finding.severity, rule.absent_de, rule.absent_en
            )
    return [*once.values(), *rest]


def matrix(findings: Iterable[Finding]) -> dict[str, dict[str, Severity]]:
    """Measure → letter → worst severity; a letter without a finding is left out."""
    table: dict[str, dict[str, Severity]] = {}
    for finding in findings:
        if finding.measure is not None:
            row = table.setdefault(finding.measure, {})
            row[finding.letter] = max(finding.severity, row.get(finding.letter, Severity.HINT))
    return table


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: a rule, how many measures it speaks of, and the sentence.

    measures is 0 where the rule speaks of the catalogue as a whole.
    """

    code: str
    severity: Severity
    measures: int
    de: str
    en: str


def summary(findings: Iterable[Finding]) -> list[Line]:
    """A sentence per rule that found something, the heaviest first, then by code."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    lines = [_line(code, group) for code, group in by_code.items()]
    return sorted(lines, key=lambda line: (-line.severity, line.code))


def _line(code: str, group: list[Finding]) -> Line:
    rule = RULES[code]
    worst = max(finding.severity for finding in group)
    keys = {finding.measure for finding in group if finding.measure is not None}
    if keys:
        return Line(
            code, worst, len(keys), rule.count_de.of(len(keys)), rule.count_en.of(len(keys))
        )
    match group:
        case [only]:
            return Line(code, worst, 0, only.de, only.en)
    return Line(code, worst, 0, rule.count_de.of(len(group)), rule.count_en.of(len(group)))
