"""Finds the list on a sheet: its heading, what stands above it, its rows."""

from dataclasses import dataclass, field

from gemeinwerk.contact_files.vocabulary import HEADINGS, is_withheld
from gemeinwerk.german.people import parse_people
from gemeinwerk.german.text import fold, squash
from gemeinwerk.tables.grid import Row, Sheet, column_letter

_LOOK_AT = 40
_LONGEST = 120
_SURE = 0.6
_NEEDED = frozenset({"name", "last_name", "first_name", "organisation", "mail", "contact"})


@dataclass(frozen=True, slots=True)
class Column:
    """``key``: what it is called in a mapping, unique in its list. ``top``: of a line above."""

    index: int
    key: str
    heading: str
    top: str = ""


@dataclass(slots=True)
class ContactList:
    """A heading and the rows below it. ``above``: what stands before; ``headed``: it has one."""

    sheet: Sheet
    columns: list[Column]
    rows: list[Row]
    above: list[Row] = field(default_factory=list)
    first_row: int = 0
    headed: bool = True


def understood(cells: list[str]) -> int:
    """In how many cells of a line a heading is known."""
    return sum(_knows(cell) for cell in cells)


def find_list(sheet: Sheet) -> ContactList | None:
    """The list of a sheet; None where nothing on it looks like one."""
    best, score = -1, 0.0
    for place, row in enumerate(sheet.rows[:_LOOK_AT]):
        if (found := _score(row)) > score:
            best, score = place, found
    if best < 0:
        return _without_heading(sheet)
    lines = [sheet.rows[best]]
    if best and len(sheet.rows[best - 1].cells) > 1 and _goes_on(sheet.rows[best - 1], lines[0]):
        best -= 1
        lines.insert(0, sheet.rows[best])
    elif best + 1 < len(sheet.rows) and _goes_on(lines[0], sheet.rows[best + 1]):
        lines.append(sheet.rows[best + 1])
    rows = sheet.rows[best + len(lines) :]
    return ContactList(
        sheet, _columns(sheet, lines, rows), rows, sheet.rows[:best], lines[0].number
    )


def find_lists(sheet: Sheet) -> list[ContactList]:
    """The lists of a sheet, one below the other: each line of other headings begins one."""
    found, lists = find_list(sheet), list[ContactList]()
    while found:
        lists.append(found)
        found = _cut(found) if found.headed else None
    return lists


def _cut(one: ContactList) -> ContactList | None:
    """What begins below another heading, taken out of a list; None without one."""
    for place, row in enumerate(one.rows):
        if place and _is_other_heading(row, one.columns):
            begin = place
            while begin and _is_title(one.rows[begin - 1]):
                begin -= 1
            above, rows = one.rows[begin:place], one.rows[place + 1 :]
            one.rows = one.rows[:begin]
            return ContactList(one.sheet, _columns(one.sheet, [row], rows), rows, above, row.number)
    return None


def _is_title(row: Row) -> bool:
    """A line of one cell that is not somebody's name."""
    texts = list(row.cells.values())
    return len(texts) == 1 and not parse_people(texts[0]).people


def _is_other_heading(row: Row, columns: list[Column]) -> bool:
    """Nothing but headings, at least one of them in its old place, and not the same once more."""
    if len(row.cells) < 2 or says_heading(row, columns):
        return False
    named = {column.index: fold(column.heading) for column in columns}
    again = any(fold(text) == named.get(index) for index, text in row.cells.items())
    heads = all(HEADINGS.exact(text) or is_withheld(text) for text in row.cells.values())
    return again and heads and _score(row) > 0


def says_heading(row: Row, columns: list[Column]) -> bool:
    """Whether a row says the heading once more, as on each printed page."""
    named = {column.index: fold(column.heading) for column in columns}
    same = sum(fold(text) == named.get(index) for index, text in row.cells.items())
    return same >= 2 and same >= 0.8 * len(row.cells)


def _knows(text: str) -> bool:
    if not text or len(text) > _LONGEST or "@" in text:
        return False
    found = HEADINGS.best(text)
    return is_withheld(text) or bool(found and found.score >= _SURE)


def _score(row: Row) -> float:
    """How much of a heading is known; 0 where it is none of a list of contacts."""
    texts = list(row.cells.values())
    if any(len(text) > _LONGEST or "@" in text for text in texts):
        return 0.0
    fields: dict[str, float] = {}
    known = 0
    for text in texts:
        found = HEADINGS.best(text)
        if is_withheld(text):
            known += 1
        elif found and found.score >= _SURE:
            known += 1
            fields[found.field] = max(fields.get(found.field, 0.0), found.score)
    if not fields.keys() & _NEEDED or known < max(1, 0.4 * len(texts)):
        return 0.0
    if len(texts) == 1 and sum(fields.values()) < 0.95:
        return 0.0
    return sum(fields.values()) + 0.1 * known - 0.2 * (len(texts) == 1)


def _goes_on(above: Row, below: Row) -> bool:
    """A second line of nothing but headings below others that reach over several columns."""
    if not below.cells or any(len(text) > 40 or "@" in text for text in below.cells.values()):
        return False
    tops = _reaching(above, below)
    both = [(f"{tops.get(at, '')} {text}", text) for at, text in below.cells.items()]
    if not all(_knows(text) or _knows(joined) for joined, text in both):
        return False
    exact = [HEADINGS.exact(text) for text in below.cells.values()]
    return (
        len(below.cells) >= 2
        and any(exact)
        and any(index not in above.cells for index in below.cells)
    )


def _columns(sheet: Sheet, lines: list[Row], rows: list[Row]) -> list[Column]:
    tops = _reaching(lines[0], lines[1]) if len(lines) > 1 else {}
    bottom = {index: text for line in lines for index, text in line.cells.items()}
    indices = set(bottom) | {index for row in rows for index in row.cells}
    columns: list[Column] = []
    used: dict[str, int] = {}
    for index in sorted(indices):
        heading, top = squash(bottom.get(index, "")), tops.get(index, "")
        key = f"{top} / {heading}" if top and top != heading else heading
        key = key or f"Spalte {column_letter(index)}"
        used[key] = used.get(key, 0) + 1
        if used[key] > 1:
            key = f"{key} ({used[key]})"
        columns.append(Column(index, key, heading, top))
    return columns


def _reaching(above: Row, below: Row) -> dict[int, str]:
    """Column -> the heading in the line above that reaches over it."""
    tops: dict[int, str] = {}
    last = ""
    for index in range(max([*above.cells, *below.cells]) + 1):
        last = squash(above.cells[index]) if index in above.cells else last
        if index in below.cells:
            tops[index] = last
    return tops


def _without_heading(sheet: Sheet) -> ContactList | None:
    """A list that begins with its first row: mail addresses show that it is one."""
    mails = sum(any("@" in text for text in row.cells.values()) for row in sheet.rows)
    if not mails or mails < 0.3 * len(sheet.rows):
        return None
    nothing = Row(0, {})
    return ContactList(sheet, _columns(sheet, [nothing], sheet.rows), sheet.rows, headed=False)
