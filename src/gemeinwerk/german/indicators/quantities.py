"""Quantities in prose: how many of what, how often, what share. (Of a cell: `reading`.)"""

import re
from functools import lru_cache

_NUMBER_WORD = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|"
    "sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|"
    "achtzig|neunzig|hundert|zweihundert|dreihundert|fünfhundert|tausend"
)
_FIGURE = r"\d{1,3}(?:[.   ]\d{3})+(?:,\d+)?|\d{1,12}(?:[.,]\d{1,6})?"
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_FIGURE}|(?i:{_NUMBER_WORD})\b)"
    r"(?P<to>\s?(?:-|–|bis)\s?\d{1,9})?"
    r"(?:(?P<percent>\s?(?:%|(?i:prozent)\b|v\.\s?H\.))"
    r"|(?P<unit>\s?(?i:kwp|mwp|kwh|mwh|gwh|kw|mw|hektar|ha|m²|m2|km|qm|tonnen|t|kg|liter|stück)\b"
    r"(?!/h))"
    r"|(?P<rest>\s+(?:[(a-zäöüß][\w*:()ß-]{0,40}\s+){0,4}?[A-ZÄÖÜ][\w*:/-]{0,60}))?"
)
# What a number beside it does not count: money, lasting, ages, speed, months, posts of a plan.
_NO_COUNT = re.compile(
    r"^(?:€|eur\b|euro|teuro|mio|million|mrd|cent\b|tsd|jahr(?!gäng)|monat|woche|tag(?:e|en)?\b|"
    r"\w{0,3}tägig|stunde|std\b|minut|uhr\b|h\b|km/h|lebensjahr|schuljahr|klasse\b|haushaltsjahr|"
    r"\w{0,3}(?:jährig|monatig|wöchig|stündig)|quartal|halbjahr|januar|februar|märz|april|mai\b|"
    r"juni|juli|august|september|oktober|november|dezember|abs\b|absatz|satz\b|nr\b|vzä|vollzeit|"
    r"teilzeit|grad\b|°|ig\b)",
    re.IGNORECASE,
)
# Words before a number that make it a name, a paragraph, a date, an age or a code.
_NAMED_BEFORE = re.compile(
    r"(?:^|\W)(?i:§+|amt|fachbereich|fb|dezernat|referat|abteilung|art(?:ikel|\.)?|abs(?:atz|\.)?|"
    r"nr\.?|nummer|sgb|tempo|kfw|agenda|en|din|iso|enev|phase|stufe|seite|s\.|kapitel|ziffer|modul|"
    r"baustein|maßnahme|handlungsfeld|drucksache|ds|ab|seit|alter von|jahrgang|klassen?|raum|"
    r"zimmer|linien?|bundesstraße|teil|band|version|paragra[fp]h?|um|sommer|winter|frühjahr|herbst|"
    r"jahre?|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"[\s\-/]*$|\b[A-ZÄÖÜ]{1,3}[\s\-/]*$"
)
_LED = re.compile(r"\b(?:an|in|bei|auf|aus|mit|nach|vor|zwischen|durch)\s+$", re.IGNORECASE)
_LOOK_BACK = 30
_YEAR = re.compile(r"(?:19|20)\d\d")
_FREQUENCY = re.compile(
    r"\b(?:ein|zwei|drei|vier|fünf|sechs|mehr)?mal (?:im|pro|je|jährlich|monatlich|wöchentlich)"
    r"|\b(?:halb|viertel|zwei)?jährlich\w{0,2}\b|\b(?:zwei)?monatlich\w{0,2}\b"
    r"|\b(?:zwei|vierzehn)?wöchentlich\w{0,2}\b|\btäglich\w{0,2}\b|\bquartalsweise\w{0,2}\b"
    r"|\b(?:jede[nrs]?|alle \w{1,12}) (?:\d{1,2}\.? |erste[nr]? |zweite[nr]? )?(?:Jahr|Monat|Woche|"
    r"Quartal|Halbjahr|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Schuljahr|"
    r"Schulhalbjahr)\w*"
    r"|\b(?:mon|diens|donners|frei|sams|sonn)tags\b|\bmittwochs\b"
    r"|\b(?:ganz|halb)tags\b|\brund um die Uhr\b|\b(?:verdoppel|verdreifach|halbier)\w+",
    re.IGNORECASE,
)
_PER = re.compile(r"\b(?:pro|je|in jedem) (?:Jahr|Monat|Woche|Quartal|Halbjahr|Schuljahr)\b")
_PER_TIME = re.compile(
    r"\b(?:im|pro|je|in der|in jedem) "
    r"(?:Jahr|Monat|Woche|Quartal|Halbjahr|Schul(?:halb)?jahr|Spielzeit)\b"
)
_EVERY = re.compile(
    r"\b(?:[Jj]ede[nrms]?|[Jj]e|[Pp]ro|[Ss]ämtliche[nr]?|[Aa]lle[nr]? (?:städtischen|kommunalen|"
    r"weiterführenden|öffentlichen|neuen|zehn|zwölf|\d+))\s+(?:[a-zäöüß]\w{1,30} )?"
    r"(?!Jahr|Monat|Woche|Tag|Stunde)[A-ZÄÖÜ]\w+"
    r"|\b[Aa]lle[nr]? (?:Grundschul|Kita|Schul|Ämter|Dienststell|Fachbereich|Stadtteil|Ortsteil|"
    r"Auszubildend|Beschäftigt|Haushalt|Neugeboren|Führungskr|Haltestell|Schüler|Erstkl)\w*"
)
_WITHIN = re.compile(
    rf"\b(?:auf|um|binnen|innerhalb von|höchstens|maximal) (?:{_FIGURE}|{_NUMBER_WORD}) "
    r"(?:Minuten|Stunden|Tage|Wochen|Monate)",
)
_MONEY = re.compile(rf"(?:{_FIGURE})\s?(?:Mio\.?\s?|Tsd\.?\s?|T)?(?:€|EUR\b|[Ee]uro\b)")


@lru_cache(maxsize=16_384)
def quantity(sentence: str) -> str:
    """The first quantity that counts something ("200 Führungskräfte", "25 %"), or ""."""
    return next((hit.group().strip() for hit in _QUANTITY.finditer(sentence) if _counts(hit)), "")


@lru_cache(maxsize=16_384)
def output(sentence: str) -> str:
    """The first quantity of what is done, not of where or with what, or "".

    "300 Bügel werden aufgestellt" has one, "an acht Schulen wird vorgelesen" has none.
    """
    for hit in _QUANTITY.finditer(sentence):
        if _counts(hit) and not _LED.search(
            sentence[max(0, hit.start() - _LOOK_BACK) : hit.start()]
        ):
            return hit.group().strip()
    return ""


def _counts(hit: re.Match[str]) -> bool:
    if hit["percent"]:
        return True
    if _YEAR.fullmatch(hit["n"]):
        return False
    before = hit.string[max(0, hit.start() - _LOOK_BACK) : hit.start()]
    if _NAMED_BEFORE.search(before):
        return False
    after = hit.string[hit.end("to" if hit["to"] else "n") :][:_LOOK_BACK].lstrip(" \t\n-–")
    if _NO_COUNT.match(after):
        return False
    rest = (hit["rest"] or "").strip()
    return bool(hit["unit"] or (rest and not _NO_COUNT.match(rest.rsplit(maxsplit=1)[-1])))


@lru_cache(maxsize=16_384)
def recurs(sentence: str) -> bool:
    """Does a sentence say per what time ("im Jahr", "monatlich")?"""
    return bool(_FREQUENCY.search(sentence) or _PER_TIME.search(sentence))


@lru_cache(maxsize=16_384)
def measured(sentence: str) -> str:
    """A quantity, a frequency, a sum or "jede Grundschule": what says how much is done. Or ""."""
    counted = quantity(sentence)
    if counted:
        return counted
    hit = _FREQUENCY.search(sentence) or _EVERY.search(sentence)
    hit = hit or _MONEY.search(sentence) or _WITHIN.search(sentence) or _PER.search(sentence)
    return hit.group() if hit else ""
