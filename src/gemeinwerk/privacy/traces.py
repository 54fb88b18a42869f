"""What a person is known by, and how that is found and taken out of what people wrote."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import dropwhile
from typing import Any

# Stands where a person stood. German, since it is stored: whoever reads later knows what it was.
PERSON, ADDRESS, NUMBER = "gelöschte Person", "gelöschte Adresse", "gelöschte Nummer"

_BETWEEN_WORDS = r"[\s_.+\-]+"
_BETWEEN_DIGITS = r"[\s/().\-]*"
# Letters and digits are part of a word; an underline joins words in the name of a file.
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_FEWEST_DIGITS = 5
_ABROAD = re.compile(r"^(?:\+49|0049)?0?|\+")


@dataclass(frozen=True)
class Traces:
    """A person in the towns that are searched.

    `keys`: table (`app.model`) → keys of its rows that are this person. `left` are words that
    belong to somebody else as well, or to nobody for certain: they are not taken out of texts.
    """

    towns: frozenset[int]
    keys: Mapping[str, frozenset[int]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()

    def of(self, table: str) -> frozenset[int]:
        """The keys that are this person in a table."""
        return self.keys.get(table, frozenset())

    def known(
        self,
        *,
        names: Iterable[str] = (),
        emails: Iterable[str] = (),
        phones: Iterable[str] = (),
        left: Iterable[str] = (),
        **keys: Iterable[int],
    ) -> "Traces":
        """The same with more of it; keys as `accounts_user={3}`."""
        tables = {name.replace("_", ".", 1): frozenset(found) for name, found in keys.items()}
        return replace(
            self,
            names=self.names | _filled(names),
            emails=self.emails | {email.lower() for email in _filled(emails)},
            phones=self.phones | _filled(phones),
            left=self.left | _filled(left),
            keys={**self.keys, **{name: self.of(name) | new for name, new in tables.items()}},
        )

    def within(self, town: int) -> "Traces":
        """The same person, as one town alone may see them."""
        return replace(self, towns=frozenset({town}))

    def choosing(self, words: Iterable[str]) -> "Traces":
        """With only these words taken out of texts."""
        return replace(self, left=frozenset(set(self.words) - set(words)))

    @property
    def words(self) -> list[str]:
        """All a person is known by, in a steady order."""
        return [*sorted(self.names), *sorted(self.emails), *sorted(self.phones)]

    @property
    def sure(self) -> list[str]:
        """The words that are taken out of texts."""
        return [word for word in self.words if word not in self.left]

    @cached_property
    def own_emails(self) -> frozenset[str]:
        return self.emails - self.left

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        """Addresses first, since a name may be part of one."""
        groups = (
            (self.emails, _address_pattern, ADDRESS),
            (self.phones, _phone_pattern, NUMBER),
            (self.names, _name_pattern, PERSON),
        )
        found = []
        for words, pattern, instead in groups:
            for word in sorted(words - self.left, key=len, reverse=True):
                if written := pattern(word):
                    found.append((re.compile(written, re.IGNORECASE), instead))
        return found

    def stand_in(self, value: Any) -> bool:
        """Whether the person is named anywhere in a text, list or dictionary."""
        if isinstance(value, str):
            return any(pattern.search(value) for pattern, _instead in self._patterns)
        if isinstance(value, Mapping):
            return any(self.stand_in(part) for pair in value.items() for part in pair)
        if isinstance(value, list | tuple):
            return any(self.stand_in(part) for part in value)
        return False

    def without(self, value: Any) -> Any:
        """A text, list or dictionary in which the person is not named any more."""
        if isinstance(value, str):
            for pattern, instead in self._patterns:
                value = pattern.sub(instead, value)
            return value
        if isinstance(value, Mapping):
            return {self.without(key): self.without(part) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [self.without(part) for part in value]
        return value

    def spots(self, value: Any, around: int = 80) -> list[str]:
        """The places in a value where the person is named, with a few words around each."""
        if isinstance(value, Mapping):
            return [spot for pair in value.items() for part in pair for spot in self.spots(part)]
        if isinstance(value, list | tuple):
            return [spot for part in value for spot in self.spots(part)]
        if not isinstance(value, str):
            return []
        hits = sorted(hit.span() for one, _ in self._patterns for hit in one.finditer(value))
        told = [value[max(0, first - around) : last + around].strip() for first, last in hits]
        return list(dict.fromkeys(told))

    def is_named_by(self, value: str) -> bool:
        """Whether a value is the person's name and nothing else."""
        folded = {_folded(name) for name in self.names - self.left}
        return _folded(value) in folded


def is_telling(name: str) -> bool:
    """Whether a name is sure to mean a person wherever it stands: „Kim“ or „Rat“ is not."""
    return len(name.split()) > 1


def digits_pattern(phone: str, between: str = _BETWEEN_DIGITS) -> str:
    """The digits of a number within the country, however grouped; empty for what is too short.

    `between` is a pattern of what may stand between two of them.
    """
    digits = _ABROAD.sub("", "".join(re.findall(r"[\d+]", phone)))
    return between.join(digits) if len(digits) >= _FEWEST_DIGITS else ""


def _phone_pattern(phone: str) -> str:
    """A number with or without the country's: +49 331 …, 0049 (0)331 …, 0331 …"""
    digits = digits_pattern(phone)
    before = rf"(?:\+?(?:00)?49{_BETWEEN_DIGITS}(?:0{_BETWEEN_DIGITS})?|0{_BETWEEN_DIGITS}|\()?"
    return digits and rf"(?<![\d+]){before}{digits}(?!\d)"


def _address_pattern(email: str) -> str:
    return rf"(?<![\w.+\-]){re.escape(email)}(?![\w\-])"


def _name_pattern(name: str) -> str:
    """„Jana Beispiel“, „Beispiel, Jana“, „Jana_Beispiel“, „Jana Beispiels“; umlauts either way."""
    titles, named = _parted(name)
    words = [_spelt(word) for word in named]
    if not words:
        return ""
    forms = [_BETWEEN_WORDS.join(words)]
    if len(words) > 1:
        forms.append(rf"{words[-1]}\s*[,_;]\s*{_BETWEEN_WORDS.join(words[:-1])}")
    titled = "".join(rf"(?:{_spelt(title)}{_BETWEEN_WORDS})?" for title in titles)
    return rf"{_BEFORE}{titled}(?:{'|'.join(forms)})s?{_AFTER}"


def _parted(name: str) -> tuple[list[str], list[str]]:
    """„Dr. Zoë Quellfeld“ is written without the title as well; a single name never is."""
    words = name.split()
    named = list(dropwhile(lambda word: word.endswith("."), words))
    if len(named) < 2:
        return [], words
    return words[: len(words) - len(named)], named


def _spelt(word: str) -> str:
    """A word whose umlauts may be one sign or two, as programs write them either way."""
    signs = []
    for sign in unicodedata.normalize("NFC", word):
        apart = unicodedata.normalize("NFD", sign)
        same = re.escape(sign)
        signs.append(same if apart == sign else f"(?:{same}|{re.escape(apart)})")
    return "".join(signs)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _filled(words: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in words if word and word.strip())
