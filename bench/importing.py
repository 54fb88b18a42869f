"""A catalogue of 5,000 rows from a spreadsheet into the database, in a process of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook

from bench.content import FIELDS, Row, rows
from bench.figures import Figure
from bench.towns import concept
from gemeinwerk.measures.models import Measure

ROWS, SECONDS, MEGABYTES = 5_000, 8, 200
HEAD = (
    "Nr.",
    "Handlungsfeld",
    "Maßnahme",
    "Ziel",
    "Beschreibung",
    "Zielgruppe",
    "Federführung",
    "Beginn",
    "Ende",
    "Kosten",
    "Indikator",
    "Ausgangswert",
    "Zielwert",
)


def spreadsheet(path: Path, count: int) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Maßnahmen")
    sheet.append(HEAD)
    for row in rows(count):
        sheet.append(_cells(row))
    book.save(path)
    return path


def _cells(row: Row) -> list[object]:
    return [
        row.code,
        f"{row.field + 1} {FIELDS[row.field]}",
        row.title,
        row.goal,
        row.description,
        row.target_group,
        row.unit,
        row.start,
        row.end,
        f"{row.cost:,} € jährlich".replace(",", "."),
        f"Zahl der {row.counted}",
        row.baseline,
        row.target,
    ]


PROGRAM = """
import atexit, sys
from bench.memory import peak_with_others
from gemeinwerk.config.program import main
atexit.register(lambda: print(peak_with_others(), file=sys.stderr))
main()
"""


def start(path: Path, slug: str) -> "subprocess.Popen[bytes]":
    """The import; the last line it says to the side is how much memory it took."""
    command = [sys.executable, "-c", PROGRAM, "import", str(path), "--concept", slug]
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen([*command, "--format", "json"], env=os.environ, **streams)


def run() -> list[Figure]:
    concept("import", status="drafting")
    with tempfile.TemporaryDirectory() as folder:
        path = spreadsheet(Path(folder) / "katalog.xlsx", ROWS)
        began = perf_counter()
        process = start(path, "import")
        _said, beside = process.communicate()
        seconds = perf_counter() - began
    assert process.returncode == 0, beside
    assert Measure.objects.filter(concept__slug="import").count() == ROWS
    how = f"gemeinwerk import of {ROWS} rows and {len(HEAD)} columns, the whole process"
    return [
        Figure("import of 5,000 rows XLSX", seconds, "s", SECONDS, how),
        Figure(
            "import of 5,000 rows XLSX, memory",
            int(beside.split()[-1]) / 1_000_000,
            "MB",
            MEGABYTES,
            how,
        ),
    ]
