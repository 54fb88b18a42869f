"""Lists of contacts: reading 5,000 rows, finding who stands twice among 5,000, and how well."""

import csv
import io
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import openpyxl
from tests.engines.labelled.people import halves, score

from bench.figures import Figure
from gemeinwerk.engines.same_person import Person, find

PEOPLE = 5_000
_FIRST = (
    "Anna Bernd Olena Fatima Mehmet Ali Karl-Heinz Eva Maria Yusuf Petra Jürgen Gabriele Iryna "
    "Mohammed Sabine Thomas Ayşe Nadine Wolfgang Steffi Uwe Christina Oleksandr Birgit Tobias"
)
_LAST = (
    "Müller Krause Haddad Yılmaz Schulz Quell Berg Shevchenko Meier Schmidt Weber Kaya Nguyen "
    "Hoffmann Brandt Lindner Seidel Aydın Kowalski Petrenko Wolf Lange Krüger Arnold Sommer"
)
FIRST, LAST = _FIRST.split(), _LAST.split()
HEADINGS = (
    "Anrede", "Name", "Organisation", "Funktion", "Telefon", "E-Mail", "Straße", "PLZ Ort",
    "Einwilligung", "Herkunftsland", "Akteursgruppe", "Sprache", "Bemerkung", "Handlungsfeld",
)  # fmt: skip


def run() -> list[Figure]:
    return [*_read_in(), *who_stands_twice()]


def _read_in() -> Iterator[Figure]:
    for kind, data in (("XLSX", table()), ("CSV", _csv())):
        how = f"{PEOPLE:,} rows of {len(HEADINGS)} columns, in a process of its own"
        seconds, megabytes, people = _read_apart(data)
        yield Figure(f"a list of contacts, {kind}: read", seconds, "s", 20.0, how)
        yield Figure(f"a list of contacts, {kind}: memory", megabytes, "MB", 300.0, how)
        yield Figure(f"a list of contacts, {kind}: people", people, "", PEOPLE, how, at_least=True)


def who_stands_twice() -> Iterator[Figure]:
    people = _crowd()
    began = perf_counter()
    found = find(people)
    how = f"{len(people):,} invented people, {len(found):,} pairs proposed"
    yield Figure("who stands twice: found", perf_counter() - began, "s", 10.0, how)
    for name, half in zip(("tuned on", "unseen"), halves(), strict=True):
        told = score(half)
        how = f"{told.pairs} labelled pairs; missed {len(told.missed)}, wrong {len(told.wrong)}"
        yield Figure(f"who stands twice, {name}: recall", told.recall, "", 0.95, how, at_least=True)
        yield Figure(
            f"who stands twice, {name}: precision", told.precision, "", 0.9, how, at_least=True
        )


def _rows() -> list[list[str]]:
    chance = random.Random(11)
    rows = [list(HEADINGS)]
    for number in range(PEOPLE):
        first, last = chance.choice(FIRST), chance.choice(LAST)
        name = chance.choice([f"{first} {last}", f"{last}, {first}", f"Dr. {first} {last}"])
        club = f"Verein {number % 700} e. V. (V{number % 700})"
        rows.append([
            "Frau", name, club, "Vorsitzende", f"0331 {number:06d}",
            f"{number}.p@verein.example", f"Lange Straße {number % 90 + 1}", "14467 Potsdam",
            "ja, per Mail am 12.3.2025", "", "NGO", "deutsch", f"Bemerkung {number}",
            "Wohnen, Arbeit",
        ])  # fmt: skip
    return rows


def table() -> bytes:
    """The list as XLSX."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Kontakte")
    for row in _rows():
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _csv() -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(_rows())
    return stream.getvalue().encode()


def _crowd() -> list[Person]:
    """As many namesakes and mailboxes as a town of some size has."""
    chance = random.Random(7)
    people = []
    for number in range(PEOPLE):
        first, last = chance.choice(FIRST), f"{chance.choice(LAST)}{chance.choice(_MORE)}"
        club = f"Verein {chance.randrange(900)}"
        mail = f"{first}.{last}@{club.replace(' ', '')}.example".casefold()
        people.append(
            Person(
                str(number),
                first,
                last,
                organisations=(club,),
                mails=(mail,) if chance.random() < 0.6 else (),
                phones=(f"0331 {chance.randrange(10**6):06d}",),
            )
        )
    return people


_MORE = ("", "", "", "mann", "bach", "stein", "er", "-Ost", "feld", "hof")


def _read_apart(data: bytes) -> tuple[float, float, int]:
    """(seconds, megabytes at most, people) of a process that does nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.contacts"], input=data, capture_output=True, check=True
    )
    seconds, megabytes, people = done.stdout.split()
    return float(seconds), float(megabytes), int(people)


def _read() -> None:
    from gemeinwerk.contact_files.assemble import read

    data = sys.stdin.buffer.read()
    began = perf_counter()
    reading = read(data, "kontakte")
    seconds = perf_counter() - began
    status = Path("/proc/self/status").read_text("utf-8")
    megabytes = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024
    print(seconds, megabytes, len(reading.people))


if __name__ == "__main__":
    import django

    django.setup()
    _read()
