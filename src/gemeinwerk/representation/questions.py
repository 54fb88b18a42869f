"""What can be asked: four questions with fixed answers, and one of the town's own.

Their words are frozen with an enquiry when it is prepared; „keine Angabe“ comes with each.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from gemeinwerk.representation.models import NO_ANSWER, Asked, Option

OWN = "own"
MOST_OPTIONS = 8
NO_ANSWER_WORDS: Option = {"key": NO_ANSWER, "de": "keine Angabe", "en": "prefer not to say"}

STANDARD: tuple[Asked, ...] = (
    {
        "key": "migration",
        "text": "Sind Sie oder Ihre Eltern nach Deutschland eingewandert?",
        "text_en": "Did you or your parents come to Germany from another country?",
        "options": [
            {"key": "self", "de": "ich selbst", "en": "I did"},
            {"key": "parents", "de": "mindestens ein Elternteil", "en": "at least one parent did"},
            {"key": "no", "de": "nein", "en": "no"},
        ],
    },
    {
        "key": "gender",
        "text": "Welches Geschlecht haben Sie?",
        "text_en": "What is your gender?",
        "options": [
            {"key": "f", "de": "weiblich", "en": "female"},
            {"key": "m", "de": "männlich", "en": "male"},
            {"key": "d", "de": "divers", "en": "non-binary"},
        ],
    },
    {
        "key": "age",
        "text": "Wie alt sind Sie?",
        "text_en": "How old are you?",
        "options": [
            {"key": "-29", "de": "unter 30", "en": "under 30"},
            {"key": "30-44", "de": "30 bis 44", "en": "30 to 44"},
            {"key": "45-64", "de": "45 bis 64", "en": "45 to 64"},
            {"key": "65-", "de": "65 oder älter", "en": "65 or older"},
        ],
    },
    {
        "key": "disability",
        "text": "Leben Sie mit einer Behinderung?",
        "text_en": "Do you live with a disability?",
        "options": [
            {"key": "yes", "de": "ja", "en": "yes"},
            {"key": "no", "de": "nein", "en": "no"},
        ],
    },
)
NAMES = {
    "migration": gettext_lazy("Einwanderung"),
    "gender": gettext_lazy("Geschlecht"),
    "age": gettext_lazy("Alter"),
    "disability": gettext_lazy("Behinderung"),
    OWN: gettext_lazy("eigene Frage"),
}
"""How a question is called where it stands beside another."""
PAIRS = list(combinations(NAMES, 2))


def own(text: str, text_en: str, options: Sequence[tuple[str, str]]) -> Asked:
    return {
        "key": OWN,
        "text": text,
        "text_en": text_en,
        "options": [
            {"key": f"o{number}", "de": de, "en": en}
            for number, (de, en) in enumerate(options, start=1)
        ],
    }


def places(tables: Sequence[tuple[str, ...]], questions: Sequence[Asked]) -> list[tuple[str, str]]:
    """The name of each table with each of its cells."""
    options = {one["key"]: [*(o["key"] for o in one["options"]), NO_ANSWER] for one in questions}
    return [
        ("/".join(table), "/".join(cell))
        for table in tables
        for cell in product(*(options[key] for key in table))
    ]


def crossings_of(pairs: Sequence[Sequence[str]], questions: Sequence[Asked]) -> list[list[str]]:
    """Those whose questions are asked. Raises ValueError where a question stands in two: three
    questions that hang together give away more than anybody sees, and take long to check."""
    asked = {one["key"] for one in questions}
    found = [list(pair) for pair in pairs if set(pair) <= asked]
    named = [key for pair in found for key in pair]
    if len(set(named)) < len(named):
        raise ValueError("a question stands in two crossings")
    return found


def in_words(said: Mapping[str, Any], name: str = "text") -> tuple[str, str]:
    """The text in the reader's language, and its `lang` where it is another than the page's."""
    german = str(said.get(name) or said.get("de") or "")
    english = str(said.get(f"{name}_en") or said.get("en") or "")
    if get_language() == "de":
        return german, ""
    return (english, "") if english else (german, "de")
