"""Which rows of a list have others below them, by their numbers or by how they look.

Numbers stand in a column of their own or before the names. Looks are the outline of the sheet,
names moved in, and bold names.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from string import ascii_uppercase

from gemeinwerk.catalogue_files.trees.groups import may_be_said, numbering
from gemeinwerk.german import squash
from gemeinwerk.german.codes import counted_on, is_numbered_below, parts_of
from gemeinwerk.tables.grid import Row

FOOTNOTE = re.compile(
    r"^(?:\*|†|¹|²|³|\d{1,2}\)|stand\b|quelle|anmerkung|hinweis|legende|abkürzung|erläuterung|fußnote"
    r"|seite \d|note|source|\(?\*)",
    re.IGNORECASE,
)
_ALL = 0.9
"""So many of the names begin with a number where numbers stand before the names."""
NAMES_ONLY = 0.5
"""Rows with nothing but a name are measures as well where there are more of them than this, for
each measure that says more."""
_FULL, _LONE = 2, 1


class Outline:
    """Of the filled rows of a table. ``title``, ``code``: their columns, None where there is none.

    ``numbers``: of each row, "" where it has none. ``depths``: of each row, from how it looks; None
    where that says nothing. ``before_names``: the numbers stand before the names.
    """

    def __init__(self, rows: Sequence[Row], title: int | None, code: int | None) -> None:
        self._rows, self._title, self._code = rows, title, code
        self.lone = [set(row.cells) <= {title, code} or len(row.cells) == 1 for row in rows]
        self.before_names = code is None and self._begin_with_numbers()
        self.numbers = [self._number(row) for row in rows]
        if self.before_names:
            self._doubt_numbers()
        self._next = _next_filled(self.numbers)
        self.depths = self._depths()
        self._open = [self._leads(place) for place in range(len(rows))]
        self._empty = self._empty_groups()

    def has_rows_below(self, place: int) -> bool:
        """Whether the next row stands below this one: 1 above 1.1, or a name moved in."""
        return self._open[place]

    def leads_to(self, place: int, number: str) -> bool:
        """Whether the next row with a number stands below this one."""
        following = self._next[place]
        return following is not None and is_numbered_below(self.numbers[following], number)

    def is_group(self, place: int) -> bool:
        """A row with nothing but a name that has rows below it, or like others that have."""
        return self.lone[place] and (self._open[place] or place in self._empty)

    def depth(self, place: int) -> int | None:
        return self.depths[place] if self.depths else None

    def measures_at_the_end(self, last_full: int) -> int:
        """The place of the last row below the last full one that says no more than its name and is
        a measure all the same: it has a number of their shape, or stands as deep as they do."""
        full = [place for place, alone in enumerate(self.lone) if not alone]
        numbers = {self.numbers[place] for place in full}
        shapes = {_shape(number) for number in numbers if number}
        depths = {self.depths[place] for place in full} - {0} if self.depths else set()
        for place in range(len(self._rows) - 1, last_full, -1):
            number = self.numbers[place]
            alike = number not in numbers and _shape(number) in shapes
            if self._has_name(place) and (alike or self.depth(place) in depths):
                return place
        return last_full

    def _has_name(self, place: int) -> bool:
        return (
            self.lone[place]
            and self._title in self._rows[place].cells
            and not (self._is_remark(place))
        )

    # --- numbers --------------------------------------------------------------------------------

    def _number(self, row: Row) -> str:
        if self._code is not None:
            return squash(row.cells.get(self._code, "")).rstrip(".")
        if self.before_names and self._title is not None:
            return numbering(row.cells.get(self._title, ""))[0]
        return ""

    def _doubt_numbers(self) -> None:
        """ "365 Euro Ticket" among 1, 1.1, 1.2 has no number: it neither counts along nor has
        any below it."""
        names = [row.cells.get(self._title or 0, "") for row in self._rows]
        counted = counted_on(names)
        after = _next_filled(self.numbers)
        below = [
            following is not None and is_numbered_below(self.numbers[following], number)
            for following, number in zip(after, self.numbers, strict=True)
        ]
        self.numbers = [
            "" if may_be_said(name) and name not in counted and not leads else number
            for name, leads, number in zip(names, below, self.numbers, strict=True)
        ]

    def _begin_with_numbers(self) -> bool:
        """Whether nearly all names do, and the numbers are in order or stand below one another."""
        if self._title is None:
            return False
        names = [
            name
            for row in self._rows
            if (name := row.cells.get(self._title)) and not FOOTNOTE.match(name)
        ]
        numbers = [number for name in names if (number := numbering(name)[0])]
        if len(numbers) < max(3, _ALL * len(names)) or len(set(numbers)) < len(numbers):
            return False
        if numbers == [str(place) for place in range(1, len(numbers) + 1)]:
            return True
        if numbers == list(ascii_uppercase[: len(numbers)]):
            return True
        return any(is_numbered_below(after, before) for before, after in pairwise(numbers))

    def _leads(self, place: int) -> bool:
        following = self._next[place]
        number = self.numbers[place]
        if number and following is not None and is_numbered_below(self.numbers[following], number):
            return True
        if not self.depths or place + 1 >= len(self._rows) or not self.lone[place]:
            return False
        return self.depths[place + 1] > self.depths[place]

    # --- looks ----------------------------------------------------------------------------------

    def _depths(self) -> list[int] | None:
        looks: tuple[Callable[[int], int], ...] = (self._by_outline, self._by_indent)
        for look in looks:
            depths = [look(place) for place in range(len(self._rows))]
            leading = [
                place for place, (own, after) in enumerate(pairwise(depths))
                if self.lone[place] and own < after
            ]  # fmt: skip
            if leading:
                return depths
        return self._by_bold()

    def _by_outline(self, place: int) -> int:
        return self._rows[place].outline

    def _by_indent(self, place: int) -> int:
        row = self._rows[place]
        return (row.indents or {}).get(self._name_at(place), 0)

    def _name_at(self, place: int) -> int:
        cells = self._rows[place].cells
        return self._title if self._title is not None and self._title in cells else min(cells)

    def _by_bold(self) -> list[int] | None:
        """Bold names above names above rows that say more; none of the last is bold."""
        bold = [
            self._name_at(place) in (row.bold or ()) for place, row in enumerate(self._rows)
        ]  # fmt: skip
        lone = [place for place, alone in enumerate(self.lone) if alone]
        if not any(bold[place] for place in lone):
            return None
        if any(is_bold and not alone for is_bold, alone in zip(bold, self.lone, strict=True)):
            return None
        return [
            0 if is_bold else _LONE if alone else _FULL
            for is_bold, alone in zip(bold, self.lone, strict=True)
        ]

    # --- groups without measures ----------------------------------------------------------------

    def _empty_groups(self) -> set[int]:
        """Rows with nothing but a name where others like it have rows below them, unless all the
        rows beside it are measures."""
        like = {self._level(place) for place, opens in enumerate(self._open) if opens} - {None}
        leaves = [place for place, opens in enumerate(self._open) if not opens]
        parents = self._parents()
        measures = {parents[place] for place in leaves if not self.lone[place]} - {None}
        measures -= {parents[place] for place, opens in enumerate(self._open) if opens}
        bare = [place for place in leaves if self.lone[place] and not self._is_remark(place)]
        if len(bare) > NAMES_ONLY * (len(leaves) - len(bare)):
            return set()
        return {
            place for place in bare if self._level(place) in like and parents[place] not in measures
        }

    def _parents(self) -> list[Hashable]:
        """What each row stands right below, None at the top."""
        if not self.depths:
            return [tuple(parts_of(number)[:-1]) or None for number in self.numbers]
        found: list[Hashable] = []
        path: list[int] = []
        for place, depth in enumerate(self.depths):
            while path and self.depths[path[-1]] >= depth:
                path.pop()
            found.append(path[-1] if path else None)
            path.append(place)
        return found

    def _is_remark(self, place: int) -> bool:
        cells = self._rows[place].cells
        return bool(FOOTNOTE.match(cells[min(cells)]))

    def _level(self, place: int) -> tuple[str, int] | None:
        if self.depths:
            return "look", self.depths[place]
        if number := self.numbers[place]:
            return "number", len(parts_of(number))
        return None


def _next_filled(numbers: list[str]) -> list[int | None]:
    """The place of the next row with a number, for each row."""
    found: list[int | None] = [None] * len(numbers)
    following = None
    for place in range(len(numbers) - 1, -1, -1):
        found[place] = following
        if numbers[place]:
            following = place
    return found


def _shape(number: str) -> tuple[bool, ...]:
    """Of its parts which are letters: "A.1" is none of "1.1", and "1" none of both."""
    return tuple(part.isalpha() for part in parts_of(number))


def without_number(title: str) -> str:
    """ "1.1 Kurse anbieten" -> "Kurse anbieten"."""
    return re.sub(r"^\s+", "", numbering(title)[1])
