"""A reading of contacts as plain JSON: `docs/contacts.schema.json`."""

from collections.abc import Iterable
from typing import Any

from gemeinwerk.contact_files.results import (
    Beside,
    ContactReading,
    Permission,
    ReadOrganisation,
    ReadPerson,
    Rest,
)
from gemeinwerk.german.people import Address, Phone

Json = dict[str, Any]


def as_json(reading: ContactReading, language: str = "de") -> Json:
    """Everybody with what is said of them. ``language``: of the sentences."""
    return {
        "people": [_person(one, language) for one in reading.people],
        "organisations": [_organisation(one) for one in reading.organisations],
        "mapping": reading.mapping,
        "columns": [
            {
                "column": one.column,
                "field": one.field,
                "confidence": one.confidence,
                "reason": one.reason.in_language(language),
                "filled": one.filled,
            }
            for one in reading.proposals
        ],
        "withheld": [
            {
                "column": one.column,
                "filled": one.filled,
                "text": one.sentence.in_language(language),
            }
            for one in reading.withheld
        ],
        "outside": _texts(reading.outside),
        "struck": _texts(reading.struck),
        "hidden": _texts(reading.hidden),
        "notes": [one.in_language(language) for one in reading.notes],
    }


def _person(one: ReadPerson, language: str) -> Json:
    return {
        "sheet": one.sheet,
        "row": one.row,
        "salutation": one.salutation,
        "title": one.title,
        "first_name": one.first_name,
        "last_name": one.last_name,
        "birth_name": one.birth_name,
        "pronouns": one.pronouns,
        "function": one.function,
        "organisation": one.organisation,
        "unit": one.unit,
        "mails": list(one.mails),
        "phones": _phones(one.phones),
        "pages": list(one.pages),
        "address": _address(one.address),
        "permission": _permission(one.permission),
        "wishes": list(one.wishes),
        "group": one.group,
        "group_typed": one.group_typed,
        "language": one.language,
        "speaks": one.speaks,
        "rest": _rest(one.rest),
        "remarks": [words.in_language(language) for words in one.remarks],
    }


def _organisation(one: ReadOrganisation) -> Json:
    return {
        "name": one.name,
        "abbreviation": one.abbreviation,
        "aliases": list(one.aliases),
        "rows": [{"sheet": sheet, "row": row} for sheet, row in one.rows],
        "mails": list(one.mails),
        "phones": _phones(one.phones),
        "pages": list(one.pages),
        "address": _address(one.address),
        "group": one.group,
        "group_typed": one.group_typed,
        "vacant": one.vacant,
        "rest": _rest(one.rest),
    }


def _phones(phones: Iterable[Phone]) -> list[Json]:
    return [{"number": one.number, "kind": one.kind} for one in phones]


def _address(one: Address) -> Json:
    return {
        "street": one.street,
        "postcode": one.postcode,
        "town": one.town,
        "extra": one.extra,
    }


def _permission(one: Permission | None) -> Json | None:
    if one is None:
        return None
    day = one.on.isoformat() if one.on else None
    return {"given": one.given, "on": day, "source": one.source}


def _rest(rest: Iterable[Rest]) -> list[Json]:
    return [{"column": one.column, "text": one.text} for one in rest]


def _texts(found: Iterable[Beside]) -> list[Json]:
    return [
        {"sheet": one.sheet, "row": one.row, "text": one.text, "kind": one.kind} for one in found
    ]
