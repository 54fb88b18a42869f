"""A number with what it counts: „1 Schule“, „6 Schulen“. Units are typed as people say many."""

_ENDINGS = {
    "ungen": "ung",
    "heiten": "heit",
    "keiten": "keit",
    "schaften": "schaft",
    "ionen": "ion",
    "täten": "tät",
}
_SINGULAR = {
    "abende": "Abend",
    "angebote": "Angebot",
    "berichte": "Bericht",
    "betriebe": "Betrieb",
    "fälle": "Fall",
    "familien": "Familie",
    "formulare": "Formular",
    "gruppen": "Gruppe",
    "häuser": "Haus",
    "jahre": "Jahr",
    "kinder": "Kind",
    "kitas": "Kita",
    "kurse": "Kurs",
    "maßnahmen": "Maßnahme",
    "medien": "Medium",
    "minuten": "Minute",
    "monate": "Monat",
    "personen": "Person",
    "plätze": "Platz",
    "projekte": "Projekt",
    "schulen": "Schule",
    "sprachen": "Sprache",
    "stadtteile": "Stadtteil",
    "standorte": "Standort",
    "stellen": "Stelle",
    "stunden": "Stunde",
    "tage": "Tag",
    "tandems": "Tandem",
    "teilnahmen": "Teilnahme",
    "termine": "Termin",
    "unterkünfte": "Unterkunft",
    "vereine": "Verein",
    "verträge": "Vertrag",
    "vorfälle": "Vorfall",
    "wochen": "Woche",
    "workshops": "Workshop",
}
_THE_SAME = {"prozent", "euro", "liter", "meter", "kilometer", "quadratmeter", "treffen", "hektar"}
"""For one as for many."""


def with_unit(number: str, value: float, unit: str) -> str:
    """``number`` is the value as it is written. Of one, the unit stands in the singular; where none
    is known and the word may be a plural, the unit stands before the number."""
    if not unit:
        return number
    if value != 1:
        return f"{number} {unit}"
    first, blank, rest = unit.partition(" ")
    one = _of_one(first)
    return f"{number} {one}{blank}{rest}" if one else f"{unit}: {number}"


def _of_one(word: str) -> str:
    """Of a German noun, "" where it is not known. Compounds follow their last part."""
    small = word.lower()
    for many, one in (*_SINGULAR.items(), *_ENDINGS.items()):
        if small.endswith(many):
            stem = word[: len(word) - len(many)]
            return f"{stem}{one.lower()}" if stem else one
    may_be_many = word[:1].isupper() and small[-1:] in "ners"
    return "" if may_be_many and small not in _THE_SAME else word
