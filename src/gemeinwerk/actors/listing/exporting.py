"""People and organisations as files: a spreadsheet, which can be read in again, and vCards.

Rows come in batches, so that the queries grow with the batches and the memory does not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.actors import told
from gemeinwerk.actors.listing import cards, sheets
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.municipalities.models import Municipality


@dataclass(frozen=True)
class _Column:
    heading: str
    value: Callable[[Any], object]


def people_xlsx(
    town: Municipality, rows: "QuerySet[Person]", columns: Sequence[told.Column]
) -> bytes:
    return _xlsx(_("Personen"), town, rows, _of_people(), columns)


def organisations_xlsx(
    town: Municipality, rows: "QuerySet[Organisation]", columns: Sequence[told.Column]
) -> bytes:
    return _xlsx(_("Organisationen"), town, rows, _of_organisations(), columns)


def people_cards(rows: "QuerySet[Person]") -> bytes:
    return "".join(
        cards.card(_properties(one)) for batch in _batches(rows) for one in batch
    ).encode()


def _xlsx(
    title: str, town: Municipality, rows: "QuerySet[Any]", own: Sequence[_Column],
    columns: Sequence[told.Column],
) -> bytes:  # fmt: skip
    def lines() -> Iterator[list[object]]:
        for batch in _batches(rows):
            keys = [one.pk for one in batch]
            further = [column.values(town, keys) for column in columns]
            for one in batch:
                yield [
                    *(column.value(one) for column in own),
                    *(values.get(one.pk, "") for values in further),
                ]

    head = [*(column.heading for column in own), *(str(column.label) for column in columns)]
    return sheets.xlsx(title, head, lines())


def _batches(rows: "QuerySet[Any]") -> Iterator[list[Any]]:
    batch: list[Any] = []
    for one in rows.iterator(chunk_size=told.FILES_ASK_FOR):
        batch.append(one)
        if len(batch) == told.FILES_ASK_FOR:
            yield batch
            batch = []
    if batch:
        yield batch


def _of_people() -> list[_Column]:
    """Headings as lists of contacts have them, so that the file can be read in again."""
    return [
        _Column(_("Name"), lambda one: one.name),
        _Column(_("Funktion"), lambda one: one.function),
        _Column(_("Organisation"), _organisations),
        _Column(_("E-Mail"), lambda one: one.email),
        _Column(_("Telefon"), lambda one: one.phone),
        _Column(_("Sprache für Schreiben"), lambda one: one.language),
    ]


def _of_organisations() -> list[_Column]:
    return [
        _Column(_("Organisation"), lambda one: one.name),
        _Column(_("Kurzzeichen"), lambda one: one.abbreviation),
        _Column(_("Art"), lambda one: one.get_kind_display()),
        _Column(_("E-Mail"), lambda one: one.email),
        _Column(_("Personen"), lambda one: one.people_count),
    ]


def _organisations(person: Person) -> str:
    return "; ".join(one.name for one in person.organisations.all())


def _properties(person: Person) -> list[cards.Property]:
    *first, last = person.name.split() or [""]
    organisations = person.organisations.all()
    return [
        ("KIND", "individual"),
        ("FN", cards.escaped(person.name)),
        ("N", cards.structured(last, " ".join(first), "", "", "")),
        *(("ORG", cards.escaped(one.name)) for one in organisations),
        ("TITLE", cards.escaped(person.function)),
        ("EMAIL", cards.escaped(person.email)),
        ("TEL;VALUE=text", cards.escaped(person.phone)),
        ("LANG", person.language),
    ]
