"""How a vague deed could read, by what the measure is about.

The examples are made up. The first topic whose word stands in the measure is taken.
"""

import re
from functools import lru_cache
from typing import NamedTuple


class Example(NamedTuple):
    """The same example in German and English."""

    de: str
    en: str


_TOPICS: tuple[tuple[str, Example], ...] = (
    (
        "wohnungssuche|wohnungsberat|wohnberat|unterkunft|unterkünfte|unterbring",
        Example(
            "Fünf Beratungstage im Monat in den Unterkünften, auf Arabisch, Dari und Ukrainisch.",
            "Five counselling days a month in the shelters, in Arabic, Dari and Ukrainian.",
        ),
    ),
    (
        r"wohn|miet",
        Example(
            "Die Wohnungsgesellschaft vermietet jedes Jahr 20 Wohnungen an Geflüchtete.",
            "The housing company lets 20 flats a year to refugees.",
        ),
    ),
    (
        r"energie|klima|sanier|solar|wärme|strom|heiz",
        Example(
            "Zwei Energieberater*innen besuchen jedes Jahr 150 Haushalte und 20 Betriebe.",
            "Two energy advisers visit 150 households and 20 businesses a year.",
        ),
    ),
    (
        r"rad(?:verkehr|weg|fahr)|fahrrad|fußverkehr|fußgänger|verkehr|mobil|öpnv|\bbus",
        Example(
            "Bis Ende 2027 werden 300 Fahrradbügel an 40 Haltestellen aufgestellt.",
            "By the end of 2027, 300 bicycle racks are put up at 40 stops.",
        ),
    ),
    (
        r"barriere|inklusi|behinder",
        Example(
            "Bis Ende 2027 erhalten zwölf Bürgerbüros eine Rampe und eine Induktionsschleife.",
            "By the end of 2027, twelve public offices get a ramp and an induction loop.",
        ),
    ),
    (
        r"sprach|mehrsprach|deutschkurs|dolmetsch",
        Example(
            "Die Volkshochschule gibt jedes Halbjahr sechs Abendkurse mit Kinderbetreuung.",
            "The adult education centre gives six evening courses with child care each half-year.",
        ),
    ),
    (
        r"schul|kita|\bkind|jugend|eltern|bildung",
        Example(
            "An acht Grundschulen berät eine Elternlotsin an zwei Nachmittagen in der Woche.",
            "At eight primary schools a parents' guide gives advice on two afternoons a week.",
        ),
    ),
    (
        r"kultur|kunst|museum|theater|musik|bibliothek",
        Example(
            "Die Bibliothek richtet jeden Monat einen Erzählabend in zwei Sprachen aus.",
            "The library holds a storytelling evening in two languages every month.",
        ),
    ),
    (
        r"führungskr|beschäftigt|mitarbeit|verwaltung|personal",
        Example(
            "Bis Ende 2026 nehmen 200 Führungskräfte an einer zweitägigen Schulung teil.",
            "By the end of 2026, 200 managers take part in a two-day training.",
        ),
    ),
    (
        r"ehrenamt|engagement|verein|nachbarschaft",
        Example(
            "Ein Fonds gibt jedes Jahr 30 Nachbarschaftsprojekten bis zu 500 Euro.",
            "A fund gives 30 neighbourhood projects a year up to 500 euro each.",
        ),
    ),
)
_PATTERNS = tuple((re.compile(rf"(?i){words}"), example) for words, example in _TOPICS)
_ANY = Example(
    "Zwei Fachkräfte beraten ab März 2026 an drei Orten, 120 Personen im Jahr.",
    "From March 2026 two advisers work at three places, 120 people a year.",
)


@lru_cache(maxsize=4_096)
def deed_example(text: str) -> Example:
    """An example of a deed for a measure with this text."""
    return next((example for pattern, example in _PATTERNS if pattern.search(text)), _ANY)
