"""The labelled halves as measures. `README.md` beside them says what a true finding is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gemeinwerk.engines.smart import Indicator, Measure
from tests.engines.corpus.rows import m, typed

HALVES = ("tuned", "heldout")
_HERE = Path(__file__).parent
IN_TEXTS = frozenset({"S102", "S103"})
IN_CELLS = frozenset({"M202", "M203", "T501", "R402", "A301"})


class Labelled(NamedTuple):
    """A measure, the codes it should be given, and those it is judged for."""

    measure: Measure
    codes: frozenset[str]
    judged: frozenset[str]


def half(name: str) -> list[Labelled]:
    """All of one half ("tuned" or "heldout"): texts first, then cells."""
    return [*_texts(name), *_cells(name)]


def _codes(typed_codes: str) -> frozenset[str]:
    return frozenset(typed_codes.split()) - {"-"}


def _texts(name: str) -> Iterator[Labelled]:
    """Blocks of a title, a line of codes, and the description."""
    blocks = (_HERE / f"{name}.txt").read_text(encoding="utf-8").split("## ")[1:]
    for block in blocks:
        title, codes, description = block.strip().split("\n", 2)
        measure = m("", title, description).measure
        yield Labelled(measure, _codes(codes), IN_TEXTS)


_DEED = "Zwei Fachkräfte beraten an drei Vormittagen im Rathaus."
_NUMBERED = "Beratung {}"


def _cells(name: str) -> Iterator[Labelled]:
    """Lines "CODES ; cell=text ; …": what is not named is faultless."""
    lines = (_HERE / f"{name}_cells.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        codes, *parts = (part.strip() for part in line.split(";"))
        cells = dict(part.partition("=")[::2] for part in parts)
        fields = _fields(cells)
        description = cells.get("description", _DEED)
        measure = m("", _NUMBERED.format(number), description, **fields).measure
        yield Labelled(measure, _codes(codes), IN_CELLS)


def _fields(cells: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "name" in cells:
        fields["indicators"] = (_indicator(cells),)
    if "time" in cells:
        fields |= typed(cells["time"])
    if "cost" in cells:
        fields |= {"costs": (), "cost_text": cells["cost"], "funding": ""}
    if "lead" in cells:
        fields["lead"] = cells["lead"]
    if "permanent" in cells:
        fields["permanent"] = True
    return fields


def _indicator(cells: dict[str, str]) -> Indicator:
    return Indicator(
        cells["name"],
        unit=cells.get("unit", ""),
        baseline_text=cells.get("base", ""),
        target_text=cells.get("target", ""),
        source="Fachstatistik",
        rhythm="jährlich",
    )
