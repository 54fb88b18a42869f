"""The rules: one module per letter, and the registry of them all."""

from collections.abc import Callable, Iterable

from gemeinwerk.engines.smart.catalogue import Catalogue
from gemeinwerk.engines.smart.findings import Finding, Rule
from gemeinwerk.engines.smart.measure_reading import Reading
from gemeinwerk.engines.smart.rules import (
    accepted,
    crosscutting,
    measurable,
    realistic,
    specific,
    terminated,
)

_BY_LETTER = (
    specific.RULES,
    measurable.RULES,
    accepted.RULES,
    realistic.RULES,
    terminated.RULES,
    crosscutting.RULES,
)
RULES: dict[str, Rule] = {rule.code: rule for rules in _BY_LETTER for rule in rules}

MeasureCheck = Callable[[Reading], Iterable[Finding]]
CatalogueCheck = Callable[[Catalogue, list[Reading]], Iterable[Finding]]

MEASURE_CHECKS: tuple[MeasureCheck, ...] = (
    specific.look_at,
    measurable.look_at,
    accepted.look_at,
    realistic.look_at,
    terminated.look_at,
)
CATALOGUE_CHECKS: tuple[CatalogueCheck, ...] = (
    crosscutting.missing_themes,
    crosscutting.unanswered_findings,
    realistic.peaks,
)
