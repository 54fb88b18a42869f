"""How somebody is greeted in each language: by their name, as they stated it themselves."""

from typing import Final

from gemeinwerk.actors.models import Person

GREETINGS: Final = {
    "de": "Guten Tag {name},",
    "en": "Dear {name},",
    "uk": "Добрий день, {name}!",
    "ar": "مرحبًا {name}،",
    "tr": "Sayın {name},",
    "pl": "Dzień dobry, {name},",
    "ru": "Здравствуйте, {name}!",
    "fr": "Bonjour {name},",
}
GERMAN_SALUTATIONS: Final = frozenset({"Frau", "Herr", "Herrn"})


def greeting(person: Person | None, language: str, *, name: str = "") -> str:
    """„Guten Tag Frau Dr. Kaya,“ where a salutation was stated, else „Guten Tag Aylin Kaya,“:
    nobody is guessed to be a woman or a man, and a salutation is of German alone."""
    if person is None:
        return GREETINGS[language].format(name=name)
    stated = person.salutation if language == "de" else ""
    if stated in GERMAN_SALUTATIONS and person.last_name:
        stated = stated.removesuffix("n") if stated == "Herrn" else stated
        parts = (stated, person.title, person.last_name)
        return GREETINGS[language].format(name=" ".join(filter(None, parts)))
    return GREETINGS[language].format(name=person.name)
