"""What pins a deed down: a quantity, a place within the town, or a product with its name."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from gemeinwerk.engines.smart.language.amounts import measured
from gemeinwerk.engines.smart.language.lexicon import DELIVERABLE, LOOKING, VAGUE
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import Token, root, tokens

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
_NO_PLACE = re.compile(r"(?:Umfeld|Arbeitsfeld|Handlungsfeld|Bergbau|Kinderheim|Altenheim|Ausland)")
_NAMED = re.compile(
    r"[„“\"»«‚]\s*[\w-]+(?:\s+[^\s„“”\"»«]+)+?\s*[“”\"»«‘]"  # at least two words in quotes
    r"|\b[A-ZÄÖÜ][\w-]+ [„“\"»«‚][^„“”\"»«]{2,60}[“”\"»«‘]"  # Projekt „Lotsen“
    r"|\bTempo[ -]?\d\d\b|\bKfW[ -]?\d+|\b[A-ZÄÖÜ]{2,6}[ -]?\d{2,}\b"
)
_MEANS = word_set("durch mittels mithilfe per anhand")
_WITH = frozenset(["mit", "über"])
_EXAMPLE = re.compile(r"(?:z\. ?B\.|zum Beispiel|beispielsweise|etwa|u\. ?a\.)\s*$")
_FAR = 5


@lru_cache(maxsize=16_384)
def place(sentence: str, town: Collection[str] = ()) -> str:
    """A place within the town ("in der Altstadt", "Bäckergasse"), or ""."""
    for hit in _PLACE.finditer(sentence):
        found = hit.group()
        if not _NO_PLACE.search(found) and not any(name and name in found for name in town):
            return found
    return ""


@lru_cache(maxsize=16_384)
def means(sentence: str) -> str:
    """The product by which a vague deed is done: "durch Vorlesepaten", "mit einem Fonds"."""
    words = tokens(sentence)
    for at, word in enumerate(words):
        low = word.low
        if (low in _MEANS or low in _WITH) and not _EXAMPLE.search(sentence[: word.start]):
            thing = _product_behind(words, at, indefinite=low in _WITH)
            if thing:
                return sentence[word.start : thing.end]
    return ""


def _is_plain_deed(low: str) -> bool:
    """ "durch Bereitstellung eines Raums", not "durch Sensibilisierung"."""
    deed = root(low)
    return low.endswith("ung") and deed not in VAGUE and deed not in LOOKING


def _product_behind(words: Sequence[Token], at: int, *, indefinite: bool) -> Token | None:
    for word in words[at + 1 : at + 1 + _FAR]:
        low = word.low
        if low in {"den", "dem", "der", "die", "das", "allen", "anderen"} and indefinite:
            return None
        if not word.text[0].isalnum():
            return None
        if word.is_noun:
            named = DELIVERABLE.search(low) or (not indefinite and _is_plain_deed(low))
            return word if named else None
    return None


@lru_cache(maxsize=16_384)
def pinned(sentence: str, town: tuple[str, ...] = ()) -> str:
    """What pins the deed of a sentence down, as typed, or ""."""
    named = _NAMED.search(sentence)
    return (
        measured(sentence)
        or place(sentence, town)
        or (named.group() if named else "")
        or means(sentence)
    )
