"""From the bytes of a file to its contacts: the steps in order."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gemeinwerk import tables
from gemeinwerk.contact_files import cards, vcards
from gemeinwerk.contact_files.errors import UnreadableContacts
from gemeinwerk.contact_files.mapping import propose, signature
from gemeinwerk.contact_files.organisations import OrganisationBook, add_rest
from gemeinwerk.contact_files.results import Beside, ContactReading, Proposal, ReadPerson, Withheld
from gemeinwerk.contact_files.rows import read_row
from gemeinwerk.contact_files.said import Entry
from gemeinwerk.contact_files.sheets import (
    Column,
    ContactList,
    find_lists,
    says_heading,
    understood,
)
from gemeinwerk.contact_files.values import parse_group
from gemeinwerk.contact_files.vocabulary import is_withheld, withheld_sentence
from gemeinwerk.german.people import is_transposed, parse_people
from gemeinwerk.german.text import fold, squash
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.words import Words

Progress = Callable[[int], None]


def read(
    data: bytes,
    name: str,
    *,
    limits: Limits | None = None,
    mapping: Mapping[str, str] | None = None,
    language: str = "de",
    on_progress: Progress = lambda percent: None,
) -> ContactReading:
    """Everything a list of contacts holds, or `UnreadableContacts` with a sentence.

    ``mapping`` (column -> field or "") is what the office decided; what it leaves open is proposed.
    ``language``: of the refusal. ``on_progress`` is told how far it has come, in percent.
    """
    limits = limits or Limits()
    if vcards.is_vcard(data):
        return _of_cards(data, name, limits, on_progress)
    try:
        book = tables.read(data, limits, understood=understood)
    except UnreadableTable as refusal:
        raise UnreadableContacts(refusal.words.in_language(language)) from refusal
    on_progress(30)
    return _Work(book, ContactReading(name, book.kind), dict(mapping or {})).run(on_progress)


@dataclass
class _Work:
    book: Workbook
    reading: ContactReading
    decided: dict[str, str]
    organisations: OrganisationBook = field(default_factory=OrganisationBook)
    fields: dict[str, str] = field(default_factory=dict)
    left_in_file: Counter[str] = field(default_factory=Counter)

    def run(self, on_progress: Progress) -> ContactReading:
        reading = self.reading
        headings = {
            (sheet.name, row.number, index): text
            for sheet in self.book.sheets for row in sheet.rows
            for index, text in row.cells.items()
        }  # fmt: skip
        tables.set_hidden_apart(self.book)
        reading.sheets = [sheet.name for sheet in self.book.sheets]
        lists: list[tuple[Sheet, ContactList | None]] = []
        for sheet in self.book.sheets:
            lists += [(sheet, one) for one in find_lists(sheet)] or [(sheet, None)]
        if not any(found and found.rows for _sheet, found in lists):
            raise UnreadableContacts(_nothing_found())
        seen: dict[str, Proposal] = {}
        for sheet, found in lists:
            if found is None:
                reading.outside += [one for row in sheet.rows for one in _whole(sheet, row)]
                continue
            for one in propose(found, self.decided):
                seen.setdefault(one.column, one)
            self._read(found, seen, on_progress)
        reading.proposals = list(seen.values())
        reading.signature = signature([*seen, *self.left_in_file])
        reading.organisations = self.organisations.found
        self._beside(lists, headings)
        self._withhold()
        reading.notes += list(self.book.notes)
        reading.outside += [
            Beside("", 0, block.text) for block in self.book.blocks if block.text and not block.rows
        ]
        for place, row, column, text in self.book.lost:
            reading.outside.append(Beside(place, row, f"{column + 1}: {text}", "lost"))
        return reading

    def _read(self, found: ContactList, seen: dict[str, Proposal], on_progress: Progress) -> None:
        sheet = found.sheet
        self.reading.outside += [one for row in found.above for one in _whole(sheet, row)]
        apart = {one.index for one in found.columns if is_withheld(one.key)}
        kept = [one for one in found.columns if one.index not in apart]
        last_first = {one.index: _stands_last_first(one, found, seen) for one in kept}
        group, below = "", _reaching_down(sheet)
        for place, row in enumerate(found.rows):
            if place % 200 == 0:
                on_progress(40 + 60 * place // len(found.rows))
            for index in sorted(apart & row.cells.keys()):
                column = next(one for one in found.columns if one.index == index)
                if not says_heading(row, found.columns):
                    self.left_in_file[column.key] += 1
            if says_heading(row, found.columns):
                continue
            if (said := _group_line(row, found)) is not None:
                group = said
                self.reading.outside.append(Beside(sheet.name, row.number, said))
                continue
            if _is_note(row, found, seen):
                self.reading.outside += _whole(sheet, row)
                continue
            entries = [
                Entry(one.key, seen[one.key].field, text, last_first[one.index])
                for one in kept
                if (text := row.cells.get(one.index) or below(row.number, one.index, seen[one.key]))
            ]
            self.reading.people += read_row(
                entries, sheet=sheet.name, row=row.number, book=self.organisations, group=group
            )

    def _beside(
        self,
        lists: list[tuple[Sheet, ContactList | None]],
        headings: Mapping[tuple[str, int, int], str],
    ) -> None:
        """Texts beside the cells; those of columns that stay in the file stay there as well."""
        first = [(sheet.name, found.first_row) for sheet, found in lists if found]
        for one in self.book.aside:
            if one.kind == tables.Beside.LINK:
                continue
            above = [at for name, at in first if name == one.sheet and at <= one.row]
            if one.column is not None and above:
                heading = headings.get((one.sheet, above[-1], one.column), "")
                if heading and is_withheld(heading):
                    if one.row != above[-1]:
                        self.left_in_file[squash(heading)] += 1
                    continue
            told = Beside(one.sheet, one.row, one.text, one.kind.value)
            target = {
                tables.Beside.STRUCK: self.reading.struck,
                tables.Beside.HIDDEN: self.reading.hidden,
            }.get(one.kind, self.reading.outside)
            target.append(told)

    def _withhold(self) -> None:
        self.reading.withheld = [
            Withheld(column, filled, withheld_sentence(column, filled))
            for column, filled in self.left_in_file.items()
        ]


def _whole(sheet: Sheet, row: Row) -> list[Beside]:
    return [Beside(sheet.name, row.number, text) for _index, text in sorted(row.cells.items())]


def _stands_last_first(column: Column, found: ContactList, seen: Mapping[str, Proposal]) -> bool:
    """Whether the names of a column begin with the surname, as most that can be told apart do."""
    if seen[column.key].field != "name":
        return False
    told = [
        turned for row in found.rows[:300]
        if (text := row.cells.get(column.index)) and (turned := is_transposed(text)) is not None
    ]  # fmt: skip
    low = fold(column.heading).replace(",", " ")
    named = low.split()[:2] in (["name", "vorname"], ["nachname", "vorname"])
    return (named and not told) or (len(told) >= 2 and sum(told) > 0.7 * len(told))


def _group_line(row: Row, found: ContactList) -> str | None:
    """A line of one cell that names an actor group stands above whoever belongs to it."""
    if len(row.cells) != 1 or len(found.columns) < 3:
        return None
    text = squash(next(iter(row.cells.values())))
    return text if parse_group(text.rstrip(":"))[0] and len(text) < 60 else None


def _is_note(row: Row, found: ContactList, seen: Mapping[str, Proposal]) -> bool:
    """A line of one cell that names and reaches nobody: "* hat abgesagt" below the list."""
    if len(row.cells) != 1 or len(found.columns) < 3:
        return False
    ((index, text),) = row.cells.items()
    column = next((one for one in found.columns if one.index == index), None)
    fields = {"organisation", "abbreviation", "mail", "phone", "mobile", "contact"}
    if column is None or is_withheld(column.key) or "@" in text:
        return False
    if seen[column.key].field in {"name", "first_name", "last_name"}:
        read = parse_people(text)
        return not (read.people or read.organisations or read.nobody or read.phones)
    return seen[column.key].field not in fields


def _reaching_down(sheet: Sheet) -> Callable[[int, int, Proposal], str]:
    """What a cell says that is merged with the one above it: of organisations and groups."""
    texts: dict[tuple[int, int], str] = {}
    first = {(row.number, index): text for row in sheet.rows for index, text in row.cells.items()}
    for area in sheet.merges:
        text = first.get((area.first_row, area.first_column))
        if text and area.first_column == area.last_column and area.last_row - area.first_row < 500:
            for number in range(area.first_row + 1, area.last_row + 1):
                texts[number, area.first_column] = text

    def below(row: int, column: int, proposal: Proposal) -> str:
        fits = proposal.field in {"organisation", "abbreviation", "group", "unit", "address"}
        return texts.get((row, column), "") if fits else ""

    return below


def _of_cards(data: bytes, name: str, limits: Limits, on_progress: Progress) -> ContactReading:
    found, stray, encoding = vcards.read_cards(data, limits)
    reading, book = ContactReading(name, "vcf", [""]), OrganisationBook()
    apart: Counter[str] = Counter()
    pictures = 0
    for place, card in enumerate(found):
        if place % 200 == 0:
            on_progress(30 + 70 * place // len(found))
        about_nobody = cards.is_about_nobody(card)
        if about_nobody:
            reading.outside += [Beside("", number, text) for number, text in cards.texts_of(card)]
        entries = [] if about_nobody else list(cards.entries_of(card))
        people = read_row(entries, sheet="", row=card.line, book=book)
        _unread(card, people, reading)
        reading.people += people
        apart.update(cards.withheld_of(card))
        pictures += cards.pictures_of(card)
    reading.organisations = book.found
    reading.outside += [Beside("", number, line[:500]) for number, line in stray]
    reading.withheld = [Withheld(c, n, withheld_sentence(c, n)) for c, n in apart.items()]
    reading.notes.append(Words(f"Gelesen als {encoding}.", f"Read as {encoding}."))
    if pictures:
        reading.notes.append(
            Words(
                f"Bilder und andere Anlagen der Karten bleiben in der Datei: {pictures}.",
                f"Pictures and other attachments of the cards stay in the file: {pictures}.",
            )
        )
    if not (reading.people or reading.organisations):
        raise UnreadableContacts(_nothing_found())
    return reading


def _unread(card: vcards.Card, people: list[ReadPerson], reading: ContactReading) -> None:
    """Lines nobody understands stay with whom the card is about."""
    for number, line in card.unread:
        if people:
            add_rest(people[0].rest, "", line[:2_000])
        else:
            reading.outside.append(Beside("", number, line[:2_000]))


def _nothing_found() -> str:
    return (
        "In der Datei wurde keine Kontaktliste gefunden. Erwartet wird eine Zeile mit "
        "Überschriften wie „Name“, „Organisation“ und „E-Mail“ und darunter je Person eine Zeile, "
        "oder eine Datei mit vCards."
    )
