"""What came of a show of dots, in rows and words: points of phones and of the wall, apart and
together. Points are no people: how many took part is said beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.ui import RankedRow
from gemeinwerk.dots.models import Weighing

FEW = 5
"""Fewer people than that are not counted out."""


@dataclass(frozen=True)
class Line:
    title: str
    phone: int
    wall: int

    @property
    def together(self) -> int:
        return self.phone + self.wall


@dataclass(frozen=True)
class Result:
    lines: Sequence[Line]
    """The most points first; where they are as many, in the order in which they were asked."""
    walled: bool
    """Whether anything hung on the wall."""
    phoned: bool
    people: str
    """How many took part, in words."""
    few: bool
    """Whether it were so few that somebody might guess who chose what."""

    @property
    def sum(self) -> int:
        return sum(line.together for line in self.lines)

    @property
    def kinds(self) -> list[str]:
        if self.walled and self.phoned:
            return [_("mit dem Telefon"), _("an der Wand")]
        return [_("Punkte")]

    @property
    def rows(self) -> list[RankedRow]:
        apart = self.walled and self.phoned
        return [
            RankedRow(
                line.title,
                [line.phone, line.wall] if apart else [line.together],
                language=of_the_town(),
            )
            for line in self.lines
        ]


def result(weighing: Weighing) -> Result:
    lines = [
        Line(
            one["title"],
            weighing.by_phone.get(one["key"], 0),
            weighing.on_wall.get(one["key"], 0),
        )
        for one in weighing.things
    ]
    return Result(
        sorted(lines, key=lambda line: -line.together),
        bool(weighing.on_wall),
        bool(weighing.phones),
        people(weighing),
        0 < weighing.phones < FEW,
    )


def people(weighing: Weighing) -> str:
    said = _("Mit dem Telefon dabei: {n}.").format(n=number(weighing.phones))
    if weighing.at_wall:
        said += " " + _("An der Wand: {n}.").format(n=number(weighing.at_wall))
    elif weighing.on_wall:
        said += " " + _("Wie viele an der Wand geklebt haben, ist nicht eingetragen.")
    return said


def number(people: int) -> str:
    if 0 < people < FEW:
        return _("weniger als fünf")
    return str(people) if people else _("niemand")


def guards(weighing: Weighing) -> str:
    """What was counted once, and what that does not keep out."""
    if weighing.with_slips:
        return _("Gezählt wurde jeder Zettel einmal; wer zwei Zettel bekam, konnte zweimal geben.")
    return _(
        "Gezählt wurde jedes Gerät einmal; wer zwei Geräte oder Browser hatte, konnte zweimal "
        "geben."
    )
