"""What happens in Havelfurt, each deed at its moment: the town's log reads in the order of days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from gemeinwerk.audit import operations as audit


@dataclass(frozen=True, order=True)
class Deed:
    """Something that happens at a moment; deeds of one moment in the order of their subjects."""

    moment: datetime
    subject: str
    do: Callable[[], object] = field(compare=False)


def perform(deeds: Iterable[Deed]) -> None:
    """Do everything in the order of time, as if each moment were now."""
    for deed in sorted(deeds):
        with audit.at(deed.moment):
            deed.do()
