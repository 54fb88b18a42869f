"""Costs, posts and funding of a measure, from one or several columns."""

import re
from dataclasses import dataclass
from decimal import Decimal

from gemeinwerk.catalogue_files.mapping import Proposal
from gemeinwerk.catalogue_files.results import ReadCost, ReadMeasure
from gemeinwerk.german import Amount, Amounts, fold, is_empty, parse_amounts, squash

STATES = {"nought": "none", "unknown": "unknown", "running": "running"}
_ORDER = ("stated", "unknown", "running", "none", "")
_NOTE_LENGTH = 300
_LARGEST = Decimal("999999999999")
_FUNDING = [
    ("grant", r"foerder|zuwendung|zuschuss|bundesm|landesm|\b(?:land|bund|eu)\b|esf|amif|kfw"),
    ("third_party", r"dritt|sponsor|spende|stiftung|private|traeger"),
    ("present", r"vorhanden|bestehend|laufend|eigenmittel|bordmittel|gesichert"),
    ("budget", r"haushalt|\bhh\b|\bhhpl\b|budget|produkt|kommun|staedtisch|stadt"),
    ("open", r"\boffen|noch zu klaeren|ungeklaert|zu klaeren|noch nicht"),
]  # fmt: skip
_FUNDING_PATTERNS = [(name, re.compile(pattern)) for name, pattern in _FUNDING]


@dataclass(frozen=True)
class Cell:
    """A cell of a column that feeds a field."""

    proposal: Proposal
    text: str


def read_money(
    measure: ReadMeasure, cost: list[Cell], fte: list[Cell], funding: list[Cell]
) -> tuple[list[Cell], list[Cell]]:
    """Fills costs, prices, cost_state, the texts and what none of them says.

    Gives the cells that no amount was read from, and those whose text no value keeps.
    """
    strange: list[Cell] = []
    states: set[str] = set()
    for cells, bare in ((cost, "money"), (fte, "posts")):
        for cell in cells:
            read = _read(cell, bare)
            if read.rest:
                measure.unsaid.append({"column": cell.proposal.column, "value": read.rest})
            prices = [part for part in read.parts if part.rhythm == "each"]
            measure.prices += [_line(part, cell.proposal) for part in prices]
            if read.state == "unclear":
                strange.append(cell)
            elif read.state == "known":
                measure.costs += [
                    _line(part, cell.proposal)
                    for part in read.parts
                    if part.high and part not in prices
                ]
            elif bare == "money":
                states.add(STATES.get(read.state, ""))
    if any(line.kind != "fte" for line in measure.costs):
        states.add("stated")
    measure.cost_state = next((state for state in _ORDER if state in states), "")
    measure.cost, measure.fte, measure.funding = map(_joined, (cost, fte, funding))
    homeless = _take_funding(measure, [cell for cell in funding if not is_empty(cell.text)])
    return strange, homeless + [cell for cell in strange if cell in fte]


def _read(cell: Cell, bare: str) -> Amounts:
    return parse_amounts(
        cell.text, scale=Decimal(cell.proposal.scale), bare=bare, year=cell.proposal.year
    )


def _line(part: Amount, proposal: Proposal) -> ReadCost:
    amount = min(part.high, _LARGEST).quantize(Decimal("0.01"))
    rhythm = part.rhythm or proposal.rhythm
    notes = [part.label]
    if part.low != part.high:
        notes.append(f"{_german(part.low)}–{_german(part.high)}")
    if rhythm == "monthly":
        amount *= 12
        notes.append(f"{_german(part.high)} je Monat")
    kind = "fte" if part.kind == "posts" else "one_off"
    if kind == "one_off" and rhythm in {"yearly", "monthly"}:
        kind = "recurring"
    if rhythm == "each":
        kind, rhythm = "each", ""
    until = part.last_year if part.last_year != part.first_year else None
    if until and part.first_year and until < part.first_year:
        until = None
    return ReadCost(
        kind=kind,
        amount=amount,
        year=part.first_year or until,
        until_year=until if part.first_year else None,
        approximate=part.approximate or part.low != part.high,
        note="; ".join(note for note in notes if note)[:_NOTE_LENGTH],
        low=part.low,
        high=part.high,
        rhythm=rhythm,
        first_year=part.first_year,
        last_year=part.last_year,
    )


def _german(number: Decimal) -> str:
    text = f"{number.normalize():f}"
    whole, _point, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


def _joined(cells: list[Cell]) -> str:
    """One text; where several columns say something each says its name."""
    filled = [cell for cell in cells if not is_empty(cell.text)] or cells[:1]
    if len(filled) == 1:
        return filled[0].text
    return "; ".join(f"{cell.proposal.column}: {squash(cell.text)}" for cell in filled)


def funding_kind(text: str) -> str:
    """The source of funds a text names, a value of models.Funding; "" where it names none."""
    folded = fold(text)
    return next((name for name, pattern in _FUNDING_PATTERNS if pattern.search(folded)), "")


def _take_funding(measure: ReadMeasure, funding: list[Cell]) -> list[Cell]:
    """The source of funds belongs to the lines of money, or to a sum not yet known.

    Gives the cells for which there is no such line.
    """
    text = squash(_joined(funding)) if funding else ""
    lines = [line for line in measure.costs if line.kind != "fte"]
    if text and not lines and measure.cost_state == "unknown":
        lines = [ReadCost("one_off", None)]
        measure.costs += lines
    for line in lines if text else ():
        line.funding, line.funding_text = funding_kind(text), text[:_NOTE_LENGTH]
    return [] if lines else funding
