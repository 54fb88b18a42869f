"""Quantities: how many of what, how often, what share."""

import re
from functools import lru_cache

_NUMBER_WORDS = (
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig "
    "neunzig hundert zweihundert dreihundert fünfhundert tausend ein[-\\s]hundert"
)
_WORD = "|".join(_NUMBER_WORDS.split())
_FIGURE = r"\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"

# What a number beside it does not count: money, time spent, ages, clock and speed, laws, years.
_NO_COUNT = re.compile(
    r"^(?:€|eur\b|euro|teuro|mio|million|mrd|cent\b|tsd\.? ?(?:€|euro)|jahr(?!gäng)|"
    r"monat|woche|tage?n?\b(?! )|tägig|stunde|std\b|minut|uhr\b|h\b|km/h|lebensjahr|schuljahr|"
    r"klasse\b|jährig|monatig|wöchig|stündig|haushaltsjahr|quartal|halbjahr|prozentpunkte? unter|"
    r"januar|februar|märz|april|mai\b|juni|juli|august|september|oktober|november|dezember|"
    r"abs\b|absatz|satz\b|nr\b|bis \d+ jahr|vzä|vollzeit|teilzeit|-?jähr|grad\b|°|%?ig\b)",
    re.IGNORECASE,
)
# Words before a number that make it a name, a paragraph, a date or a code.
_NAMED_BEFORE = re.compile(
    r"(?:^|\W)(?i:§+|art(?:ikel|\.)?|abs(?:atz|\.)?|nr\.?|nummer|sgb|tempo|kfw|agenda|en|din|iso|enev|"
    r"phase|stufe|seite|s\.|kapitel|ziffer|modul|baustein|maßnahme|handlungsfeld|drucksache|ds|"
    r"ab|seit|alter von|jahrgang|klasse|klassen|raum|zimmer|linie|linien|bundesstraße|teil|band|"
    r"version|paragraf|paragraph|um|sommer|winter|frühjahr|herbst|frühling|jahr|"
    r"jahre|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"[\s\-/]*$|\b[A-ZÄÖÜ]{1,3}[\s\-/]*$"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_FIGURE}|(?i:{_WORD})\b)(?P<percent>\s?(?:%|prozent\b|v\.\s?h\.))?"
    r"(?P<to>\s?(?:-|–|bis)\s?\d+)?(?P<percent2>\s?(?:%|prozent\b))?"
    r"(?P<rest>[ \t ]*\n?[ \t]*(?:[(a-zäöüß][\w*:()ß-]*[ \t]+){0,4}?(?:[A-ZÄÖÜ][\w*:/-]+))?",
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_FREQUENCY = re.compile(
    r"\b(?:ein|zwei|drei|vier|fünf|sechs|mehr)?mal (?:im|pro|je|jährlich|monatlich|wöchentlich)"
    r"|\b(?:(?:halb|viertel|zwei)?jährlich|(?:zwei)?monatlich|(?:zwei|vierzehn)?wöchentlich|"
    r"täglich|vierteljährlich|quartalsweise)\w{0,2}\b"
    r"|\b(?:jede[nrs]?|alle \w+) (?:\d+\.? )?(?:Jahr|Monat|Woche|Quartal|Halbjahr|Montag|Dienstag|"
    r"Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Schuljahr|Schulhalbjahr)\w*"
    r"|\b(?:montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags)\b"
    r"|\b(?:verdoppel|verdreifach|halbier)\w+",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:jede[nrms]?|je|pro|alle(?:n|r)? \d+|sämtliche[nr]?|alle[nr]? (?:städtischen|kommunalen|"
    r"weiterführenden|öffentlichen|neuen|zehn|zwölf))\s+(?:[a-zäöüß]\w+ )?(?!Jahr|Monat|Woche|Tag|Stunde)[A-ZÄÖÜ]\w+"
    r"|\balle[nr]? (?:Grundschul|Kita|Schul|Ämter|Dienststell|Fachbereich|Stadtteil|Ortsteil|"
    r"Auszubildend|Beschäftigt|Haushalt|Neugeboren|Führungskr|Haltestell|Schüler|Erstkl)\w*"
)


@lru_cache(maxsize=16_384)
def quantity(sentence: str) -> str:
    """The first quantity that counts something ("200 Führungskräfte", "25 %"), or ""."""
    for hit in _QUANTITY.finditer(sentence):
        typed = hit.group().strip()
        if hit["percent"] or hit["percent2"]:
            return typed
        if _YEAR.match(hit["n"]) and not hit["to"]:
            continue
        rest = (hit["rest"] or "").strip()
        after = sentence[hit.end("n") :].lstrip(" \t\n-–")
        if not rest and not _UNIT_AFTER.match(after):
            continue
        if _NO_COUNT.match(rest) or _NO_COUNT.match(after):
            continue
        if _NAMED_BEFORE.search(sentence[: hit.start()]):
            continue
        return typed
    return ""


_UNIT_AFTER = re.compile(
    r"^(?:kw|mw|kwp|mwp|kwh|mwh|gwh|ha|m²|m2|km\b|qm|t\b|tonnen|kg|liter|l\b|stück|personen)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def measured(sentence: str) -> str:
    """A quantity, a frequency or "jede Grundschule": whatever says how much is done. Or ""."""
    counted = quantity(sentence)
    if counted:
        return counted
    for pattern in (_FREQUENCY, _EVERY):
        hit = pattern.search(sentence)
        if hit:
            return hit.group()
    return ""
