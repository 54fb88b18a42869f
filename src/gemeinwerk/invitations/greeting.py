"""How somebody is greeted in each language: by their name, without guessing who they are."""

from typing import Any, Final

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


def greeting(person: Any, language: str) -> str:
    """„Guten Tag Dr. Aylin Kaya,“: a salutation that was stated stands before the name."""
    return GREETINGS[language].format(name=person or "")
