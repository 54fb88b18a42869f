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


def start(path: Path, slug: str) -> "subprocess.Popen[bytes]":
    program = [sys.executable, "-c", "from gemeinwerk.config.program import main; main()"]
    command = [*program, "import", str(path), "--concept", slug, "--format", "json"]
    return subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL)


def run() -> list[Figure]:
    concept("import", status="drafting")
    with tempfile.TemporaryDirectory() as folder:
        path = spreadsheet(Path(folder) / "katalog.xlsx", ROWS)
        began = perf_counter()
        process = start(path, "import")
        _, code, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - began
    assert code == 0, code
    assert Measure.objects.filter(concept__slug="import").count() == ROWS
    how = f"gemeinwerk import of {ROWS} rows and {len(HEAD)} columns, the whole process"
    return [
        Figure("import of 5,000 rows XLSX", seconds, "s", SECONDS, how),
        Figure("import of 5,000 rows XLSX, memory", used.ru_maxrss / 1024, "MB", MEGABYTES, how),
    ]
