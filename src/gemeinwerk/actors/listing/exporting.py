"""People and organisations as files: a spreadsheet, which can be read in again, and vCards.

Rows come in batches, so that the queries grow with the batches and the memory does not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.actors import letter_languages, told
from gemeinwerk.actors.listing import cards
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
    if rows.model is Person:
        rows = rows.select_related("group").prefetch_related("speaks_for")
    else:
        rows = rows.select_related("speaker")

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
    from gemeinwerk.actors.listing import sheets  # spreadsheets: not in the server until asked

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
        *_plain(
            (_("Anrede"), "salutation"),
            (_("Titel"), "title"),
            (_("Vorname"), "first_name"),
            (_("Nachname"), "last_name"),
            (_("Funktion"), "function"),
        ),
        _Column(_("Organisation"), _organisations),
        _Column(_("Spricht für"), _speaks_for),
        _Column(_("Akteursgruppe"), lambda one: one.group.name if one.group else ""),
        *_plain((_("E-Mail"), "email"), *_reached()),
        _Column(_("Sprache für Schreiben"), lambda one: letter_languages.name_of(one.language)),
        _Column(_("Einwilligung"), lambda one: one.get_permission_display()),
        *_plain(
            (_("Einwilligung vom"), "permission_on"),
            (_("Quelle der Einwilligung"), "permission_source"),
        ),
    ]


def _of_organisations() -> list[_Column]:
    return [
        *_plain((_("Organisation"), "name"), (_("Kurzzeichen"), "abbreviation")),
        _Column(_("Art"), lambda one: one.get_kind_display()),
        _Column(_("Ansprechperson"), lambda one: one.speaker.name if one.speaker else ""),
        *_plain((_("E-Mail"), "email"), *_reached(), (_("Personen"), "people_count")),
    ]


def _reached() -> tuple[tuple[str, str], ...]:
    return (
        (_("Telefon"), "phone"),
        (_("Adresszusatz"), "address_extra"),
        (_("Straße"), "street"),
        (_("PLZ"), "postcode"),
        (_("Ort"), "city"),
    )


def _plain(*columns: tuple[str, str]) -> list[_Column]:
    """Columns of the row itself, by heading and name."""
    return [_Column(heading, attrgetter(name)) for heading, name in columns]


def _organisations(person: Person) -> str:
    return "; ".join(one.name for one in person.organisations.all())


def _speaks_for(person: Person) -> str:
    return "; ".join(one.name for one in person.speaks_for.all())


def _properties(person: Person) -> list[cards.Property]:
    *first, last = person.name.split() or [""]
    given, family = person.first_name or " ".join(first), person.last_name or last
    organisations = person.organisations.all()
    address = cards.structured(
        "", person.address_extra, person.street, person.city, "", person.postcode, ""
    )
    return [
        ("KIND", "individual"),
        ("FN", cards.escaped(person.name)),
        ("N", cards.structured(family, given, "", person.title, "")),
        *(("ORG", cards.escaped(one.name)) for one in organisations),
        ("TITLE", cards.escaped(person.function)),
        ("EMAIL", cards.escaped(person.email)),
        ("TEL;VALUE=text", cards.escaped(person.phone)),
        ("ADR", address),
        ("URL", person.page),
        ("LANG", person.language),
    ]
