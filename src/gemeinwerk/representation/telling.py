"""A release's document as a page tells it: words, bars, and between what a count lies."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gemeinwerk.actors.models.seats import span
from gemeinwerk.core import ui
from gemeinwerk.core.languages import spoken
from gemeinwerk.representation.counting import Document
from gemeinwerk.representation.questions import NAMES, NO_ANSWER_WORDS, in_words


@dataclass(frozen=True)
class Line:
    """An answer, and how many gave it: `count` None is left out and lies between `least` and
    `most`. `share`: of all who were asked, at least and at most, in percent; None of no answer.
    `surely` and `maybe`: the bar, in percent of those who answered."""

    label: str
    language: str
    count: int | None
    least: int
    most: int
    share: tuple[int, int] | None
    surely: float
    maybe: float

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


@dataclass(frozen=True)
class Asked:
    """A question by itself."""

    text: str
    language: str
    lines: Sequence[Line]
    left_out: bool


@dataclass(frozen=True)
class Told:
    day: date | None
    asked: int
    answered: int
    minimum: int
    floor: int
    rounded: int
    questions: Sequence[Asked]
    crossed: Sequence[ui.Table]
    left_out: bool
    seats: ui.Table | None
    bodies: int


def told(content: Document) -> Told:
    alone = [one for one in content["tables"] if "/" not in one["table"]]
    both = [one for one in content["tables"] if "/" in one["table"]]
    balance = content["balance"]
    return Told(
        day=parse_date(content["day"]),
        asked=content["asked"],
        answered=content["answered"],
        minimum=content["minimum"],
        floor=content["floor"],
        rounded=content["rounded"],
        questions=[_asked(content, one) for one in alone],
        crossed=[_crossed(content, one) for one in both],
        left_out=any(c["count"] is None for one in content["tables"] for c in one["cells"]),
        seats=_seats(balance) if balance["groups"] else None,
        bodies=balance["bodies"],
    )


def question_in_words(content: Document, key: str) -> tuple[str, str]:
    return in_words(_question(content, key))


def answer_in_words(content: Document, key: str, value: str) -> tuple[str, str]:
    options = [*_question(content, key)["options"], NO_ANSWER_WORDS]
    return in_words(next(one for one in options if one["key"] == value), "")


def _question(content: Document, key: str) -> Any:
    return next(one for one in content["questions"] if one["key"] == key)


def _asked(content: Document, table: Document) -> Asked:
    key = table["table"]
    text, language = question_in_words(content, key)
    lines = [_line(content, key, cell) for cell in table["cells"]]
    return Asked(text, language, lines, any(one.count is None for one in lines))


def _line(content: Document, key: str, cell: Mapping[str, Any]) -> Line:
    label, language = answer_in_words(content, key, cell[key])
    least, most = _ends(cell)
    share = cell.get("share")
    return Line(
        label=label,
        language=language,
        count=cell["count"],
        least=least,
        most=most,
        share=(math.floor(100 * share[0]), math.ceil(100 * share[1])) if share else None,
        surely=round(100 * least / content["answered"], 1),
        maybe=round(100 * (most - least) / content["answered"], 1),
    )


def _ends(cell: Mapping[str, Any]) -> tuple[int, int]:
    return cell.get("least", cell["count"]), cell.get("most", cell["count"])


def _crossed(content: Document, table: Document) -> ui.Table:
    """The answers of one question below each other, those of the other side by side, with sums."""
    first, second = table["table"].split("/")
    cells = {(one.get(first), one.get(second)): one for one in table["cells"]}
    down = [*dict.fromkeys(one[first] for one in table["cells"] if first in one)]
    across = [*dict.fromkeys(one[second] for one in table["cells"] if second in one)]
    heads = [ui.Column(f"{NAMES[first]} ↓ {NAMES[second]} →")]
    for value in across:
        label, language = answer_in_words(content, second, value)
        heads.append(ui.Column(label, numeric=True, language=language))
    heads.append(ui.Column(_("zusammen"), numeric=True))
    rows = []
    for value in (*down, None):
        name = spoken(*answer_in_words(content, first, value)) if value else _("zusammen")
        every = [cells.get((value, other)) for other in (*across, None)]
        rows.append([name, *(_cell(one, content["answered"]) for one in every)])
    caption = _("{first} und {second}").format(first=NAMES[first], second=NAMES[second])
    return ui.Table(caption, heads, rows)


def _cell(cell: Document | None, answered: int) -> str:
    if cell is None:
        return str(answered)
    if cell["count"] is not None:
        return str(cell["count"])
    return _("{least} bis {most}").format(least=cell["least"], most=cell["most"])


def _seats(balance: Document) -> ui.Table:
    heads = [
        ui.Column(_("Gruppe")),
        ui.Column(_("besetzt"), numeric=True),
        ui.Column(_("frei"), numeric=True),
        ui.Column(_("Ziel"), numeric=True),
    ]
    rows = [[_group(one), one["taken"], one["vacant"], _aim(one)] for one in balance["groups"]]
    return ui.Table(_("Sitze nach Akteursgruppe"), heads, rows)


def _group(told: Document) -> str:
    name, language = in_words({"de": told["name"], "en": told["name_en"]}, "")
    return spoken(name, language) if name else _("ohne Gruppe")


def _aim(told: Document) -> str:
    return "–" if told["low"] is None else span(told["low"], told["high"])


def asked_of(questions: Sequence[Any]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Each question with its answers, in the reader's language, for whoever is to be asked."""
    for one in questions:
        options = [in_words(option, "") for option in (*one["options"], NO_ANSWER_WORDS)]
        yield (*in_words(one), options)
