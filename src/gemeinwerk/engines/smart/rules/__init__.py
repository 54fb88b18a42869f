"""The rules: one module per letter, and the registry of them all."""

from collections.abc import Callable, Iterable

from gemeinwerk.engines.smart.facts import Catalogue
from gemeinwerk.engines.smart.findings import Finding, Rule
from gemeinwerk.engines.smart.reading import Reading
from gemeinwerk.engines.smart.rules import accepted

_MODULES = (accepted,)

RULES: dict[str, Rule] = {rule.code: rule for module in _MODULES for rule in module.RULES}

MEASURE_CHECKS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (accepted.look_at,)
CATALOGUE_CHECKS: tuple[Callable[[Catalogue, list[Reading]], Iterable[Finding]], ...] = ()
