"""Indicators and milestones of a measure."""

from gemeinwerk.catalogue_files.money import Cell
from gemeinwerk.catalogue_files.results import ReadIndicator, ReadMeasure, ReadMilestone
from gemeinwerk.engines.smart import Direction
from gemeinwerk.engines.smart.language.indicators import likely_direction
from gemeinwerk.german import find_span
from gemeinwerk.german.indicators import lines, rhythm_of, value_of

_UNIT_LENGTH = 60


def read_indicators(measure: ReadMeasure, parts: dict[str, list[Cell]]) -> list[Cell]:
    """``parts``: cells by "indicator", "baseline", "target", "unit", "source", "rhythm".

    Gives the cells no value was made of.
    """
    strange = [
        cell for cell in parts.get("rhythm", []) if lines(cell.text) and not rhythm_of(cell.text)
    ]
    names = [line for cell in parts.get("indicator", []) for line in lines(cell.text)]
    columns = {
        part: [lines(cell.text) for cell in parts.get(part, [])]
        for part in ("baseline", "target", "unit", "source", "rhythm")
    }
    if not names:
        values = [cell for part in ("baseline", "target") for cell in parts.get(part, [])]
        if not any(lines(cell.text) for cell in values):
            alone = [*parts.get("unit", []), *parts.get("source", []), *parts.get("rhythm", [])]
            return [cell for cell in alone if lines(cell.text)]
        names = [""]
    for place, name in enumerate(names):
        indicator = ReadIndicator(name)
        for part, cells in columns.items():
            texts = [_matching(values, place, len(names)) for values in cells]
            _set(indicator, part, "; ".join(text for text in texts if text))
        measure.indicators.append(indicator)
    _name_nameless(measure)
    return strange


def _name_nameless(measure: ReadMeasure) -> None:
    for indicator in measure.indicators:
        if not indicator.name:
            indicator.name = indicator.unit or "Zielwert"
        indicator.direction = _direction(indicator)


def _direction(indicator: ReadIndicator) -> str:
    """Which way the values go; "" where the name wants the other, so that the check can say so."""
    baseline, target = indicator.baseline, indicator.target
    if baseline is None or target is None or baseline == target:
        return ""
    goes = Direction.DECREASE if target < baseline else Direction.INCREASE
    wanted = likely_direction(indicator.name) or goes
    return str(goes) if goes is wanted else ""


def _matching(values: list[str], place: int, count: int) -> str:
    """The line beside the indicator's line; a single one counts for all of them."""
    if len(values) == count:
        return values[place]
    if len(values) == 1 and place == 0:
        return values[0]
    return "; ".join(values) if place == 0 else ""


def _set(indicator: ReadIndicator, part: str, text: str) -> None:
    if not text:
        return
    if part == "unit":
        indicator.unit = text[:_UNIT_LENGTH]
    elif part == "source":
        indicator.source = text
    elif part == "rhythm":
        indicator.rhythm, indicator.rhythm_text = rhythm_of(text), text
    else:
        number, unit = value_of(text)
        span = find_span(text)
        setattr(indicator, part, number)
        setattr(indicator, f"{part}_text", text)
        setattr(indicator, f"{part}_date", span[0].end if span else None)
        indicator.unit = indicator.unit or unit[:_UNIT_LENGTH]


def read_milestones(measure: ReadMeasure, cells: list[Cell]) -> None:
    """One milestone a line (or between semicolons); the date in it, if any, is when it is due."""
    for cell in cells:
        found = lines(cell.text)
        if len(found) == 1:
            found = [part.strip() for part in found[0].split(";") if part.strip()]
        for line in found:
            span = find_span(line)
            measure.milestones.append(ReadMilestone(line, span[0].end if span else None))
