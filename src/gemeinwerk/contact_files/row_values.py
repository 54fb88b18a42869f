"""What the other cells of a row say: how to reach somebody, where, whether one may."""

from dataclasses import replace

from gemeinwerk.contact_files.organisations import add_once, add_rest
from gemeinwerk.contact_files.results import Permission
from gemeinwerk.contact_files.said import Entry, Said, add_reach, left_over
from gemeinwerk.contact_files.values import (
    parse_group,
    parse_language,
    parse_permission,
    parse_wishes,
)
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.people import Address, parse_address, parse_people, parse_reach
from gemeinwerk.german.text import squash
from gemeinwerk.tables.words import Words

_KINDS = {"phone": "phone", "mobile": "mobile", "fax": "fax"}


def take_value(one: Entry, said: Said) -> None:
    text = one.text
    if one.field in {"mail", "page", *_KINDS}:
        found = parse_reach(text, kind=_KINDS.get(one.field, "phone"))
        add_reach(found.mails, found.phones, found.pages, said)
        left = found.rest
        if one.field == "page" and left and "." in left and " " not in left:
            add_once(said.pages, [left])
            left = ""
        left_over(one, left, said)
    elif one.field == "contact":
        _contact(one, said)
    elif one.field in {"address_extra", "street", "house_number", "postcode", "town", "address"}:
        _place(one, said)
    elif one.field in {"permission", "permission_date", "permission_source"}:
        _permission(one, said)
    elif one.field == "group" and not is_empty(text):
        if said.group[1]:
            add_rest(said.rest, one.column, text)
        said.group = said.group if said.group[1] else parse_group(text)
    elif one.field == "language" and not is_empty(text):
        said.language = said.language or parse_language(text)
        if not parse_language(text) or parse_language(text) != said.language:
            add_rest(said.rest, one.column, text)
    elif one.field == "wishes" and not is_empty(text):
        add_once(said.wishes, parse_wishes(text, one.column))
    elif one.field == "unit" and not is_empty(text, units=True):
        said.unit = squash(text)
    elif one.field == "function" and not is_empty(text):
        said.functions.append(squash(text))
    elif not one.field:
        left_over(one, text, said)


def _contact(one: Entry, said: Said) -> None:
    """A cell for whatever helps to reach somebody; names in it count where others have none."""
    found = parse_people(one.text)
    add_reach(found.mails, found.phones, found.pages, said)
    if said.names or found.organisations:
        left_over(one, parse_reach(one.text, least=6).rest, said)
        return
    said.names += found.people
    add_rest(said.rest, one.column, found.rest)


def _place(one: Entry, said: Said) -> None:
    text = squash(one.text) if one.field != "address" else one.text
    before = said.address
    if is_empty(text):
        return
    if one.field == "postcode" and text.isdecimal() and len(text) == 4:
        said.remarks.append(Words(
            f"Die PLZ „{text}“ hat in der Datei nur vier Ziffern; gelesen als „0{text}“.",
            f"The postcode “{text}” has only four digits in the file; read as “0{text}”.",
        ))  # fmt: skip
        text = f"0{text}"
    if one.field == "address_extra" and not before.extra:
        said.address = replace(before, extra=text)
    elif one.field == "house_number" and before.street:
        said.address = replace(before, street=f"{before.street} {text}")
    elif one.field in {"postcode", "town"} and not getattr(before, one.field):
        said.address = replace(before, **{one.field: text})
    else:
        found, rest = parse_address(text)
        if one.field == "street" and not found.postcode:
            found, rest = Address(street=text), ""
        merged = {
            name: getattr(before, name) or getattr(found, name)
            for name in ("street", "postcode", "town", "extra")
        }
        said.address = Address(**merged)
        over = [
            value for name in merged
            if (value := getattr(found, name)) and value != merged[name]
        ]  # fmt: skip
        add_rest(said.rest, one.column, ", ".join([*over, *([rest] if rest else [])]))


def _permission(one: Entry, said: Said) -> None:
    if is_empty(one.text) and one.text.strip(" -–"):
        add_rest(said.rest, one.column, one.text)
        return
    if is_empty(one.text):
        return
    found = parse_permission(one.text)
    if one.field == "permission_date":
        if said.permission and found.given:
            found = replace(found, given=None)
    elif one.field == "permission_source":
        found = Permission(None, None, squash(one.text))
    before = said.permission or Permission()
    source = "; ".join(dict.fromkeys(text for text in (before.source, found.source) if text))
    given = before.given if found.given is None else found.given
    said.permission = Permission(given, before.on or found.on, source)
    if before.on and found.on and before.on != found.on:
        add_rest(said.rest, one.column, one.text)
