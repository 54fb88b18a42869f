"""Compares what the review of a file said with what is in the database after taking it over."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.db import transaction

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.german import fold, is_empty, parse_number
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.document import catalogue_document, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.catalogue_xlsx import xlsx
from gemeinwerk.measures.exporting.csvfile import csv_file
from gemeinwerk.measures.importing import operations, preview
from gemeinwerk.measures.importing.review import reviewed
from gemeinwerk.measures.models import ImportRun, Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.xlsx import read_xlsx

NAMES = [name for name in plain_values.NAMES if name not in ("position", "code")]


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def looked_through(concept: Concept, content: bytes, name: str) -> ImportRun:
    run = operations.upload(concept, content=content, name=name, by=None)
    jobs.work_one()
    return ImportRun.objects.select_related("concept").get(pk=run.pk)


def taken_over(run: ImportRun, by: User) -> ImportRun:
    operations.apply(run, by=by, sure=True)
    jobs.work_one()
    return ImportRun.objects.get(pk=run.pk)


@dataclass
class Stand:
    """All of a catalogue: key of a measure -> its values, notes and revision."""

    measures: dict[int, dict[str, Any]]
    frame: dict[str, Any]

    @classmethod
    def of(cls, concept: Concept) -> "Stand":
        found = {}
        for measure in measures_for_document(concept):
            told = plain_values.values_of(measure, NAMES)
            for name in plain_values.PARTS:
                told[name] = [
                    {key: value for key, value in row.items() if key != "id"} for row in told[name]
                ]
            told["notes"] = list(measure.notes.values())
            told["code"], told["revision"] = measure.code, measure.revision
            found[measure.pk] = told
        frame = {
            "fields": list(concept.fields.values()),
            "themes": list(concept.themes.values()),
            "goals": list(concept.goals.values()),
        }
        return cls(found, frame)


def nothing_new(concept: Concept, content: bytes, name: str) -> None:
    """The file says what the catalogue says."""
    run = looked_through(concept, content, name)
    assert run.state == ImportState.READY, run.error
    told = [(one["code"], one["differences"]) for one in run.preview["steps"]]
    assert [one for one in told if one[1]] == []
    assert run.preview["changes"]["new"] == run.preview["changes"]["changed"] == 0
    made = [run.preview[f"new_{kind}"] for kind in ("fields", "themes", "goals")]
    assert made == [[], [], []]


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """A workbook after `change(book)`."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rewritten(content: bytes, cells: Mapping[tuple[str, ...], Any]) -> bytes:
    """Our own workbook with cells rewritten: (number of a measure, heading[, sheet]) -> value."""

    def change(book: Any) -> None:
        for (code, heading, *sheet), value in cells.items():
            here = book[sheet[0] if sheet else "Maßnahmen"]
            head = [one.value for one in here[1]]
            row = next(row for row in here.iter_rows(min_row=2) if row[0].value == code)
            row[head.index(heading)].value = value

    return edited(content, change)


def exported(concept: Concept, kind: str = "xlsx") -> bytes:
    internals = [internal_document(one) for one in measures_for_document(concept)]
    write = {"xlsx": xlsx, "csv": csv_file}[kind]
    return write(catalogue_document(Concept.objects.get(pk=concept.pk)), internals)


def hold(concept: Concept, content: bytes, name: str, by: User) -> ImportRun:
    """Take a file over and assert that exactly what the review said has happened."""
    before = Stand.of(concept)
    run = looked_through(concept, content, name)
    assert Stand.of(concept) == before, "looking through changes nothing"
    if run.state == ImportState.FAILED:
        assert run.error.endswith((".", "."))
        return run
    assert run.state == ImportState.READY, run.state
    promised = reviewed(run.preview, run.choices)
    done = taken_over(run, by)
    assert done.state == ImportState.APPLIED, done.error
    _kept(concept, before, promised)
    run.preview = promised
    return run


def _kept(concept: Concept, before: Stand, promised: dict[str, Any]) -> None:
    after = Stand.of(concept)
    by_code = {one["code"]: pk for pk, one in after.measures.items()}
    new = [step for step in promised["steps"] if step["action"] == "new"]
    assert len(after.measures) == len(before.measures) + len(new)
    touched: dict[int, dict[str, Any]] = {}
    for step in promised["steps"]:
        pk = by_code[step["stored_code"]]
        assert (pk not in before.measures) == (step["action"] == "new")
        touched[pk] = step
    for pk, was in before.measures.items():
        step = touched.get(pk, {"action": "same", "differences": []})
        now = after.measures[pk]
        if step["action"] == "same":
            assert now == was, (now, was)
            continue
        changed = {name for name in NAMES if now[name] != was[name]}
        told = {one["name"]: one["after"] for one in step["differences"]}
        assert set(told) == changed
        measure = Measure.objects.get(pk=pk)
        for name in changed:
            shown = writing.shown(measure, [name])[name]
            text = preview._short(preview._told(name, shown))
            assert _alike(told[name], text), (name, told, text)
        notes = len(now["notes"]) - len(was["notes"])
        assert notes == step["new_notes"]
        assert sum(one not in now["notes"] for one in was["notes"]) == step["changed_notes"]
    for name in ("fields", "themes", "goals"):
        made = len(after.frame[name]) - len(before.frame[name])
        assert after.frame[name][: len(before.frame[name])] or not before.frame[name]
        assert made == len(promised[f"new_{name}"])
        assert all(one in after.frame[name] for one in before.frame[name])


def _alike(told: str, stored: str) -> bool:
    """Relations may be told in another order; a new field gets its number when it is made."""
    if stored.endswith(f" {told}"):
        return True
    return sorted(told.split("; ")) == sorted(stored.split("; "))


def lost_texts(texts: set[str], concept: Concept, promised: dict[str, Any]) -> list[str]:
    """Typed texts that are no value, not kept with a measure, and not said to stay outside."""
    book = read_xlsx(exported(concept), Limits())
    kept = {text for sheet in book.sheets for row in sheet.rows for text in row.cells.values()}
    for measure in concept.measures.prefetch_related("notes"):
        cells = [*measure.unread, *(cell for note in measure.notes.all() for cell in note.unread)]
        kept |= {cell["value"] for cell in cells}
    kept |= {one["value"] for one in (*promised["unread"], *promised["outside"])}
    said = [
        note["de"] for step in promised["steps"] for cell in step["cells"] for note in cell["notes"]
    ]
    folded = "\n".join(_words(text) for text in (*kept, *said))
    numbers = {parse_number(text) for text in kept}
    return [
        text
        for text in texts
        if not is_empty(text)
        and not all(_words(part)[:150] in folded for part in re.split(r"[;\n]", text))
        and (parse_number(text) is None or parse_number(text) not in numbers)
    ]


def _words(text: str) -> str:
    """Without marks, since "II. Wohnen" becomes the field II Wohnen; a text of marks as it is."""
    return re.sub(r"[\W_]+", " ", fold(text)).strip() or text.strip()
