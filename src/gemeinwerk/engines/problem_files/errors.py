"""What cannot be read: where it stands, and what is wrong with it."""

from gemeinwerk.tables.words import Words


class ProblemError(Exception):
    """An input that cannot be worked with: where in the file, and what is wrong with it.

    place: as one would point at it in the file, "people[3].unavailable[0]" in JSON, counted from 0;
    Words ("Zeile 7, Spalte C", "row 7, column C") in tables and calendars, counted from 1.
    words: what is wrong and how to mend it. others: what else is wrong, as far as it was seen.
    """

    others: "tuple[ProblemError, ...]" = ()

    def __init__(self, place: str | Words, words: Words) -> None:
        self.place = place
        self.words = words
        super().__init__(self.in_language("en"))

    def in_language(self, language: str) -> str:
        """Place and sentence, as a person reads them."""
        place = self.place.in_language(language) if isinstance(self.place, Words) else self.place
        sentence = self.words.in_language(language)
        return f"{place}: {sentence}" if place else sentence
