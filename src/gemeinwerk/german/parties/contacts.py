"""How somebody is reached: mail, telephone, account, day of birth; room and hours.

In a cell of units these name nobody. They are found by their shape and by the word before them;
`addresses` finds where somebody sits, `persons` who is meant, `private` takes all out of a cell.
Every pattern is linear: what may repeat is bounded or unambiguous.
"""

import re
from collections.abc import Iterable, Iterator

from gemeinwerk.german.parties.words import SHARED
from gemeinwerk.german.text import fold

Stretch = tuple[int, int]
"""From where to where in a line."""

DASHES = r"\-‐‑–—−"
"""Within the brackets of a pattern."""
_NO = r"(?:\.?[\s-]?nr\b)?[.:]{0,2}\s?:?\s?"
"""The end of a label: "Tel.-Nr.: "."""
_BEHIND = rf"(?:\s?(?:oder|und|u\.|bzw\.|[,/])\s?[{DASHES}]\s?\d{{1,5}})*"
"""Further extensions: "289-1234 oder -1235"."""
_DIGITS = rf"\(?\d(?:[\s/().{DASHES}]{{0,3}}\d){{0,17}}{_BEHIND}(?:/?…)?"
_DIALLED = (
    rf"(?:\+\s?|[{DASHES}]\s?)?{_DIGITS}(?:\s?(?:oder|und|u\.|bzw\.|[,/])\s?(?=[0+(])\+?{_DIGITS})?"
)

_REACHED = {
    "mail": r"(?:e-?mail|mail)(?:-?adresse)?\s?:\s?(?=$|[,;)])"
    r"|(?:(?:(?:e-?mail|mail)(?:-?adresse)?|e(?=:)|mailto(?=:))\s?:?\s?)?(?<![\w.+-])[\w.+-]{1,64}"
    r"\s?(?:@|[(\[{]\s?(?:at|ät|a|@)\s?[)\]}])\s?[\w-]{1,60}(?:\.[\w-]{1,30}){0,5}",
    "labelled telephone": r"(?:(?:tele)?fon|tel|(?:tele)?fax|durchw(?:ahl)?|dw|nebenstelle|nst"
    rf"|fx(?=\.)|[☎📞✆📱]|apparat|app(?=[.:])|ruf(?:nummer|(?=:))|(?:tele)?phone|hotline|festnetz)(?:nummer)?{_NO}"
    rf"(?:{_DIALLED}|(?:(?<=:\s)|(?<=:))(?:folgt\b)?|…)",
    "mobile": r"(?:mobil(?:funk|telefon)?|mob(?=\.)|mobile|funk|handy|cell)(?:nummer)?"
    rf"{_NO}(?=[+0(…])(?:…|{_DIALLED})",
    "telephone": r"(?:(?:[tfm](?=[\s.:])|☎|📞|whatsapp|ruf)\s?[.:]?\s?)?(?<![\w./-])(?<!\d,)"
    rf"(?:\+\d{{1,3}}|00[1-9]\d{{1,2}}|\(?0[1-9]\d{{1,5}}\)?)"
    rf"(?:[\s/(){DASHES}]{{0,3}}\d){{5,14}}(?!\d){_BEHIND}",
    "account": r"(?:iban\s?:?\s?)?(?<!\w)[a-z]{2}\d{2}(?:\s?[a-z]{4})?(?:\s?\d{4}){3,7}"
    r"(?:\s?\d{1,3})?(?!\w)"
    r"|(?:bic|swift)\b\s?:?\s?[a-z]{6}[a-z0-9]{2,5}\b"
    rf"|(?:iban|blz|kto|konto(?:nummer)?)\b{_NO}\d[\d\s]{{2,28}}(?<=\d)",
    "birth": r"(?:\*|geb(?:oren)?\b\.?(?:\sam)?|geburts(?:datum|tag)|geb\.?-?dat(?:um|\.))\s?:?\s?"
    r"(?:\d{1,2}\.\s?(?:\d{1,2}\.|[a-zä]{3,9}\.?)\s?(?:\d{4}|\d{2})|(?:19|20)\d\d)\b"
    r"|(?:jahrgang|jg\.)\s?(?:19|20)\d\d\b",
}  # fmt: skip
_DAY = (
    r"(?:mo(?:ntags?)?|di(?:enstags?)?|mi(?:ttwochs?)?|do(?:nnerstags?)?|fr(?:eitags?)?"
    r"|sa(?:mstags?)?|so(?:nntags?)?|werktags|täglich)\b\.?"
)
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?(?:\s?uhr|\s?h\b)?"
_SPAN = rf"(?:von\s)?{_CLOCK}\s?(?:[{DASHES}]|bis)\s?{_CLOCK}"
_DAYS = rf"{_DAY}(?:\s?(?:[{DASHES},/&+]|bis|und|u\.)\s?{_DAY}){{0,6}}"
_HOURS = rf"{_DAYS}\s?:?\s?{_SPAN}(?:\s?(?:,|und|u\.|/)\s?{_SPAN}){{0,3}}"
_OF_UNITS = {
    "web": r"(?:(?:internet|homepage|web(?:site|seite)?|url|link)\s?:?\s?)?"
    r"(?:https?://[^\s,;)]{1,300}|www\.[^\s,;)]{0,300}|(?<![\w.@-])[\w-]{2,60}(?:\.[\w-]{2,60}){0,3}"
    r"\.(?:de|com|org|net|eu|info|berlin|hamburg|koeln|bayern)\b(?:/[^\s,;)]{0,200})?)",
    "extension": rf"(?<![\w.,/{DASHES}])(?!(?:19|20)\d\d\D)\d{{3,6}}\s?[{DASHES}/]\s?\d{{4,8}}"
    r"(?![\w.,/-]{0,20}\d)",
    "room": r"(?:zi(?:mmer)?|[zr](?=\.\s?\d)|raum|rm"
    rf"|r(?=\.?\s?(?:\d{{3}}|\d{{1,2}}\.\d))|büro(?=\s\d+[.\d]\d))\b{_NO}"
    r"(?:[a-z]{1,2}[\s.-]?)?\d{1,4}(?:[./-]\d{1,4})*(?:\s?[a-z]\b)?",
    "channel": r"(?:skype|teams|whatsapp|signal|threema|telegram|instagram|facebook)"
    r"\s?:\s?@?[\w.-]{2,60}",
    "hours": r"(?:(?:telefonische\s)?(?:sprech|öffnungs|service|büro|kontakt|beratungs|dienst)"
    r"(?:zeit(?:en)?|stunden?)|erreichbar(?:keit)?|telefonzeit(?:en)?)\b\s?:?\s?"
    rf"(?:nach vereinbarung|{_HOURS}|{_SPAN}|{_DAYS})?"
    rf"(?:\s?(?:[,;/]|und)\s?(?:{_HOURS}|nach vereinbarung))*"
    rf"|{_HOURS}(?:\s?(?:[,;/]|und)\s?{_HOURS})*|(?:termine?\s)?nach vereinbarung",
}  # fmt: skip


def _compiled(patterns: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<!\w)(?:{one})", re.IGNORECASE) for one in patterns]


_SHORT = re.compile(
    rf"(?P<before>(?<!\w)[^\W\d_]{{1,40}}\.?\s)?(?<![\w.,/{DASHES}])\(?0\d{{2,5}}\)?"
    rf"(?:\s?[/{DASHES}]\s?|\s)\d{{2,8}}(?:[\s{DASHES}]{{1,3}}\d{{1,5}})?\)?(?![\w.,]{{0,3}}\d)"
)
"""With its area, however few digits: "(0123/456)"."""
_BRACKETED = re.compile(
    rf"(?:(?<![\w.])(?P<unit>\d{{1,4}})(?:\.\d{{1,3}}){{0,3}}\s?)?"
    rf"(?P<all>\(\s?(?P<dash>[{DASHES}]\s?)?(?P<digits>\d{{3,8}})\s?\))"
)
"""A number in brackets behind a unit or its number: "Amt 66 (456)", "Jugendamt (-456)"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SURE = _compiled(_REACHED.values())
_LIKELY = _compiled(_OF_UNITS.values())


def reached(line: str) -> Iterator[Stretch]:
    """Where a line, of whatever cell, gives mail, telephone, account or day of birth."""
    for pattern in _SURE:
        yield from (hit.span() for hit in pattern.finditer(line))
    for hit in _SHORT.finditer(line):
        word = fold((hit["before"] or "").strip(". "))
        if word not in SHARED:  # "FB 031/032"
            closes = hit.group().endswith(")") and "(" not in hit.group()
            yield hit.end("before") if word else hit.start(), hit.end() - closes


def open_to_callers(line: str) -> Iterator[Stretch]:
    """Where a line of units gives a web page, an extension, a room or hours."""
    for pattern in _LIKELY:
        yield from (hit.span() for hit in pattern.finditer(line))
    for hit in _BRACKETED.finditer(line):
        # "Amt 66 (661)" is a part of 66, "Fachdienst Soziales (502)" the number it has.
        is_unit = not hit["unit"] or hit["digits"].startswith(hit["unit"])
        if hit["dash"] or not (is_unit or _YEAR.fullmatch(hit["digits"])):
            yield hit.span("all")
