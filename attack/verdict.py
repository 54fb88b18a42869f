"""What an attack reports: whether the house held, and what was tried."""

from dataclasses import asdict, dataclass, field
from typing import Any

SHOWN = 5


@dataclass
class Verdict:
    """`name` says what must hold; `tried` counts the attempts, `breaches` says what broke."""

    name: str
    tried: int = 0
    breaches: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        return not self.breaches and self.tried > 0

    def require(self, holds: bool, breach: str) -> None:
        """Count an attempt, and note it where it got through."""
        self.tried += 1
        if not holds:
            self.breaches.append(breach)

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"held": self.held}


def only(name: str, holds: bool, breach: str) -> Verdict:
    """A verdict of one attempt."""
    verdict = Verdict(name)
    verdict.require(holds, breach)
    return verdict
