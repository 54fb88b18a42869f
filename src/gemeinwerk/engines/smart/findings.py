"""What the check gives back, and how a rule describes itself."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding weighs: with an error the catalogue cannot be adopted."""

    HINT = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word used in files: error, warning, hint."""
        return self.name.lower()


LETTERS = ("S", "M", "A", "R", "T", "X")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, in one measure or (measure None) in the catalogue.

    de, en: a sentence in German and in English. quote: what was typed, as far as the sentence
    speaks of it. example_de, example_en: how it could read, or "".
    """

    measure: str | None
    field: str
    code: str
    severity: Severity
    de: str
    en: str
    quote: str = ""
    example_de: str = ""
    example_en: str = ""

    @property
    def letter(self) -> str:
        """S, M, A, R, T or X."""
        return self.code[0]

    @property
    def text_de(self) -> str:
        """The German sentence with its example."""
        return f"{self.de} So könnte es heißen: „{self.example_de}“" if self.example_de else self.de

    @property
    def text_en(self) -> str:
        """The English sentence with its example."""
        return f"{self.en} It could read: “{self.example_en}”" if self.example_en else self.en


class Count(NamedTuple):
    """A sentence with a count: `one` for a single measure, `many` with {n} for more."""

    one: str
    many: str

    def of(self, n: int) -> str:
        """The sentence for n measures."""
        return self.one if n == 1 else self.many.format(n=n)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the handbook, the matrix and the summary need it.

    columns: fields of which the source must have at least one for the rule to speak of a single
    measure; without any it is said once for the catalogue, in the words of `absent_de/en`.
    severity: the heaviest it gives.
    """

    code: str
    severity: Severity
    name_de: str
    name_en: str
    count_de: Count
    count_en: Count
    columns: frozenset[str] = frozenset()
    absent_de: str = ""
    absent_en: str = ""

    @property
    def letter(self) -> str:
        """S, M, A, R, T or X."""
        return self.code[0]

    @property
    def slug(self) -> str:
        """The handbook page: docs/handbuch/smart/<slug>.md."""
        return self.code.lower()
