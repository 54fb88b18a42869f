"""How somebody is greeted in each language: by their name, as they stated it themselves."""

from typing import Final

from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import own_words

GERMAN_SALUTATIONS: Final = frozenset({"Frau", "Herr", "Herrn"})


def greeting(person: Person | None, language: str, *, name: str = "") -> str:
    """„Guten Tag Frau Dr. Kaya,“ where a salutation was stated, else „Guten Tag Aylin Kaya,“:
    nobody is guessed to be a woman or a man, and a salutation is of German alone."""
    if person is None:
        return own_words.greeting(name, language)
    stated = person.salutation if language == "de" else ""
    if stated in GERMAN_SALUTATIONS and person.last_name:
        stated = stated.removesuffix("n") if stated == "Herrn" else stated
        parts = (stated, person.title, person.last_name)
        return own_words.greeting(" ".join(filter(None, parts)), language)
    return own_words.greeting(person.name, language)
