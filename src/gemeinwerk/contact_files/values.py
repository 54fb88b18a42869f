"""What cells of a list of contacts say beside names: permission, actor group, language, wishes."""

import re
from datetime import date

from gemeinwerk.contact_files.results import Permission
from gemeinwerk.german.text import fold, squash

GROUPS: dict[str, tuple[str, ...]] = {
    "administration": ("verwaltung", "stadtverwaltung", "kommunalverwaltung", "behoerde", "amt",
                       "fachverwaltung", "administration"),
    "politics": ("politik", "fraktion", "fraktionen", "kommunalpolitik", "stadtrat", "partei",
                 "svv", "politische vertretung", "politics"),
    "migrant_organisation": ("mso", "migrantenselbstorganisation", "migrantenorganisation",
                             "migrantinnenorganisation", "migrant*innenorganisation",
                             "migrantinnenselbstorganisation", "migrant*innenselbstorganisation",
                             "mo", "diasporaverein", "neue deutsche organisation"),
    "ngo": ("ngo", "nro", "verein", "initiative", "verein, initiative", "zivilgesellschaft",
            "nichtregierungsorganisation", "buergerinitiative", "ehrenamt", "verein / initiative"),
    "counselling": ("beratungsstelle", "beratung", "beratungspraxis", "beratungsdienst",
                    "migrationsberatung", "fachberatung", "counselling"),
    "welfare_provider": ("freier traeger", "freie traeger", "traeger", "wohlfahrtsverband",
                         "wohlfahrt", "wohlfahrtspflege", "freie wohlfahrtspflege",
                         "welfare provider"),
    "advisory_board": ("beirat", "migrantenbeirat", "integrationsbeirat", "seniorenbeirat",
                       "behindertenbeirat", "auslaenderbeirat", "advisory board"),
    "other": ("sonstige", "sonstiges", "andere", "other"),
}  # fmt: skip
_GROUP_OF = {word: key for key, some in GROUPS.items() for word in some}
_LANGUAGES = {
    "de": "deutsch de german d ger", "en": "englisch en english eng",
    "uk": "ukrainisch uk ukrainian ukr ua", "ar": "arabisch ar arabic ara",
    "tr": "tuerkisch tr turkish tur", "pl": "polnisch pl polish pol",
    "ru": "russisch ru russian rus", "fr": "franzoesisch fr french fra",
    "fa": "persisch farsi dari fa persian", "es": "spanisch es spanish spa",
    "ro": "rumaenisch ro romanian", "vi": "vietnamesisch vi vietnamese",
    "ku": "kurdisch ku kurdish kurmandschi", "ps": "paschtu ps pashto", "ti": "tigrinya ti",
    "so": "somali so", "sr": "serbisch sr serbian", "bg": "bulgarisch bg bulgarian",
    "it": "italienisch it italian", "de-simple": "leichte-sprache leichtesprache",
}  # fmt: skip
_LANGUAGE_OF = {word: code for code, some in _LANGUAGES.items() for word in some.split()}
_DAY = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})"
    r"|(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d)(?:[ T]00:00(?::00)?)?)(?!\d)"
)
_NO = re.compile(
    r"^(?:n|no|0|falsch|false|fehlt|ohne)\b|^[✗✘❌☐]"
    r"|\b(?:nein|nicht|keine[nr]?|kein)\b|\bwider(?:ruf|r[iu]ef|spr[aiouü]ch)|\babgelehnt|\blehnt\b"
    r"|\bverweiger|\bzurückge(?:zogen|nommen)|\bgesperrt|\babgemeldet|\babmeldung|\blöschen\b",
    re.IGNORECASE,
)
"""Wherever it stands: "mündlich abgelehnt" is no permission."""
_OPEN = re.compile(
    r"\?|^(?:ja|j|yes|y)\s?(?:/|\||oder)\s?(?:nein|n|no)\b|\b(?:an|nach)gefragt\b"
    r"|\bausstehend|\bsteht (?:noch )?aus\b|\boffen\b|\berbeten\b|\bverschickt\b|\bversandt\b"
    r"|\bin klärung\b|\bklären\b|\bwird\b",
    re.IGNORECASE,
)
"""Nobody has said yes or no yet."""
_BOX = re.compile(
    r"(?:(?P<ticked>[☑☒✅✓✔]|[\[(]\s?[xX✓✔]\s?[\])])|[☐□]|[\[(]\s{0,2}[\])])\s?(?P<word>ja|nein)\b",
    re.IGNORECASE,
)
"""Both boxes of a form: "☐ ja ☒ nein"."""
_UNTIL = re.compile(r"\bbis(?:\szum)?\s*$", re.IGNORECASE)
_YES = re.compile(
    r"(?:ja|j|yes|y|x|1|wahr|true|liegt(?:\s\w+)?\svor|erteilt|vorhanden|gegeben|zugestimmt|ok|okay"
    r"|schriftlich|mündlich|telefonisch|unterschrieben|per (?:e-?)?mail|eingewilligt"
    r"|einverstanden)\b|^[✓✔☑☒✅]",
    re.IGNORECASE,
)
_WORD_ALONE = re.compile(
    r"(?:ja|nein|j|n|yes|no|x|1|0|wahr|falsch|true|false|liegt vor|liegt nicht vor|erteilt"
    r"|vorhanden|✓|✔|☑|☒|✅|✗|✘|❌|☐)",
    re.IGNORECASE,
)
# "ja, per Mail", not "keine Werbung": a yes or no that stands first and alone.
_WORD_BEFORE = re.compile(
    rf"(?:{_WORD_ALONE.pattern})(?=\s?(?:[,;:()–-]|$)|\s(?:per|am|vom|v\.|seit|laut|durch)(?!\w))",
    re.IGNORECASE,
)
_TICK = re.compile(r"(?:x|ja|j|1|✓|✔|☑|☒|✅|yes)", re.IGNORECASE)
_NO_TICK = re.compile(r"(?:nein|n|0|-|–|☐|no)", re.IGNORECASE)


def parse_group(text: str) -> tuple[str, str]:
    """(key of `GROUPS` or "", as typed) of whom somebody stands for."""
    typed = squash(text)[:200]
    low = re.sub(r"[:_/]-?(?=innen)", "*", fold(typed)).strip(" .")
    bare = re.sub(r"\s?\([^)]*\)", "", low)
    for said in (low, bare, re.sub(r"\s?(?:e\. ?v\.|\(.*\))$", "", bare)):
        for one in (said, said.removesuffix("en"), said.removesuffix("e"), said.removesuffix("n")):
            if one in _GROUP_OF:
                return _GROUP_OF[one], typed
    return "", typed


def parse_language(text: str) -> str:
    """The code of a language letters are wanted in; "" where it is none, or several."""
    low = fold(text)[:60].replace("leichte sprache", "leichte-sprache")
    return _LANGUAGE_OF.get(low.strip(" .()"), "")


def parse_day(text: str) -> tuple[date | None, str]:
    """The first day a text names, and what stands around it."""
    hit = _DAY.search(text)
    if not hit:
        return None, text
    year = int(hit["y"] or hit["y2"])
    try:
        day = date(
            year + 2000 * (year < 100), int(hit["m"] or hit["m2"]), int(hit["d"] or hit["d2"])
        )
    except ValueError:
        return None, text
    return day, squash(f"{text[: hit.start()]} {text[hit.end() :]}")


def parse_permission(text: str) -> Permission:
    """ "ja, per Mail am 12.3.2025", "widerrufen 1.2.25", "12.03.2025", "liegt vor"."""
    said = squash(text)
    day, around = parse_day(said)
    if day and _UNTIL.search(said[: _begins(said)]):
        day, around = None, said  # the day it ends is not the day it was given
    around = re.sub(r"\b(?:am|vom|v\.|seit|ab)\s*$", "", around.strip(" ,;:()–-"))
    return Permission(_given(said, day, around), day, _source(around.strip(" ,;:()–-")))


def _begins(said: str) -> int:
    hit = _DAY.search(said)
    return hit.start() if hit else 0


def _given(said: str, day: date | None, around: str) -> bool | None:
    """True only where somebody said yes; None where nobody can tell."""
    boxes = list(_BOX.finditer(said))
    if len(boxes) > 1:
        ticked = [one["word"].casefold() for one in boxes if one["ticked"]]
        return ticked[0] == "ja" if len(ticked) == 1 else None
    if _OPEN.search(said) and not _NO.match(said):
        return None
    if _NO.search(said):
        return False
    if _YES.match(said) or re.search(
        r"(?i)\beinwillig|\bzustimm|\bliegt\b.{0,30}\bvor\b|schriftlich", said
    ):
        return True
    return True if day and not around else None


def _source(around: str) -> str:
    """Without the yes or no itself and the marks that stood around it and the day."""
    said = _WORD_BEFORE.match(around)
    bare = around[said.end() :] if said else around
    tidy = re.sub(r"\s?[(),;:]+(?:\s?[(),;:]+)+|\(\s", ", ", bare)
    return squash(tidy).strip(" ,;:()–-")


def parse_wishes(text: str, heading: str) -> list[str]:
    """Fields somebody wishes: named in the cell, or by the heading where it is ticked."""
    said = squash(text)
    if _TICK.fullmatch(said):
        return [re.sub(r"(?i)^(?:wunsch|interesse(?: an)?|wünsche)\s?[:/–-]\s?", "", heading)]
    if _NO_TICK.fullmatch(said):
        return []
    parts = re.split(r"[;\n|]|,(?!\s?(?:und|oder)\b)", text)
    return [part for one in parts if (part := squash(one).strip(" •–-"))]
