"""Indicators and milestones of a measure."""

from dataclasses import dataclass, field
from datetime import date

from gemeinwerk.catalogue_files.results import ReadIndicator, ReadMeasure, ReadMilestone
from gemeinwerk.catalogue_files.values.money import Cell
from gemeinwerk.engines.smart import Direction
from gemeinwerk.engines.smart.language.indicators import likely_direction
from gemeinwerk.german import find_span, is_empty, squash
from gemeinwerk.german.indicators import Indicator, parse_indicators, single_value
from gemeinwerk.german.indicators.cells import lines, rhythm_of
from gemeinwerk.german.indicators.texts import has_bounds, unit_of_heading

_UNIT_LENGTH = 60
_VALUES = ("baseline", "target")
_Told = tuple[Cell, str]
"""A cell, and the text in it that is of one indicator."""


@dataclass
class Found:
    """``strange``: cells no value was made of. ``unsaid``: what values do not say of a cell."""

    strange: list[Cell] = field(default_factory=list)
    unsaid: list[tuple[Cell, str]] = field(default_factory=list)


def read_indicators(measure: ReadMeasure, parts: dict[str, list[Cell]]) -> Found:
    """``parts``: cells by "indicator", "baseline", "target", "unit", "source", "rhythm"."""
    found = Found(
        [cell for cell in parts.get("rhythm", []) if lines(cell.text) and not rhythm_of(cell.text)]
    )
    found.strange += [  # a unit is short; what is longer is kept whole beside it
        cell
        for cell in parts.get("unit", [])
        if any(len(line) > _UNIT_LENGTH for line in lines(cell.text))
    ]
    columns = {
        part: [lines(cell.text) for cell in parts.get(part, [])]
        for part in ("baseline", "target", "unit", "source", "rhythm")
    }
    apart = any(columns["baseline"] + columns["target"])
    indicators = [
        one for cell in parts.get("indicator", []) for one in _named(cell, apart, measure, found)
    ]
    if not indicators:
        if not apart:
            alone = [*parts.get("unit", []), *parts.get("source", []), *parts.get("rhythm", [])]
            found.strange = [cell for cell in alone if lines(cell.text)]
            return found
        indicators = [ReadIndicator("")]
    for place, indicator in enumerate(indicators):
        for part, cells in columns.items():
            texts = [_matching(values, place, len(indicators)) for values in cells]
            told = [one for one in zip(parts.get(part, []), texts, strict=True) if one[1]]
            if part in _VALUES and told:
                overruled = _take_value(indicator, part, told)
                found.unsaid += [(cell, squash(cell.text)) for cell in overruled]
            else:
                _set(indicator, part, _with_years(told))
    measure.indicators += indicators
    found.unsaid += [
        (cell, squash(cell.text))
        for part in _VALUES
        for cell in parts.get(part, [])
        if has_bounds(cell.text)
    ]
    _name_nameless(measure)
    return found


def _take_value(indicator: ReadIndicator, part: str, told: list[_Told]) -> list[Cell]:
    """Of several columns ("Zielwert 2027 | Zielwert 2030") the latest that has a value gives it.
    The others are told in the text; gives their cells, of which no value says anything."""
    by_year = sorted(told, key=_year_of_heading)
    chosen = next((one for one in reversed(by_year) if single_value(one[1])), by_year[-1])
    _set_value(indicator, part, chosen[1])
    setattr(indicator, f"{part}_text", _with_years(told))
    _take_heading(indicator, part, chosen[0].proposal.column)
    return [cell for cell, text in told if cell is not chosen[0] and not is_empty(text)]


def _year_of_heading(told: _Told) -> date:
    span = find_span(told[0].proposal.column)
    return span[0].end if span else date.min


def _with_years(told: list[_Told]) -> str:
    """The texts of a part below their headings; several say which year each is of."""
    if len(told) < 2:
        return "".join(text for _cell, text in told)
    years = [find_span(cell.proposal.column) for cell, _text in told]
    return "; ".join(
        f"{year[0].text}: {text}" if year else text
        for year, (_cell, text) in zip(years, told, strict=True)
    )


def _take_heading(indicator: ReadIndicator, part: str, heading: str) -> None:
    """What a heading says of the value below it ("Zielwert 2030 in %") and its cell does not."""
    span = find_span(heading)
    if getattr(indicator, part) is None or indicator.yes_no:
        return
    if span and getattr(indicator, f"{part}_date") is None:
        setattr(indicator, f"{part}_date", span[0].end)
    indicator.unit = indicator.unit or unit_of_heading(heading)[:_UNIT_LENGTH]


def _named(cell: Cell, apart: bool, measure: ReadMeasure, found: Found) -> list[ReadIndicator]:
    """The indicators of a cell; with their values where these have no columns of their own."""
    if apart:
        return [ReadIndicator(line) for line in lines(cell.text)]
    read = parse_indicators(cell.text, measure.start.year if measure.start else None)
    if read.rest:
        found.unsaid.append((cell, read.rest))
    return [_with_values(one) for one in read.items]


def _with_values(one: Indicator) -> ReadIndicator:
    return ReadIndicator(
        one.name,
        unit=one.unit[:_UNIT_LENGTH],
        direction=str(Direction.YES_NO) if one.yes_no else "",
        baseline=one.baseline,
        baseline_date=one.baseline_date,
        target=one.target,
        target_date=one.target_date,
        source=one.source,
        yes_no=one.yes_no,
    )


def _name_nameless(measure: ReadMeasure) -> None:
    for indicator in measure.indicators:
        if not indicator.name:
            indicator.name = indicator.unit or "Zielwert"
        indicator.direction = indicator.direction or _direction(indicator)


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
        _set_value(indicator, part, text)


def _set_value(indicator: ReadIndicator, part: str, text: str) -> None:
    one, span = single_value(text), find_span(text)
    day = span[0].end if span else None
    if one:
        if one.yes_no:
            indicator.yes_no, indicator.direction = True, str(Direction.YES_NO)
        setattr(indicator, part, one.baseline if one.target is None else one.target)
        indicator.unit = indicator.unit or one.unit[:_UNIT_LENGTH]
        day = (one.baseline_date if one.target is None else one.target_date) or day
    setattr(indicator, f"{part}_text", text)
    setattr(indicator, f"{part}_date", day)


def read_milestones(measure: ReadMeasure, cells: list[Cell]) -> None:
    """One milestone a line (or between semicolons); it is due at the date in it, or else
    at that of the heading."""
    for cell in cells:
        found = lines(cell.text)
        if len(found) == 1:
            found = [part.strip() for part in found[0].split(";") if part.strip()]
        for line in found:
            span = find_span(line) or find_span(cell.proposal.column)
            bare = not any(sign.isalpha() for sign in line)  # "50" below "Zwischenziel 2026"
            title = f"{cell.proposal.column}: {line}" if bare else line
            measure.milestones.append(ReadMilestone(title, span[0].end if span else None))
