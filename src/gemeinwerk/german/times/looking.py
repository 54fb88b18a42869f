"""Looking at the items of a time cell; beyond both ends stands nothing."""

from dataclasses import dataclass

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times.items import Item, Kind
from gemeinwerk.german.times.partials import Span

FAR = 12
"""Items: a small word further away from a date says nothing about it."""


@dataclass
class Looking:
    line: Line
    items: list[Item]

    def kind(self, place: int) -> Kind | None:
        return self.items[place].kind if 0 <= place < len(self.items) else None

    def low(self, place: int) -> str:
        return self.line.low(self.items[place].start) if 0 <= place < len(self.items) else ""

    def span(self, place: int) -> Span | None:
        return self.items[place].span if 0 <= place < len(self.items) else None

    def behind(self, place: int, *kinds: Kind) -> int:
        """Behind items of these kinds, but not far."""
        end = place + FAR
        while place < end and self.kind(place) in kinds:
            place += 1
        return place
