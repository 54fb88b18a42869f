"""Reads a file of ours back, exactly: the reverse of `exporting.workbook` and `exporting.csvfile`.

    found = reread(book)
    found.document, found.internals, found.unread

Only for files that carry our mark; whatever a person wrote in them since is read too, by the same
readers as any other file. Columns and sheets may be missing or in another order: what is not there
says nothing. Nothing is lost: a cell is a value, a text of its measure, ``unread`` or ``outside``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.loading import beside
from gemeinwerk.catalogue_files.results import Exact, Fate, Line, Outside, Unread
from gemeinwerk.catalogue_files.values.interpret import CODE_LENGTH
from gemeinwerk.core.escaping import from_csv
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import columns, lists_in_cells
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.own_file.generous import is_permanent, read_cell
from gemeinwerk.measures.own_file.long_texts import LongTexts
from gemeinwerk.measures.own_file.meaning import meant
from gemeinwerk.measures.own_file.recognising import LOOK_AT, known
from gemeinwerk.tables.dateformat import german_date
from gemeinwerk.tables.grid import ERROR_VALUES, Row, Sheet, Workbook, column_letter
from gemeinwerk.tables.merged import Merged

_DECIMAL = re.compile(r"(\d+),(\d+)")
_NO_PLACE = -1


@dataclass
class Reread:
    """`document` has fields, goals, themes and measures as in a catalogue document.

    `measures` stand in the order of the file; `internals` holds, by the number of a measure, what
    the columns of the house say; `lists` the rows of fields, goals and themes. `notes`: sentences
    about the file as a whole.
    """

    document: Document
    measures: list[Exact] = field(default_factory=list)
    internals: dict[str, Document] = field(default_factory=dict)
    lists: dict[str, list[Line]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    struck: list[Outside] = field(default_factory=list)
    hidden: list[Outside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def reread(book: Workbook) -> Reread:
    """The catalogue a file of ours holds."""
    return _Reader(book).read()


class _Reader:
    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.sheets = {sheet.name: sheet for sheet in book.sheets}
        if book.kind == "csv":
            self.sheets = {columns.MEASURES: book.sheets[0]}
        self.found = Reread({})
        self.merged = {sheet.name: Merged.of(sheet) for sheet in self.sheets.values()}
        self.lost: dict[tuple[str, int], dict[int, str]] = {}
        for sheet, row, place, text in book.lost:
            self.lost.setdefault((sheet, row), {})[place] = text
        self.long = LongTexts.of(self.sheets.get(columns.LONG))

    def read(self) -> Reread:
        found = self.found
        lists = {one.key: self._list(one) for one in columns.LISTS}
        found.document = {**lists, "measures": []}
        for line in self._lines(columns.MEASURES, self._row_columns()):
            self._measure(line)
        by_code: dict[str, Exact] = {}
        for one in found.measures:
            by_code.setdefault(one.document["code"], one)
        by_code.pop("", None)
        for part in columns.PARTS:
            self._part(part, by_code)
        self._rest()
        return found

    def _row_columns(self) -> tuple[columns.Column, ...]:
        """The columns of a measure's row: in CSV its lists are cells of it."""
        listed = columns.LISTED if self.book.kind == "csv" else ()
        return (*columns.MAIN, *columns.INTERNAL, *listed)

    # --- sheets ---------------------------------------------------------------------------------

    def _measure(self, line: Line) -> None:
        values = line.values
        values["code"] = _DECIMAL.sub(r"\1.\2", values["code"])
        if len(values["code"]) > CODE_LENGTH:
            line.strange["code"] = values["code"]
            line.spoken.discard("code")
            values["code"] = ""
        if not values["code"] and not values["title"]:
            self._leave(line, self._row_columns())
            return
        exact = Exact(line, self._document(line), {})
        for heading in list(line.further):
            if heading.startswith(columns.UNREAD.strip()):
                name = heading[len(columns.UNREAD.strip()) :].strip()
                exact.unplaced[name] = line.further.pop(heading)
        for part in columns.PARTS if self.book.kind == "csv" else ():
            self._cell_of_rows(part, exact)
        line.further = {heading: text for heading, text in line.further.items() if text}
        exact.internal = {column.key: values[column.key] for column in columns.INTERNAL}
        exact.internal["unread"] = [
            {"column": heading, "value": text}
            for heading, text in (*exact.unplaced.items(), *line.further.items())
            if text
        ]
        for cell in exact.internal["unread"]:
            self._say(line, cell["column"], cell["value"], Fate.KEPT)
        headings = {column.key: column.heading for column in (*columns.MAIN, *columns.INTERNAL)}
        for key, text in line.strange.items():
            self._say(line, headings[key], text, _fate(line, key))
        self.found.document["measures"].append(exact.document)
        self.found.measures.append(exact)
        self.found.internals.setdefault(values["code"], exact.internal)

    def _document(self, line: Line) -> Document:
        document = {column.key: line.values[column.key] for column in columns.MAIN}
        lead, short = document.pop("lead"), document.pop("lead_short")
        past = {key: document.pop(f"past_{key}") for key in ("concept", "code", "title")}
        lists = self.found.document
        return {
            **document,
            "field": meant(document["field"], lists["fields"]),
            "goal_ref": meant(document["goal_ref"], lists["goals"]),
            "lead": {"name": lead, "abbreviation": short} if lead else None,
            "contributing": [{"name": n, "abbreviation": ""} for n in document["contributing"]],
            "answers": [{"code": code, "text": ""} for code in document["answers"]],
            "predecessor": past if past["code"] else None,
            **{part.key: [] for part in columns.PARTS},
        }

    def _part(self, part: columns.Part, measures: Mapping[str, Exact]) -> None:
        described = (columns.MAIN[0], *part.columns)
        if self._heading_row(part.sheet, described) is None:
            return
        for measure in self.found.measures:
            measure.parts[part.key] = []
        for line in self._lines(part.sheet, described):
            code = _DECIMAL.sub(r"\1.\2", line.values["code"])
            if code not in measures:
                self._leave(line, described)
                continue
            measure = measures[code]
            line.values.pop("code")
            line.spoken.discard("code")
            if not any(line.values[one.key] or one.key in line.strange for one in part.columns):
                continue  # a row that holds nothing but the number
            self._take_row(part, measure, line)

    def _take_row(self, part: columns.Part, measure: Exact, line: Line) -> None:
        measure.document[part.key].append(line.values)
        measure.parts[part.key].append(line)
        for key, text in line.strange.items():
            heading = next(one.heading for one in part.columns if one.key == key)
            self._say(line, heading, text, _fate(line, key))
        for heading, text in line.further.items():
            if text:
                self._say(line, heading, text, Fate.KEPT)

    def _cell_of_rows(self, part: columns.Part, measure: Exact) -> None:
        """The rows of a list from its cell in the measure's own row."""
        cell = measure.line
        text = cell.values.pop(part.key)
        strange, spoken = cell.strange.pop(part.key, ""), part.key in cell.spoken
        cell.spoken.discard(part.key)
        if strange or not spoken:
            if strange:
                measure.words[part.key] = strange
                self._say(cell, columns.words_heading(part.key), strange, Fate.VALUE_STAYS)
            return
        measure.words[part.key], measure.parts[part.key] = text, []
        for row in lists_in_cells.read(part, text):
            line = Line(cell.sheet, cell.number, {c.key: c.codec.read("") for c in part.columns})
            if not row.cells:  # nobody can tell what it means
                line.strange[part.columns[0].key] = row.text
                measure.parts[part.key].append(line)
                self._say(line, columns.words_heading(part.key), row.text, Fate.VALUE_STAYS)
                continue
            line.spoken = {column.key for column in part.columns}
            line.further = {heading or _("Zusatz"): said for heading, said in row.further.items()}
            for column in part.columns:
                if row.cells.get(column.key):
                    self._take(line, column, _NO_PLACE, row.cells[column.key])
            self._take_row(part, measure, line)

    def _list(self, one: columns.List) -> list[Document]:
        rows = []
        for line in self._lines(one.sheet, one.columns):
            self._say_further(line)
            for key, text in line.strange.items():
                heading = next(column.heading for column in one.columns if column.key == key)
                self._say(line, heading, text, Fate.NOT_TAKEN)
            rows.append(line.values)
            self.found.lists.setdefault(one.key, []).append(line)
        return rows

    # --- rows and cells -------------------------------------------------------------------------

    def _heading_row(self, name: str, described: Sequence[columns.Column]) -> int | None:
        """Where the headings stand; None without a sheet of that name or without headings."""
        sheet = self.sheets.get(name)
        least = min(2, len(described))
        for index, row in enumerate(sheet.rows[:LOOK_AT] if sheet else ()):
            if known(row, described) >= least:
                return index
        return None

    def _lines(self, name: str, described: Sequence[columns.Column]) -> Iterator[Line]:
        begin = self._heading_row(name, described)
        if begin is None:
            return
        sheet = self.sheets[name]
        headings, by_place = self._headings(sheet.rows[begin], described)
        keys = {place: column.key for place, column in by_place.items()}
        self._say_missing(name, described, set(keys.values()))
        further = [heading for place, heading in headings.items() if place not in by_place]
        for row in sheet.rows[begin + 1 :]:
            line = Line(sheet.name, row.number, {c.key: c.codec.read("") for c in described})
            line.spoken = set(keys.values())
            line.further = dict.fromkeys(further, "")
            cells = self._cells(sheet, row, keys)
            for place in sorted(cells):
                text = cells[place]
                if place in by_place:
                    self._take(line, by_place[place], place, text)
                else:
                    self._take_further(line, headings.get(place, column_letter(place)), text)
            for place in self.merged[sheet.name].covered.get(row.number, set()) - set(cells):
                line.spoken.discard(keys.get(place, ""))
            yield line

    def _headings(
        self, row: Row, described: Sequence[columns.Column]
    ) -> tuple[dict[int, str], dict[int, columns.Column]]:
        """All headings by their place, and those places that are a column of ours."""
        by_heading = {column.heading: column for column in described}
        by_place: dict[int, columns.Column] = {}
        for place, heading in sorted(row.cells.items()):
            column = by_heading.pop(heading, None)  # the first of two counts
            if column:
                by_place[place] = column
        return dict(row.cells), by_place

    def _cells(self, sheet: Sheet, row: Row, keys: Mapping[int, str]) -> dict[int, str]:
        """The texts of a row: what is merged downwards counts for each of its rows."""
        # A date counts whole, however little of it the cell shows.
        days = {c: one.value for c, one in row.stored.items() if isinstance(one.value, date)}
        cells = row.cells | {place: german_date(day) for place, day in days.items()}
        cells |= self.lost.get((sheet.name, row.number), {})
        for place, text in self.merged[sheet.name].shared.get(row.number, {}).items():
            # The number of a measure is nobody else's.
            if sheet.name != columns.MEASURES or keys.get(place) != "code":
                cells.setdefault(place, text)
        if self.book.kind == "csv":
            return {place: from_csv(text) for place, text in cells.items()}
        return {place: self.long.whole(text) for place, text in cells.items()}

    def _take(self, line: Line, column: columns.Column, place: int, text: str) -> None:
        if self._is_error(line, place, text):
            line.strange[column.key] = text
            line.spoken.discard(column.key)
            return
        read = read_cell(column, text)
        if read is None and column.key in {"start", "end"} and is_permanent(text):
            line.values["permanent"] = True
            line.spoken.add("permanent")
            line.read_as[column.key] = text
            return
        if read is None:
            line.strange[column.key] = text
            line.spoken.discard(column.key)
            return
        if column.key != "permanent" or read.value or "permanent" not in line.read_as:
            line.values[column.key] = read.value
        if not read.whole:
            line.strange[column.key] = text
        if not read.exact:
            line.read_as[column.key] = text

    def _is_error(self, line: Line, place: int, text: str) -> bool:
        if place in self.lost.get((line.sheet, line.number), {}):
            return True
        if self.book.kind == "xlsx":
            return (line.sheet, line.number, place) in self.book.errors
        return text in ERROR_VALUES

    def _take_further(self, line: Line, heading: str, text: str) -> None:
        before = line.further.get(heading)
        line.further[heading] = f"{before}\n{text}" if before else text

    def _leave(self, line: Line, described: Sequence[columns.Column]) -> None:
        """A row nobody can be told by: its cells are listed as they stand."""
        for column in described:
            value = line.values[column.key]
            written = column.codec.write(value)
            text = line.strange.get(column.key) or line.read_as.get(column.key)
            if text or written is not None:
                self._say(line, column.heading, text or as_text(written), Fate.NOT_TAKEN)
        self._say_further(line)

    def _say_further(self, line: Line) -> None:
        for heading, text in line.further.items():
            if text:
                self._say(line, heading, text, Fate.NOT_TAKEN)

    def _say(self, line: Line, column: str, value: str, fate: Fate) -> None:
        self.found.unread.append(Unread(line.sheet, line.number, column, value, fate))

    def _say_missing(
        self, name: str, described: Sequence[columns.Column], present: set[str]
    ) -> None:
        internal = {column.key for column in columns.INTERNAL}
        gone = [c.heading for c in described if c.key not in present and c.key not in internal]
        if gone:
            self.found.notes.append(
                _(
                    "Auf dem Blatt „{sheet}“ fehlen Spalten: {names}. Was der Katalog dort sagt, "
                    "bleibt stehen."
                ).format(sheet=name, names=", ".join(f"„{one}“" for one in gone))
            )

    # --- what stands around ---------------------------------------------------------------------

    def _rest(self) -> None:
        """Sheets and rows that are not ours, comments, pieces of long texts nobody asked for."""
        described: dict[str, Sequence[columns.Column]] = {
            columns.MEASURES: columns.MAIN,
            **{one.sheet: (columns.MAIN[0], *one.columns) for one in columns.PARTS},
            **{one.sheet: one.columns for one in columns.LISTS},
        }
        for name, sheet in self.sheets.items():
            if name in (columns.LEGEND, columns.LONG):
                continue
            begin = self._heading_row(name, described[name]) if name in described else None
            for row in sheet.rows[:begin]:
                cells = sorted(row.cells.items())
                self.found.outside += [Outside(name, row.number, text) for _place, text in cells]
        for number, place_of, text in self.long.unused():
            place = Line(columns.LONG, place_of, {})
            self._say(place, _("Fortsetzung {n}").format(n=number), text, Fate.NOT_TAKEN)
        outside, self.found.struck, self.found.hidden = beside(self.book)
        self.found.outside += outside
        self._say_legend()
        if self.book.kind != "csv":
            self._say_missing_sheets()

    def _say_missing_sheets(self) -> None:
        gone = [one.sheet for one in columns.PARTS if one.sheet not in self.sheets]
        if gone:
            self.found.notes.append(
                _(
                    "In der Datei fehlen Blätter: {names}. Was der Katalog dort sagt, bleibt "
                    "stehen."
                ).format(names=", ".join(f"„{name}“" for name in gone))
            )

    def _say_legend(self) -> None:
        """What somebody wrote into our explanations; its first three rows are of each file."""
        legend, known = self.sheets.get(columns.LEGEND), columns.legend_texts()
        for row in legend.rows[3:] if legend else ():
            for _place, text in sorted(row.cells.items()):
                if text not in known:
                    self.found.outside.append(Outside(columns.LEGEND, row.number, text))


def _fate(line: Line, key: str) -> Fate:
    return Fate.BESIDE if key in line.spoken else Fate.VALUE_STAYS
