"""What in a cell of values surely tells how to reach somebody, and cannot be the value.

In a column of costs "Telefon 5.000 €" is a sum and in one of indicators "Hotline: 500 Anrufe" is a
number to reach; a cell of units (`contacts`) may take such a thing out, a cell of values must not.
So only what cannot be meant otherwise is found here: a mail address, a telephone number as one
dials it, an IBAN, a full day of birth. Every pattern is linear: what may repeat is bounded.
"""

import re
from collections.abc import Iterator

from gemeinwerk.german.parties.contacts import DASHES, Stretch

_NUMBER = r"(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d+)?"
_NO_TELEPHONE = re.compile(
    r"(?:konto|kostenstelle|haushaltsstelle|produkt|plz|postleitzahl|kennzahl)"
    r"\s?:?\s?\d[\d ./-]{0,20}"
    rf"|(?<![\d.,/{DASHES}]){_NUMBER}(?=\s?(?:[€%$£‰]|(?:t|k|tsd\.?\s?)?(?:€|eur)|teur|cent\b|mio|mill"
    r"|mrd|tsd|tausend|prozent|vz[äa]|stellen?\b|std\b|stunden?\b|jahre?n?\b|personen\b"
    r"|m[²³]|qm\b|km\b|kwh\b|mwh\b|kw\b|t\b))"
    r"|(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2}))(?!\d)"
    rf"|(?<![\d/])(?:19|20)\d\d\s?[{DASHES}/]\s?(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
"""Numbers of accounts and of places, amounts with their unit, dates and spans of years."""
_BEHIND = rf"(?:\s?(?:oder|und|u\.|bzw\.|[,/])\s?[{DASHES}]\s?\d{{1,5}}(?!\d))*"
_MARKS = rf"[\s/(){DASHES}]{{0,3}}"
_WHOLE = r"(?![.,]?\d)"
"""Never does one end inside a number."""
_NO = r"(?:[\s-]?nr\b)?[.:]{0,2}\s?:?\s?"
_LABEL = (
    r"(?:(?:telefon|tel|(?:tele)?fax|durchwahl|dw|mobil(?:funk|telefon)?|handy|festnetz|hotline"
    rf"|fon|ruf)(?:nummer)?{_NO})"
)
_NOTHING_BEHIND = rf"(?=\s?(?:$|[,;:|)\]]|\.(?!\d)|/(?!\w)|[{DASHES}]\s|(?:oder|und|u\.|bzw\.)\s))"
_TELEPHONES = [
    re.compile(rf"(?<![\w.,/{DASHES}]){one}", re.IGNORECASE)
    for one in (
        rf"(?:{_LABEL}|[tfm][.:]\s?|☎\s?|whatsapp\s?:?\s?)?"
        rf"(?:\+49{_MARKS}(?:\(?0\)?{_MARKS})?[1-9]|0049{_MARKS}[1-9]|\(?0[1-9]\d)"
        rf"(?:{_MARKS}\d){{5,14}}{_WHOLE}{_BEHIND}",
        rf"{_LABEL}(?:\+[1-9]\d{{0,2}}{_MARKS}[1-9](?:{_MARKS}\d){{5,13}}"
        rf"|\(?0[1-9]\d(?:[\s/().{DASHES}]{{0,3}}\d){{3,14}}){_WHOLE}{_NOTHING_BEHIND}{_BEHIND}",
        # without the area: parted as nobody parts a sum
        rf"{_LABEL}(?!\d{{1,3}}(?:\s\d{{3}})+(?!\d))(?=[\d\s/{DASHES}]{{6}})[1-9]\d{{1,5}}"
        rf"(?:\s?[/{DASHES}]\s?|\s)\d{{2,6}}(?:[\s{DASHES}]\d{{1,5}})?{_WHOLE}{_NOTHING_BEHIND}"
        rf"{_BEHIND}",
        rf"(?:tel(?:\.|:)|telefonnummer|durchwahl|dw){_NO}(?:[1-9]\d{{4,8}}|[{DASHES}]\s?\d{{3,5}})"
        rf"{_WHOLE}{_NOTHING_BEHIND}{_BEHIND}",
    )
]
_DOMAIN = r"[\w-]{1,60}(?:\.[\w-]{1,30}){0,4}\.[a-z]{2,20}(?![\w@-])"
_DAY = r"\d{1,2}\.\s?(?:\d{1,2}\.|[a-zä]{3,9}\.?)\s?"
_OTHERS = [
    re.compile(rf"(?<!\w){one}", re.IGNORECASE)
    for one in (
        r"(?:(?:(?:e-?mail|mail)(?:-?adresse)?|e(?=:)|mailto(?=:))\s?:?\s?)?(?<![\w.+-])"
        rf"[\w.+-]{{1,64}}\s?(?:@|[(\[{{]\s?(?:at|ät|a|@)\s?[)\]}}])\s?{_DOMAIN}",
        r"(?:iban\s?:?\s?[a-z]{2}\d{2}(?:\s?[a-z]{4})?(?:\s?\d{4}){3,7}(?:\s?\d{1,3})?"
        r"|de\d{2}(?:\s?\d{4}){4}\s?\d{2})(?!\w)",
        r"(?:bic|swift)\b\s?:?\s?(?-i:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)",
        rf"(?:geb(?:oren)?\b\.?(?:\sam)?|geburtsdatum|geb\.?-?dat(?:um|\.))\s?:?\s?{_DAY}(?:19|20)\d\d\b",
        rf"\*\s?{_DAY}19\d\d\b",  # "*01.01.2026" is a beginning with a note
        rf"(?:jahrgang|jg\.)\s?{_DAY}(?:19|20)\d\d\b",
    )
]


def surely_reached(line: str) -> Iterator[Stretch]:
    """Where a line of a cell of values gives mail, telephone, IBAN or day of birth."""
    for pattern in _OTHERS:
        yield from (hit.span() for hit in pattern.finditer(line))
    if not any(sign.isdigit() for sign in line):
        return
    hidden = _NO_TELEPHONE.sub(lambda hit: "§" * len(hit.group()), line)
    for pattern in _TELEPHONES:
        yield from (hit.span() for hit in pattern.finditer(hidden))
