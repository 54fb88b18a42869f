"""What offices type, with the right reading: files one can read, one case a line."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path


def rows(name: str, width: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    r"""(the heading in brackets above, its cells): parted by " | ", with "\n" for a line end."""
    heading = ""
    for line in (Path(__file__).parent / name).read_text().splitlines():
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        elif line and not line.startswith("# "):
            cells = [cell.strip().replace("\\n", "\n") for cell in re.split(r" \|(?= |$)", line)]
            assert len(cells) == width, f"{name}: {line}"
            yield heading, tuple(cells)


def first_day(short: str) -> date | None:
    """ "2026", "2026-03" or "2026-03-05"; "-" is none."""
    year, month, day = [*map(int, re.findall(r"\d+", short)), 1, 1, 1][:3]
    return date(year, month, day) if short != "-" else None


def last_day(short: str) -> date | None:
    numbers = [*map(int, re.findall(r"\d+", short))]
    if not numbers:
        return None
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    return date(year, month, numbers[2] if len(numbers) > 2 else monthrange(year, month)[1])
