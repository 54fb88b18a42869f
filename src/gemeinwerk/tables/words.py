"""A sentence for people, in both languages: this room knows no catalogue of translations."""

from typing import NamedTuple


class Words(NamedTuple):
    """A sentence in German and in English."""

    de: str
    en: str

    def in_language(self, language: str | None) -> str:
        """The sentence in "en", in German otherwise."""
        return self.en if language == "en" else self.de
