"""One measure with what its words say, worked out once and asked by several rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gemeinwerk.engines.smart.catalogue import Catalogue, CostState, Measure
from gemeinwerk.engines.smart.language import (
    Deed,
    Kind,
    Span,
    cost_state,
    deadline,
    deeds,
    definite_period,
    is_background,
    is_called_permanent,
    is_empty,
    is_permanent,
    length_of_time,
    names_document,
    names_product,
    output,
    pinned,
    quantity,
    recurs,
    sentences,
    time_span,
    told,
    vague_time,
)


def filled(text: str) -> str:
    """The text, or "" where the cell is empty or says nothing."""
    return "" if is_empty(text) else text


_MAY_BE_VAGUE = {"told": "description", "title": "title", "goal": "goal"}
"""What is looked at for vague deeds → the field it stands in."""


@dataclass(frozen=True)
class Reading:
    """A measure in its catalogue, and what its title, goal and description promise."""

    measure: Measure
    catalogue: Catalogue

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The sentences of the title (as a rule one)."""
        return tuple(sentences(filled(self.measure.title)))

    @cached_property
    def description(self) -> tuple[str, ...]:
        """The sentences of the description."""
        return tuple(sentences(filled(self.measure.description)))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Of the description, what may tell a deed: not what stands under "Ausgangslage"."""
        return tuple(told(self.description))

    @cached_property
    def goal(self) -> tuple[str, ...]:
        """The sentences of the goal."""
        return tuple(sentences(filled(self.measure.goal)))

    def deeds_of(self, field: str) -> Iterator[Deed]:
        """The deeds of "title", "told" (of the description) or "goal"."""
        for sentence in getattr(self, field):
            yield from deeds(sentence)

    @cached_property
    def vague(self) -> tuple[str, Deed] | None:
        """The field and the vague deed, where nothing in the measure pins its deeds down."""
        first: tuple[str, Deed] | None = None
        for looked_at, field in _MAY_BE_VAGUE.items():
            for deed in self.deeds_of(looked_at):
                if deed.kind is Kind.CONCRETE and field != "goal":
                    return None
                if deed.kind is Kind.VAGUE and first is None:
                    first = field, deed
        named = self.pin or any(map(names_document, self.title))
        return None if first is None or named else first

    @cached_property
    def says_no_deed(self) -> bool:
        """Is there only background, aims and benefits, and no product in the title?"""
        if not self.description or not all(map(is_background, self.told)):
            return False
        if self.pin or any(map(names_product, self.title)):
            return False
        if any(deed.kind is Kind.CONCRETE for deed in self.deeds_of("title")):
            return False
        pins = (pinned(sentence, self.catalogue.town) for sentence in self.told)
        return all("%" in pin for pin in pins if pin)

    @cached_property
    def pin(self) -> str:
        """A quantity, place or named product in title, description or goal, or ""."""
        for sentence in (*self.title, *self.told, *self.goal):
            found = pinned(sentence, self.catalogue.town)
            if found and (sentence in self.title or not is_background(sentence)):
                return found
        return ""

    @cached_property
    def promised(self) -> str:
        """How many by when, or per year, in one sentence of title or description, or ""."""
        for sentence in (*self.title, *self.description):
            found = quantity(sentence)
            timed = deadline(sentence) or recurs(sentence) or definite_period(sentence)
            if found and timed and deeds(sentence):
                return found
        return ""

    @cached_property
    def aimed(self) -> str:
        """The quantity in the goal's text, or ""."""
        return next((found for found in map(quantity, self.goal) if found), "")

    @cached_property
    def mentioned(self) -> tuple[str, str]:
        """The field and the quantity of what title or description say is done, or "" and ""."""
        for field in ("title", "description"):
            for sentence in getattr(self, field):
                found = output(sentence)
                if found and deeds(sentence):
                    return field, found
        return "", ""

    @cached_property
    def span(self) -> Span:
        """Start and end: what the reader made of the time field, else what stands in it."""
        typed = time_span(self.measure.timeframe)
        return Span(self.measure.start or typed.start, self.measure.end or typed.end)

    @cached_property
    def permanent(self) -> bool:
        """Is it marked as a permanent task, or called one?"""
        if self.measure.permanent or is_permanent(self.measure.timeframe):
            return True
        return any(map(is_called_permanent, (*self.title, *self.description)))

    @cached_property
    def vague_time(self) -> str:
        """The vague word of the time field, or ""."""
        return vague_time(self.measure.timeframe)

    @cached_property
    def legend_date(self) -> date | None:
        """The date that the source's legend gives for the vague word."""
        word = self.vague_time.lower()
        legend = {vague_time(key).lower(): day for key, day in self.catalogue.legend.items()}
        return legend.get(word) if word else None

    @cached_property
    def text_deadline(self) -> date | None:
        """The last date that title, goal or description promise."""
        told = [text for text in self.description if not is_background(text)]
        days = [deadline(text) for text in (*self.title, *self.goal, *told)]
        return max((day for day in days if day), default=None)

    @cached_property
    def text_period(self) -> str:
        """A deadline without a date ("innerhalb von zwei Jahren", "18 Monate"), or ""."""
        length = length_of_time(self.measure.timeframe)
        if length:
            return length
        fields = (self.measure.timeframe, *self.title, *self.goal, *self.description)
        return next((found for found in map(definite_period, fields) if found), "")

    @cached_property
    def cost_state(self) -> CostState:
        """What is known of the cost."""
        given = self.measure.cost_state
        typed = self.measure.cost_text
        if given is not None and not (given is CostState.UNKNOWN and typed and is_empty(typed)):
            return given
        if any(cost.amount is not None for cost in self.measure.costs):
            return CostState.STATED
        if self.measure.costs:
            return CostState.UNKNOWN
        return cost_state(self.measure.cost_text)
