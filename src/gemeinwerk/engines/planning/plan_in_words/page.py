"""How a page of plain text is laid: paragraphs in both languages, wrapped in the reader's."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gemeinwerk.engines.planning.problem import Words

WIDTH = 88
_GAP = "   "


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. indent: of all its lines; hang: how much more from the second line on."""

    words: Words
    indent: int = 0
    hang: int = 0
    wrap: bool = True

    def laid(self, language: str) -> str:
        """The paragraph in one language, no line longer than the page is wide."""
        text = self.words.in_language(language)
        if not self.wrap or not text:
            return " " * self.indent + text if text else ""
        return textwrap.fill(
            text,
            WIDTH,
            initial_indent=" " * self.indent,
            subsequent_indent=" " * (self.indent + self.hang),
            break_long_words=False,
            break_on_hyphens=False,
        )


EMPTY = Line(Words("", ""))


def paged(lines: Iterable[Line], language: str) -> str:
    """All paragraphs one below the other."""
    return "\n".join(line.laid(language) for line in lines)


def section(title: Words, lines: Iterable[Line]) -> list[Line]:
    """An empty line, the title, the lines; nothing where there are no lines."""
    body = list(lines)
    return [EMPTY, Line(title), *body] if body else []


def table(rows: Sequence[Sequence[Words]], numbers: Sequence[int], indent: int = 2) -> list[Line]:
    """Rows in columns; the columns whose places are in `numbers` stand to the right."""
    german = _columns([[cell.de for cell in row] for row in rows], numbers)
    english = _columns([[cell.en for cell in row] for row in rows], numbers)
    both = zip(german, english, strict=True)
    return [Line(Words(de, en), indent, wrap=False) for de, en in both]


def _columns(rows: list[list[str]], numbers: Sequence[int]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        _GAP.join(
            cell.rjust(width) if place in numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
