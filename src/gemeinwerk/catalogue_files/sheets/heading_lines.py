"""The lines of a heading: whether a second one says more of the first, and what both say together.

Merged cells, words that are cut at a line's end, units and years under a word over several columns.
"""

import re
from itertools import pairwise

from gemeinwerk.catalogue_files.words import money_headings
from gemeinwerk.catalogue_files.words.headings import exact, meanings
from gemeinwerk.german import column_of, fold, scale_of, squash
from gemeinwerk.tables.grid import Area, Row, Sheet

_LONGEST_UNIT = 25
_LONGEST_HEADING = 60
"""Signs of a word over several columns; what is longer is a sentence."""
_HINT = re.compile(
    r"\(.*\)|\[.*\]|in (?:t ?€|euro|€|tsd|%).*|€|t€|eur|euro|%|(?:19|20)\d\d|von|bis|ja/nein"
    r"|einmalig|jaehrlich|vzae|stand .*",
)
_CUT_WORD = re.compile(r"(?<=[a-zäöüß])-[^\S\n]{0,9}\n\s{0,9}(?=[a-zäöüß])(?!und\b|oder\b|bzw\b)")
_AND = re.compile(r"(?:und|oder|bzw)\b")


def continues(sheet: Sheet, above: Row, below: Row) -> bool:
    """Whether a row is the second line of a heading, not the first row of data."""
    if below.number - above.number > 2 or _is_title(sheet, above, below):
        return False
    wide = _wide_areas(sheet, above.number)
    tall = any(
        area.first_row <= above.number and area.last_row >= below.number
        for area in sheet.merges
        if area.first_column in above.cells
    )
    if _subdivides(above, below) or _stands_in_gaps(above, below) or _goes_on(above, below):
        return True
    reasons = 0
    for column, text in below.cells.items():
        under_wide = any(a.first_column <= column <= a.last_column for a in wide)
        hint = _is_hint(text)
        if len(text) > 80:
            return False
        if column in above.cells and not under_wide and not hint:
            if fold(text) != fold(above.cells[column]):
                return False
        elif under_wide or hint or _knows(text):
            reasons += 1
        elif not tall:
            return False
    return reasons > 0 and (bool(wide) or tall or reasons >= len(below.cells) / 2)


def _is_title(sheet: Sheet, above: Row, below: Row) -> bool:
    """What stands over all columns says nothing of any of them; neither does a sentence over most:
    who it is sent to, until when, for whose eyes it is."""
    columns = above.cells.keys() | below.cells.keys()
    first, last = min(columns), max(columns)
    for area in _wide_areas(sheet, above.number):
        covered = min(area.last_column, last) - max(area.first_column, first) + 1
        if covered > last - first:
            return True
        text = above.cells.get(area.first_column, "")
        if len(text) > _LONGEST_HEADING and covered > (last - first) / 2:
            return True
    return False


def _stands_in_gaps(above: Row, below: Row) -> bool:
    """A second line of short words below words that reach over several columns, and nowhere else:
    a row of data would begin below the first heading."""
    gaps = {
        column
        for column in below.cells
        if column not in above.cells and _heading_left_of(column, above, below) is not None
    }
    starts = {_heading_left_of(column, above, below) for column in gaps}
    if not gaps or len(above.cells) < 2:
        return False
    beside = below.cells.keys() - gaps - starts
    if beside and not all(_is_hint(below.cells[column]) for column in gaps):
        return False
    if any(any(map(str.isdigit, below.cells[column])) for column in beside):
        return False  # a word under a heading of one column narrows it: "Förderung" above "Quote"
    if min(above.cells) in below.cells or any(len(text) > 40 for text in below.cells.values()):
        return False
    known = sum(_is_hint(text) or _knows(text) for text in below.cells.values())
    return known >= len(below.cells) / 2 and len(below.cells) > 2 * len(beside)


def _heading_left_of(column: int, above: Row, below: Row) -> int | None:
    """The column of the heading that reaches over an empty cell to its right."""
    while column >= 0 and column not in above.cells:
        column -= 1
        if column not in below.cells:
            return None
    return column if column >= 0 else None


def _goes_on(above: Row, below: Row) -> bool:
    """Headings whose words go on in the next line: "Feder-" above "führung"."""
    if not below.cells.keys() <= above.cells.keys():
        return False
    pairs = [(above.cells[column], text) for column, text in below.cells.items()]
    if any(len(text) > 30 or text[0].isdigit() for _over, text in pairs):
        return False
    cut = [_joined(over, text) for over, text in pairs if _is_cut(over, text)]
    if cut:
        return all(exact(whole) is not None for whole in cut)
    known = [exact(over) is None and exact(f"{over} {text}") is not None for over, text in pairs]
    return sum(known) >= 2 and all(known)


def _is_cut(above: str, below: str) -> bool:
    return above.endswith("-") and below[:1].islower() and not _AND.match(below)


def _joined(above: str, below: str) -> str:
    return f"{above[:-1]}{below}" if _is_cut(above, below) else f"{above} {below}"


def _is_hint(text: str) -> bool:
    """A unit, a year, "von": what says more of the heading above it and is none itself."""
    if len(text) <= _LONGEST_UNIT and (scale_of(text) or is_short_money(text)):
        return True
    return bool(_HINT.fullmatch(fold(text)))


def is_line_of_units(row: Row) -> bool:
    """ "T€ | T€ | T€": the last line of a heading says what its sums are counted in."""
    return bool(row.cells) and all(
        len(text) <= _LONGEST_UNIT and scale_of(text) and not any(map(str.isdigit, text))
        for text in row.cells.values()
    )


def is_short_money(text: str) -> bool:
    """ "2028 ff.", "gesamt", "Bund": a heading of money that is too short to stand alone."""
    said = money_headings.read(text)
    if said is None or not said.plain:
        return False
    return said.named or said.dated or bool(said.role) or column_of(text).counted


def _subdivides(above: Row, below: Row) -> bool:
    """A second line without merged cells: nothing but words of headings, which stand under a word
    over several columns, or say the first line again."""
    if (
        not _all_headings(below)
        or sum(exact(text) is not None for text in above.cells.values()) < 2
    ):
        return False
    both = above.cells.keys() & below.cells.keys()
    if any(fold(above.cells[column]) == fold(below.cells[column]) for column in both):
        return False
    again = sum(exact(above.cells[c]) == exact(below.cells[c]) is not None for c in both)
    return again >= 2 or any(
        column not in above.cells and column - 1 in above.cells for column in below.cells
    )


def _all_headings(row: Row) -> bool:
    known = [exact(text) is not None for text in row.cells.values()]
    hints = [_is_hint(text) for text in row.cells.values()]
    return sum(known) >= 2 and all(map(max, known, hints))


def _wide_areas(sheet: Sheet, row: int) -> list[Area]:
    return [
        area
        for area in sheet.merges
        if area.first_row <= row <= area.last_row and area.last_column > area.first_column
    ]


def _knows(text: str) -> bool:
    found = meanings(text)
    return bool(found) and found[0].score >= 0.74


def column_texts(sheet: Sheet, lines: list[Row]) -> dict[int, tuple[str, str]]:
    """Column -> (text above, text of the last line); merged cells count for all they cover."""
    texts: dict[int, list[str]] = {}
    spread = [_spread(sheet, line, last=n == len(lines) - 1) for n, line in enumerate(lines)]
    for place, (above, below) in enumerate(pairwise(spread)):
        _reach_over(above, below)
        if _goes_on(lines[place], lines[place + 1]):
            _join_words(above, below)
    for line in spread:
        for column, text in line.items():
            known = texts.setdefault(column, [])
            text = squash(_CUT_WORD.sub("", text))
            if not known or fold(known[-1]) != fold(text):
                known.append(text)
    return {column: (" / ".join(parts[:-1]), parts[-1]) for column, parts in sorted(texts.items())}


def _reach_over(above: dict[int, str], below: dict[int, str]) -> None:
    """A heading over others without merged cells holds for the empty cells to its right."""
    for column in sorted(below):
        left = column - 1
        if column not in above and left in above and left in below:
            above[column] = above[left]


def _join_words(above: dict[int, str], below: dict[int, str]) -> None:
    for column in above.keys() & below.keys():
        above[column] = below[column] = _joined(above[column], below[column])


def _spread(sheet: Sheet, line: Row, *, last: bool) -> dict[int, str]:
    """The cells of a heading line; not the last one: spread over the columns they are merged."""
    cells = dict(line.cells)
    for area in _wide_areas(sheet, line.number):
        text = line.cells.get(area.first_column)
        if text and not (last and area.last_column - area.first_column > 0 and _alone(line)):
            for column in range(area.first_column, min(area.last_column, 400) + 1):
                cells.setdefault(column, text)
    return cells


def _alone(line: Row) -> bool:
    return len(line.cells) == 1
