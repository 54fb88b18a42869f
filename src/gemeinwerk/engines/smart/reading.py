"""One measure with what its words say, worked out once and asked by several rules."""

from dataclasses import dataclass

from gemeinwerk.engines.smart.facts import Catalogue, Measure


@dataclass(frozen=True)
class Reading:
    """A measure in its catalogue."""

    measure: Measure
    catalogue: Catalogue
