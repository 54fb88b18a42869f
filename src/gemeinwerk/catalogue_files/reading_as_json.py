"""A reading as plain JSON: `docs/reading.schema.json`. What has no key there stands in ``rest``."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gemeinwerk.catalogue_files.results import (
    Outside,
    ReadCost,
    ReadField,
    ReadIndicator,
    Reading,
    ReadMeasure,
    ReadNote,
)
from gemeinwerk.catalogue_files.values.money import BOUNDS
from gemeinwerk.german import fold

Json = dict[str, Any]
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_VALUES = frozenset(["bis", "ende", "ab", "im", "jahr", "stand", "in", "euro", "eur", "prozent"])
"""Beside the value of an indicator they say no more than it and its day do."""
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_OF_EVERY_COST = frozenset(
    {
        "kosten", "gesamtkosten", "ausgaben", "gesamtausgaben", "aufwand", "aufwendungen",
        "gesamtaufwand", "betrag", "gesamtbetrag", "summe", "gesamtsumme", "gesamt", "insgesamt",
        "insg", "total", "zusammen", "stelle", "stellen", "vzae", "fte", "jaehrlich", "monatlich",
        "einmalig",
    }
)  # fmt: skip
"""Beside an amount they say no more than that it is one."""


def as_json(reading: Reading) -> Json:
    """Every measure with its values, and every text of the file that is in none of them."""
    fields, columns = {one.code: one for one in reading.fields}, _columns(reading)
    return {
        "measures": [_measure(one, fields, columns) for one in reading.measures],
        "mapping": reading.mapping,
        "unread": [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "text": one.value}
            for one in reading.unread
        ],
        "outside": _texts([*reading.outside, *_unused(reading)]),
        "struck": _texts(reading.struck),
        "hidden": _texts(reading.hidden),
        "remarks": list(_remarks(reading)),
    }


def _remarks(reading: Reading) -> Iterable[Json]:
    """What a person should know of the file as a whole, then of its measures."""
    for note in reading.notes:
        yield {"sheet": "", "row": 0, "field": "", "text": note}
    for one in reading.measures:
        for name, text in dict.fromkeys(one.remarks):
            yield {"sheet": one.sheet, "row": one.row, "field": name, "text": text}


def _unused(reading: Reading) -> Iterable[Outside]:
    """Fields of action without measures, and headings of columns without a cell."""
    used = {measure.field_of_action for measure in reading.measures}
    for one in reading.fields:
        if one.code not in used:
            yield Outside(one.sheet, one.row, one.typed)
    told = {one.column for one in reading.unread}
    for proposal in reading.proposals:
        if not proposal.field and proposal.column not in told and not proposal.filled:
            yield Outside("", 0, proposal.column)


def _texts(found: Iterable[Outside]) -> list[Json]:
    return [{"sheet": one.sheet, "row": one.row, "text": one.value} for one in found]


def _columns(reading: Reading) -> dict[str, str]:
    """Field -> what its column is called; several columns name themselves in the text."""
    found: dict[str, list[str]] = {}
    for column, name in reading.mapping.items():
        found.setdefault(name, []).append(column)
    return {name: some[0] if len(some) == 1 else "" for name, some in found.items()}


def _measure(measure: ReadMeasure, fields: dict[str, ReadField], columns: dict[str, str]) -> Json:
    field = fields.get(measure.field_of_action, ReadField("", ""))
    return {
        "sheet": measure.sheet,
        "row": measure.row,
        "code": measure.code_typed,
        "title": measure.title,
        "field_of_action": field.title,
        "field_code": field.number,
        "goal": measure.goal,
        "description": measure.description,
        "target_group": measure.target_group,
        "lead": list(measure.lead.names),
        "contributing": list(measure.contributing.names),
        "start": measure.start.isoformat() if measure.start else None,
        "end": measure.end.isoformat() if measure.end else None,
        "permanent": measure.permanent,
        "open_end": measure.open_end,
        "costs": [_cost(line) for line in [*measure.costs, *measure.prices] if _is_said(line)],
        "cost_state": measure.cost_state,
        "indicators": [_indicator(one) for one in measure.indicators],
        "status": measure.status,
        "rest": [
            {"column": column, "text": text}
            for column, text in dict.fromkeys(_rest(measure, columns))
            if text
        ],
    }


def _is_said(line: ReadCost) -> bool:
    return line.high is not None or line.amount is not None


def _cost(line: ReadCost) -> Json:
    first, last = line.first_year, line.last_year
    if first is None and last is None:
        first, last = line.year, line.until_year or line.year
    high = line.amount if line.high is None else line.high
    return {
        "kind": line.kind,
        "low": _number(high if line.low is None else line.low),
        "high": _number(high),
        "rhythm": line.rhythm,
        "first_year": first,
        "last_year": last,
        "currency": "" if line.kind == "fte" else line.currency,
        "estimate": line.approximate,
        "sources": [
            {"name": one.name, "amount": _number(one.amount)} for one in line.sources
        ],
    }  # fmt: skip


def _indicator(one: ReadIndicator) -> Json:
    return {
        "name": one.name,
        "unit": one.unit,
        "baseline": _number(one.baseline),
        "baseline_date": one.baseline_date.isoformat() if one.baseline_date else None,
        "target": _number(one.target),
        "target_date": one.target_date.isoformat() if one.target_date else None,
        "yes_no": one.yes_no,
    }


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _rest(measure: ReadMeasure, columns: dict[str, str]) -> Iterable[tuple[str, str]]:
    """(column, text) of everything the measure's row says that has no key above."""
    kept = [(cell["column"], cell["value"]) for cell in measure.leftover]
    yield from kept
    for cell in measure.unsaid:
        if not any(column == cell["column"] and cell["value"] in text for column, text in kept):
            yield cell["column"], cell["value"]
    for name, texts in _without_a_key(measure).items():
        yield columns.get(name, ""), "\n".join(texts)
    for note in measure.notes:
        yield from _note(note)


def _beside_costs(lines: Iterable[ReadCost]) -> list[str]:
    """The words beside amounts that neither their kind nor their sources say: "Sachkosten"."""
    found = []
    for line in lines:
        sources = {word for one in line.sources for word in _WORD.findall(fold(one.name))}
        told = [line.label, line.per, BOUNDS.get(line.bound, "")]
        words = [set(_WORD.findall(fold(text))) - _OF_EVERY_COST - sources for text in told]
        found += [text for text, left in zip(told, words, strict=True) if left]
    return found


def _without_a_key(measure: ReadMeasure) -> dict[str, list[str]]:
    money = [line for line in (*measure.costs, *measure.prices) if line.kind != "fte"]
    return {
        "cost": _beside_costs(money),
        "fte": _beside_costs(line for line in measure.costs if line.kind == "fte"),
        "funding": [measure.funding],
        "milestone": [one.title for one in measure.milestones],
        "status_text": [measure.status_text],
        "obstacles": [measure.obstacles],
        "priority": [measure.priority],
        "theme": measure.themes,
        "indicator": _of_indicators(measure, "source", "rhythm_text"),
        "baseline": _of_indicators(measure, "baseline_text"),
        "target": _of_indicators(measure, "target_text"),
        **{name: [text] for name, text in measure.texts.items()},
    }


def _of_indicators(measure: ReadMeasure, *names: str) -> list[str]:
    """Texts that the number and the unit of their indicator do not say all of."""
    return [
        text
        for one in measure.indicators
        for name in names
        if (text := str(getattr(one, name))) and _words_of(text) - _words_of(one.unit) - _OF_VALUES
    ]


def _words_of(text: str) -> set[str]:
    return set(_LETTERS.findall(fold(text)))


def _note(note: ReadNote) -> Iterable[tuple[str, str]]:
    for text in (note.key, note.text, note.colour):
        yield note.label, text
    for cell in note.leftover:
        yield cell["column"], cell["value"]
