"""The words that stand around a person's name: how one is addressed, titles, functions."""

import re
from collections.abc import Sequence
from functools import lru_cache

from gemeinwerk.german.parties.person_words import (
    BUSINESSES,
    LEGAL_FORMS,
    is_first_name,
    is_surname,
)
from gemeinwerk.german.parties.words import names_somebody
from gemeinwerk.german.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SALUTATIONS = {
    "frau": "Frau", "fr": "Frau", "fr.": "Frau", "mrs": "Frau", "mrs.": "Frau", "ms": "Frau",
    "ms.": "Frau", "herr": "Herr", "herrn": "Herr", "hr": "Herr", "hr.": "Herr", "hrn.": "Herr",
    "mr": "Herr", "mr.": "Herr", "familie": "Familie", "fam": "Familie", "fam.": "Familie",
    "eheleute": "Eheleute", "ehepaar": "Eheleute",
}  # fmt: skip
BY_LETTER = {"w": "Frau", "f": "Frau", "m": "Herr"}
"""What a column of salutations may say instead."""
HOUSEHOLDS = frozenset({"Familie", "Eheleute"})
POLITE = re.compile(r"(?:sehr )?(?:geehrte[rs]?|verehrte[rs]?)|(?:liebe[rs]?|hallo|guten tag),?")
"""Before a salutation; it says nothing that the salutation does not."""
_TITLE = re.compile(
    r"(?:prof|dr|pd|priv|doz|dipl|mag|ing|habil|univ|em|h\.?c|med|dent|vet|phil|jur|rer|nat|pol"
    r"|oec|soc|theol|päd|paed|psych|agr|techn|sc|ll\.?m|ll\.?b|m\.?a|b\.?a|m\.?sc|b\.?sc|m\.?ed"
    r"|b\.?ed|mba|mpa|ph\.?d|ra|rain|fh|msc|bsc)"
    r"\.?(?:in)?(?:-(?:ing|päd|psych|soz|verw|jur|kfm|kffr|betriebsw|volksw|biol|geogr|pol|theol"
    r"|med|arch|inf|wirt|soz\.-päd|sozialpäd|bibl)\.?)*(?:\(?fh\)?)?",
    re.IGNORECASE,
)
_SHORT_TITLES = frozenset({"em", "ing", "nat", "pol", "ra", "fh", "ma", "ba", "med", "sc", "soc",
                           "vet", "priv", "mag", "rain", "agr", "doz", "jur"})  # fmt: skip
"""Without a dot they may be names: "Ma", "Ba", "Nat"."""
NOBLE = frozenset({"freiherr", "freifrau", "freiin", "graf", "gräfin", "baron", "baronin", "prinz",
                   "prinzessin", "fürst", "fürstin", "ritter", "edler"})  # fmt: skip
PARTICLES = _words(
    "von vom van de der den dem zu zur zum al el bin ibn abu ben di da do dos du del della la"
    " le ter ten vor am aus v. d. von_und_zu"
)
OF_AND_AT, JOINED = re.compile(r"\bvon und zu\b"), "von_und_zu"
"""Its "und" parts nobody; one word until the name is read."""
CAPITAL_PARTICLES = _words(
    "Von Vom Van De Del Della Di Da Dos Du El Al Abu Bin Ibn Le La Ter Ten Zu Zur"
)
_FUNCTIONS = (
    "leiter", "leitung", "leitend", "vorsitzend", "vorsitz", "geschaeftsfuehr", "referent",
    "koordinator", "koordination", "koordinierung", "beauftragte", "sprecher", "sachbearbeit",
    "vorstand", "vorstaendin", "mitglied", "stadtverordnet", "kreistag", "stadtraet",
    "gemeinderaet", "ratsfrau", "ratsherr", "ratsmitglied", "buergermeister", "landraet",
    "dezernent", "beigeordnet", "pfarrer", "pastor", "imam", "rabbiner", "sekretaer", "assistent",
    "assistenz", "berater", "sozialarbeiter", "sozialpaedagog", "direktor", "praesident",
    "schatzmeister", "kassenwart", "kassierer", "ehrenamtlich", "manager", "ansprechpartner",
    "ansprechperson", "kontaktperson", "vertretung", "stellvertret", "mitarbeit", "fachkraft",
    "abgeordnet", "schriftfuehr", "gruender", "inhaber", "dolmetscher", "lotse", "lotsin",
    "quartiersmanage", "integrationsbeauftragt", "geschaeftsleit", "obfrau", "obmann",
    "betreuer", "lehrkraft", "dozent", "paedagog", "fachdienstleit", "amtsleit", "projektleit",
    "verwaltungsangestellt", "praktikant", "trainer", "moderator", "kuemmerer", "aktivist",
    "multiplikator", "schulleit", "rektor", "beisitz", "fraktionsvorsitz", "ombuds",
    "sachkundig", "aelteste",
)  # fmt: skip
_FUNCTION_ENDS = ("leiter", "leiterin", "leitung", "vorsitzende", "vorsitzender", "beauftragte",
                  "beauftragter", "manager", "managerin", "berater", "beraterin", "referentin",
                  "referent", "sprecher", "sprecherin", "koordinatorin", "koordinator",
                  "mitglied", "vertreterin", "vertreter", "vertretung", "assistenz",
                  "raetin", "landrat", "buergermeister", "buergermeisterin")  # fmt: skip
_WHOLE_FUNCTIONS = frozenset({"ob", "obm", "gf", "al", "fbl", "stv.", "stellv.", "stellv",
                              "kontakt", "projektleitung", "ap", "mdb", "mdl",
                              "bm", "fdl", "pfr.", "pfrin.", "stadtv."})  # fmt: skip
_ORGANISATION_WORDS = _words(
    "moschee moscheegemeinde synagoge tempel club klub union fraktion spd cdu fdp afd linke gruene"
    " buendnis partei community kolleg ev e.v e.v. e.v., ggmbh gmbh kirchengemeinde gemeinde"
    " diakonie arbeiterwohlfahrt paritaetischer sozialverband kulturverein elternbeirat"
    " seniorenbeirat migrantenbeirat integrationsbeirat beirat auslaenderbeirat kreisverband"
    " ortsverein landesverband bezirksverband landeshauptstadt stadt stadtverwaltung landkreis"
    " bundesagentur fluechtlingsrat jobcenter stadtteilladen begegnungsstaette werkstatt"
    " werkstaetten kirchenkreis dekanat bistum pfarramt pfarrei stadtrat kreistag svv"
    " selbsthilfegruppe elterninitiative wohnungsgesellschaft gewoba volkssolidaritaet"
    " internationaler sprachcafe willkommensbuendnis helferkreis projekt"
)
_ORGANISATION_ENDS = ("verein", "verband", "beirat", "stiftung", "gemeinde", "zentrum", "dienst",
                      "stelle", "initiative", "netzwerk", "buero", "amt", "moschee", "treff",
                      "fraktion", "verbund", "bund", "haus", "schule", "club", "klub", "agentur",
                      "cafe", "projekt", "gesellschaft", "forum", "akademie", "kita", "werk",
                      "allianz", "buendnis", "community", "gruppe", "kreis", "hilfe", "rat",
                      "kammer", "centrum", "laden", "union")  # fmt: skip


def is_salutation(word: str) -> str:
    """How it is said in full, "" where it is none."""
    return SALUTATIONS.get(word.casefold(), "")


def within(tokens: Sequence[str]) -> int:
    """Where a salutation stands behind other words: "Sekretariat Frau Ott"; 0 for nowhere."""
    places = range(1, len(tokens) - 1)
    said = {"Frau", "Herr", "Herrn"}
    found = next((a for a in places if tokens[a] in said and tokens[a + 1][:1].isupper()), 0)
    before = " ".join(tokens[:found])
    return 0 if POLITE.fullmatch(fold(before)) or all(map(is_title, tokens[:found])) else found


def is_title(word: str) -> bool:
    """ "Dr.", "Prof.in", "Dipl.-Päd.", "M.A."; short ones only with a dot or in capitals."""
    bare = word.strip("(),")
    if len(bare) > 30 or not _TITLE.fullmatch(bare):
        return False
    short = fold(bare).strip(".") in _SHORT_TITLES
    return not short or "." in bare or (bare.isupper() and len(bare) > 1)


@lru_cache(maxsize=20_000)
def is_function(word: str) -> bool:
    """ "Vorsitzende", "Stellv.", "Projektleiterin": what somebody does, no name."""
    low = fold(word).strip("()")
    for gender in ("*innen", ":innen", "_innen", "/innen", "*in", ":in", "_in", "/in", "/-in"):
        low = low.removesuffix(gender)
    if low in _WHOLE_FUNCTIONS:
        return sum(map(str.isupper, word)) > 1 or "." in word or word in {"Kontakt", "Stellv"}
    return low.startswith(_FUNCTIONS) or low.endswith(_FUNCTION_ENDS)


@lru_cache(maxsize=20_000)
def is_of_organisation(word: str) -> bool:
    """Whether a word is one of organisations: "Caritas", "Jugendamt", "e.V.", "Beratungsstelle"."""
    low = fold(word).strip("(),;\"'")
    if low.strip(".") in LEGAL_FORMS - {"e", "co", "se", "ag"} or low in _ORGANISATION_WORDS:
        return True
    last = low.rpartition("-")[2]
    if "-" in low and (last in BUSINESSES or last in _ORGANISATION_WORDS):
        return not is_surname(last)
    if len(low) < 3 or is_first_name(low) or is_surname(low) or is_function(word):
        return False
    if last in BUSINESSES or low.endswith(_ORGANISATION_ENDS) or last in _ORGANISATION_WORDS:
        return not word[:1].islower() or low in _ORGANISATION_WORDS
    return word[:1].isupper() and len(low) > 2 and names_somebody(word.capitalize(), low=low)


_LETTERS = re.compile(r"[^\W_]{1,14}(?:[ &./+][^\W_]{1,12}){0,4}\.?")


def is_abbreviation(text: str) -> bool:
    """A short run of letters with at least two capitals: "AWO", "MB", "KuBiZ", "FB 32"."""
    bare = text.strip()
    if not 2 <= len(bare) <= 14 or bare.count(" ") > 1 or not _LETTERS.fullmatch(bare):
        return False
    capitals = sum(sign.isupper() for sign in bare)
    return capitals >= 2 and capitals * 2 >= sum(sign.isalpha() for sign in bare) - 1


_NOBODY = re.compile(
    r"(?:(?:stelle|position|sitz|z\. ?zt\.?|zurzeit|zur zeit|derzeit|aktuell|momentan|noch|ist|wird"
    r"|nachfolge|neubesetzung|person)\s?){0,4}"
    r"(?:n\.? ?n\.?|vakant|unbesetzt|nicht besetzt|frei|offen|nachbenannt|noch nachbenannt|benannt"
    r"|zu benennen|zu besetzen|nicht benannt|niemand|keine ansprechperson|kein ansprechpartner"
    r"|unbekannt|folgt|tba|tbd|x ?x+|\?+|-+|/)"
    r"(?: ?(?:benannt|besetzt|\(noch offen\)))?"
)


def is_nobody(text: str) -> bool:
    """ "N. N.", "vakant", "derzeit unbesetzt": a place without a person."""
    if len(text) > 60:
        return False
    return bool(_NOBODY.fullmatch(fold(text).strip(" .,;:!()")))
