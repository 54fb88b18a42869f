"""A card as entries of a row: what each property says becomes a cell under a known heading."""

from collections.abc import Iterator

from gemeinwerk.contact_files.said import Entry
from gemeinwerk.contact_files.vcards import Card, Property
from gemeinwerk.contact_files.vocabulary import is_withheld

WITHHELD = {"BDAY": "Geburtstag", "GENDER": "Geschlecht", "BIRTHPLACE": "Geburtsort",
            "DEATHDATE": "Todestag", "DEATHPLACE": "Todesort",
            "ANNIVERSARY": "Jahrestag"}  # fmt: skip
"""Properties that stay in the file."""
_SILENT = frozenset({"PRODID", "REV", "UID", "VERSION", "SORT-STRING", "CLASS", "CLIENTPIDMAP",
                     "KIND", "PROFILE", "X-ABUID", "X-ABSHOWAS", "TZ", "GEO",
                     "X-ADDRESSBOOKSERVER-KIND"})  # fmt: skip
"""They say something of the card, not of anybody."""
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_NOT_SOMEBODY = frozenset({"group", "location", "device", "application"})
"""Kinds of cards that are about no person and no organisation."""
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_PLAIN = {"TITLE": "function", "ROLE": "function", "EMAIL": "mail", "URL": "page"}


def entries_of(card: Card) -> Iterator[Entry]:
    """The cells of a card, in the order a row has them."""
    is_organisation = any(one.text.lower() == "org" for one in card.all("KIND"))
    full, structured = card.first("FN"), card.first("N")
    company = card.first("ORG")
    yield from _name(full, structured, company, is_organisation=is_organisation)
    for another in card.all("FN")[1:]:
        yield Entry("FN", "", another.text)
    for one in card.properties:
        yield from _entry(one)


def is_about_nobody(card: Card) -> bool:
    """Whether a card is a list for mailings, or of a place."""
    kinds = (one.text.lower() for name in _KINDS for one in card.all(name))
    return any(kind in _NOT_SOMEBODY for kind in kinds)


def texts_of(card: Card) -> Iterator[tuple[int, str]]:
    """What a card says, line by line, but for what stays in the file."""
    for one in card.properties:
        if one.name not in _SILENT | _BINARY and not stays(one) and one.text:
            yield one.line, one.text


def withheld_of(card: Card) -> list[str]:
    """What the properties are called that stay in the file."""
    return [WITHHELD.get(one.name, one.name) for one in card.properties if stays(one) and one.value]


def stays(one: Property) -> bool:
    """Whether a property stays in the file: known ones, and others by what they are called."""
    return one.name in WITHHELD or is_withheld(one.name.replace("X-", "").replace("-", " "))


def pictures_of(card: Card) -> int:
    """How many pictures, sounds and keys a card holds, which nobody reads."""
    return sum(one.name in _BINARY for one in card.properties)


def _name(
    full: Property | None,
    structured: Property | None,
    company: Property | None,
    *,
    is_organisation: bool,
) -> Iterator[Entry]:
    parts = [*structured.parts(), "", "", "", "", ""][:5] if structured else [""] * 5
    last, first, further, before, behind = parts
    shown = full.text if full else ""
    if is_organisation or (not (last or first) and company and shown == company.parts()[0]):
        if shown and not (company and company.parts()[0] == shown):
            yield Entry("FN", "organisation", shown)
        return
    if last or first:
        yield Entry("N", "first_name", " ".join(one for one in (first, further) if one))
        yield Entry("N", "last_name", last)
        if before:
            yield Entry("N", "salutation", before.replace(",", " "))
        if behind:
            yield Entry("N", "title", behind.replace(",", " "))
        said = " ".join(parts).casefold()
        if any(word.casefold().strip(",") not in said for word in shown.split()):
            yield Entry("FN", "", shown)
    elif shown:
        yield Entry("FN", "name", shown)


def _entry(one: Property) -> Iterator[Entry]:
    if one.name in {"N", "FN"} or one.name in _SILENT or one.name in _BINARY:
        return
    if stays(one):
        return
    if one.name == "ORG":
        name, *units = [part for part in one.parts() if part] or [""]
        yield Entry("ORG", "organisation", name)
        yield Entry("ORG", "unit", ", ".join(units))
    elif one.name == "TEL":
        kind = "fax" if "fax" in one.types else "mobile" if "cell" in one.types else "phone"
        yield Entry("TEL", kind, one.text)
    elif one.name == "ADR":
        yield from _address(one)
    elif one.name == "LANG":
        yield Entry("LANG", "language", one.text)
    elif one.name == "CATEGORIES":
        for part in one.parts(","):
            yield Entry("CATEGORIES", "group", part)
    elif one.name == "NICKNAME":
        yield Entry("NICKNAME", "", one.text)
    elif one.name == "X-ABLABEL" and one.text.startswith("_$!<"):
        return  # a label of the program's own: "work", "home"
    else:
        yield Entry(one.name, _PLAIN.get(one.name, ""), one.text)


def _address(one: Property) -> Iterator[Entry]:
    box, extra, street, town, _region, postcode, country = [*one.parts(), *[""] * 7][:7]
    if street or box:
        yield Entry("ADR", "street", street.replace("\n", ", ") or box)
    yield Entry("ADR", "postcode", postcode)
    yield Entry("ADR", "town", town)
    for left in (extra, box if street else "", _region):
        yield Entry("ADR", "", left)
    if country and country.casefold() not in {"deutschland", "germany", "de"}:
        yield Entry("ADR", "", country)
