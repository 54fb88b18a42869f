"""What pins a deed down: a quantity, a place within the town, or a product with its name."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from gemeinwerk.engines.smart.language.clauses import after_it, without_reasons
from gemeinwerk.engines.smart.language.lexicon import LOOKING, VAGUE
from gemeinwerk.engines.smart.language.nouns import DELIVERABLE, is_abstract
from gemeinwerk.engines.smart.language.phrases import object_of
from gemeinwerk.engines.smart.language.sentences import without_examples
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import Token, root, tokens
from gemeinwerk.german.indicators.quantities import measured

# Proper parts of a town. "in der Stadt", "im Stadtgebiet" and the town's own name are none.
_PLACE = re.compile(
    r"\b(?:Alt|Innen|Süd|Nord|Ost|West|Neu|Ober|Unter|Garten|Hafen|Speicher)stadt\b"
    r"|\b(?:[A-ZÄÖÜ][a-zäöüß]{2,}){1,2}-?(?:viertel|gasse|allee|ufer|brücke|insel)\b"
    r"|\b(?!(?:Fahrrad|Spiel|Wohn|Haupt|Einbahn|Hauptverkehrs|Gemeinde|Bundes|Land|Ausfall|Kreis|"
    r"Umgehungs|Verkehrs|Einkaufs|Durchgangs|Anlieger)straße)[A-ZÄÖÜ][\w-]{2,}(?:straße|str\.)"
    r"|\b[A-ZÄÖÜ][\w-]+er (?:Straße|Platz|Allee|Weg|Chaussee|Tor|Berg)\b"
    r"|\b(?:Markt|Rathaus|Bahnhofs?|Dom|Kirch|Markt|Messe|Schloss|Theater|Bahnhofs?vor)platz\b"
    r"|\b(?:im|am|vor dem|beim|des|um den) (?:\w+ )?(?:Haupt|Süd|Nord|Ost|West|Busbahn|Güter)?"
    r"(?:bahnhofs?|Bahnhofs?|Rathaus(?:es)?|Marktplatz|Stadtpark|Volkspark|Freibad|Hafen|Zoo|"
    r"Stadtzentrum|Zentrum|Bürgerhaus|Bürgeramt|Stadthaus|Kreishaus|Klinikum|Schloss)\b"
    r"|\b(?:Stadtteil|Ortsteil|Stadtbezirk|Bezirk|Quartier|Wohngebiet|Gewerbegebiet|Ortschaft|"
    r"Sozialraum|Neubaugebiet|Industriegebiet) (?!und|der|für|in|mit)[„“\"]?(?:[A-ZÄÖÜ]|\d|I)\w*"
    r"|\b[A-ZÄÖÜ]\w*(?:schule|kita|gymnasium|halle|bad|bibliothek|zentrum|haus|heim|friedhof|"
    r"park|wache|depot|platz|feld|werk) (?:Nord|Süd|Ost|West|Mitte)\b"
    r"|\bKita (?:Nord|Süd|Ost|West|Mitte)\b"
    r"|\b[A-ZÄÖÜ][a-zäöüß]+-(?:Nord|Süd|Ost|West|Mitte)\b"
    r"|\b(?:in|im|am|an der|auf dem|auf der) (?:Ortsteil |Stadtteil )?(?=[A-ZÄÖÜ])"
    r"[\w-]*(?:witz|itz|ow|dorf|hausen|heim|burg|berge?|felde?|bach|stedt|ingen|rode|thal|tal|"
    r"kirchen|see|hagen|horst|brück|furt|leben|beck|büttel|siedlung)\b"
)
_NO_PLACE = re.compile(
    r"(?:(?:um|arbeits|handlungs|themen|berufs|vor|spannungs|aufgaben|tätigkeits|praxis|geschäfts)"
    r"felde?|bergbau|(?:kinder|alten|pflege|senioren|wohn)heim|ausland|inland)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[„“\"»«‚]\s*[\w-]+(?:\s+[^\s„“”\"»«]+)+?\s*[“”\"»«‘]"  # at least two words in quotes
    r"|\b[A-ZÄÖÜ][\w-]+ [„“\"»«‚][^„“”\"»«]{2,60}[“”\"»«‘]"  # Projekt „Lotsen“
    r"|\bTempo[ -]?\d\d\b|\bKfW[ -]?\d+|\b[A-ZÄÖÜ]{2,6}[ -]?(?!(?:19|20)\d\d\b)\d{2,}\b"
)
# "im Rahmen des Aktionsplans „…“", "wie im Leitbild „…“": what is cited is not what is done.
_CITED = re.compile(
    r"\b(?:gemäß|laut|im|in|aus|auf|nach|entsprechend|zum|zur|vom|von|des|der|dem|den|siehe|vgl\.?)"
    r"\s+(?:\w+\s+){0,2}?(?:[\w-]*(?:plan|plans|planes|konzept|konzepts|konzeptes|strategie|leitbild|"
    r"leitbilds|leitbildes|agenda|charta|konvention|gesetz|gesetzes|leitlinien|beschluss|beschlusses|"
    r"rahmen|ziels?|handlungsfeld|handlungsfelds?|thema|themas|motto|leitsatz|leitgedanken?|"
    r"grundsatz|grundsatzes|maßnahme|projektgruppe|netzwerk|netzwerks))\s*$",
    re.IGNORECASE,
)
_FAR_BACK = 80
_QUOTES = frozenset('„“"»«‚')
_MEANS = word_set("durch mittels mithilfe per anhand")
_GENITIVES = frozenset({"der", "des", "von", "eines", "einer"})
_WITH = frozenset(["mit", "über"])
_EXAMPLE = re.compile(r"(?:z\. ?B\.|zum Beispiel|beispielsweise|etwa|u\. ?a\.)\s*$")


@lru_cache(maxsize=16_384)
def place(sentence: str, town: Collection[str] = ()) -> str:
    """A place within the town ("in der Altstadt", "Bäckergasse"), or ""."""
    for hit in _PLACE.finditer(sentence):
        found = hit.group()
        if not _NO_PLACE.search(found) and not any(name in found for name in town if name):
            return found
    return ""


@lru_cache(maxsize=16_384)
def means(sentence: str) -> str:
    """The product by which a vague deed is done: "durch Vorlesepaten", "mit einem Fonds"."""
    words = tokens(sentence)
    for at, word in enumerate(words):
        low = word.low
        if (low in _MEANS or low in _WITH) and not _EXAMPLE.search(sentence[: word.start]):
            thing = _product_behind(after_it(words, at), indefinite=low in _WITH)
            if thing:
                return sentence[word.start : thing.end]
    return ""


def _product_behind(behind: Sequence[Token], *, indefinite: bool) -> Token | None:
    rest = iter(behind)
    for word in rest:
        low = word.low
        if low in {"den", "dem", "der", "die", "das", "allen", "anderen"} and indefinite:
            return None
        if not word.text[0].isalnum():
            return None
        if word.is_noun:
            made = DELIVERABLE.search(low) or (not indefinite and _is_plain_deed(low, list(rest)))
            return word if made else None
    return None


def _is_plain_deed(low: str, behind: Sequence[Token]) -> bool:
    """ "durch Bereitstellung eines Raums", not "durch Sensibilisierung", "durch Abstimmung"."""
    deed = root(low)
    if not low.endswith("ung") or deed in VAGUE or deed in LOOKING:
        return False
    if not behind or behind[0].low not in _GENITIVES:
        return False
    thing = object_of([word for word in behind if word.low != "von"])
    return bool(thing.low) and not is_abstract(thing.low)


def named(sentence: str) -> str:
    """A product or project with its name, which is not merely cited; or ""."""
    for hit in _NAMED.finditer(sentence):
        typed = hit.group()
        # The name of a product stands behind it; one without a product is cited by what is before.
        until = hit.start() + (0 if typed[0] in _QUOTES else len(typed.split()[0]))
        if not _CITED.search(sentence[max(0, until - _FAR_BACK) : until]):
            return typed
    return ""


@lru_cache(maxsize=16_384)
def pinned(sentence: str, town: tuple[str, ...] = ()) -> str:
    """What pins the deed of a sentence down, as typed, or ""."""
    sentence = without_reasons(without_examples(sentence))
    return measured(sentence) or place(sentence, town) or named(sentence) or means(sentence)
