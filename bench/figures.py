"""What a measurement says: one figure, what it should reach, and how it was taken."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`limit` is the most (or, with `at_least`, the least) that still holds."""

    name: str
    value: float
    unit: str
    limit: float
    how: str
    at_least: bool = False

    @property
    def holds(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    @property
    def to_reach(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g} {self.unit}".strip()

    def as_json(self) -> dict[str, Any]:
        kept = {name: asdict(self)[name] for name in ("name", "value", "unit", "how")}
        return kept | {"to_reach": self.to_reach, "holds": self.holds}
