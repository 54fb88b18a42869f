"""All texts, ready to be asked: which are near to one, and which are nearly the same."""

from collections.abc import Iterable, Iterator

import numpy as np

from gemeinwerk.engines.likeness import grouping, sharing, storing, titles
from gemeinwerk.engines.likeness.blocks import COMPARED, Blocks
from gemeinwerk.engines.likeness.grouping import NEARLY_THE_SAME
from gemeinwerk.engines.likeness.reading import Places, Read, are_keys, by_letters, one_form
from gemeinwerk.engines.likeness.texts import FEATURES, Group, Near, Text
from gemeinwerk.engines.likeness.weighing import (
    HALF_OF_IT,
    Rows,
    Tables,
    Weights,
    in_parts,
    products,
    rows_of,
)

MOST = 20
"""Near ones that anybody would look through."""
LEAST = 0.05
"""Below that two texts share what all of a language share."""
AGREES = {"place": 0.1, "field": 0.3, "meeting": 0.1, "topic": 0.5}
"""How much nearer texts are that agree in a feature: parts of what their words say."""
_DIGITS = 9
"""Of a score. What is behind depends on the order in which a processor adds."""
_SAID = 8
"""Words that are named."""


class Index:
    """Texts with different ids. The same texts answer alike, in whatever order they came."""

    def __init__(self, read: Read = by_letters) -> None:
        self._read = read
        self._texts: list[Text] = []
        self._places: dict[str, int] = {}
        self._forms: dict[int, str] = {}
        self._tables = Tables.empty()
        self._blocks = Blocks.empty()

    @classmethod
    def build(cls, texts: Iterable[Text], read: Read = by_letters) -> "Index":
        """Of many texts at once. Raises ValueError for an id that comes twice."""
        index = cls(read)
        for text in texts:
            index._note(text)
        forms = [index._form(place) for place in range(len(index))]
        languages = [_language(text) for text in index._texts]
        codes, places = [], []

        def parts() -> Iterator[tuple[Rows, list[str]]]:
            for start, part in in_parts(forms, read):
                keys = are_keys(part.known)[part.place]
                codes.append(part.known[part.place[keys]])
                places.append(part.row[keys] + start)
                yield part, languages[start : start + part.count]

        index._tables = index._tables.with_rows(parts())
        if codes:
            index._blocks = Blocks.of(np.concatenate(codes), np.concatenate(places))
        return index

    def add(self, text: Text) -> None:
        """One text more. Raises ValueError for an id that is there."""
        self._note(text)
        place = len(self) - 1
        rows = rows_of(self._read([self._form(place)]), 1)
        keys = rows.known[are_keys(rows.known)]
        self._blocks = self._blocks.with_text(place, keys, self._tables.all)
        self._tables = self._tables.with_rows([(rows, [_language(text)])])

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, id: str) -> bool:
        return id in self._places

    def near(self, text: Text, most: int = MOST) -> list[Near]:
        """The nearest to a text, the nearest first; never the text of its own id."""
        mine = sharing.words(text.text)
        return [self._told(text, mine, *one) for one in self._ranked(text)[:most]]

    def ranked(self, text: Text, most: int = MOST) -> list[str]:
        """The ids of `near`, in a fifth of the time."""
        return [other.id for other, _score, _same in self._ranked(text)[:most]]

    def groups(self) -> list[Group]:
        """Those that are nearly the same, the largest group first. Most texts are in none."""
        order = sorted(range(len(self)), key=lambda place: self._texts[place].turn)
        forms = [self._form(place) for place in order]
        found = []
        languages = [_language(self._texts[place]) for place in order]
        for group in grouping.groups(forms, languages, self._tables, self._read):
            texts = [self._texts[order[one]] for one in group]
            title = titles.title([text.text for text in texts])
            found.append(Group(title, tuple(text.id for text in texts)))
        return found

    def to_bytes(self) -> bytes:
        """To be kept and read again by `from_bytes`, of the same release of the product."""
        return storing.to_bytes(self._texts, self._tables, self._blocks)

    @classmethod
    def from_bytes(cls, data: bytes, read: Read = by_letters) -> "Index":
        """What `to_bytes` gave. Raises `storing.Outdated` for anything else: build it again."""
        index = cls(read)
        texts, index._tables, index._blocks = storing.from_bytes(data)
        index._texts = texts
        index._places = {text.id: place for place, text in enumerate(texts)}
        return index

    def _note(self, text: Text) -> None:
        if text.id in self._places:
            raise ValueError(f"Two texts have the id {text.id!r}.")
        self._places[text.id] = len(self._texts)
        self._texts.append(text)

    def _form(self, place: int) -> str:
        form = self._forms.get(place)
        if form is None:
            form = self._forms[place] = one_form(self._texts[place].text)
        return form

    def _ranked(self, text: Text) -> list[tuple[Text, float, bool]]:
        """Texts, how near each is, and whether it is nearly the same."""
        rows = rows_of(self._read([one_form(text.text)]), 1)
        weights = self._tables.weigh(rows, [_language(text)])
        places = self._worth_comparing(rows, weights, self._places.get(text.id, -1))
        if not len(places):
            return []
        others = rows_of(self._read([self._form(place) for place in places.tolist()]), len(places))
        languages = [_language(self._texts[place]) for place in places.tolist()]
        alike = products(rows, weights, others, self._tables.weigh(others, languages))
        same = products(
            rows,
            self._tables.weigh(rows, [_language(text)], HALF_OF_IT),
            others,
            self._tables.weigh(others, languages, HALF_OF_IT),
        )
        found = [
            (other, round(score * _nearer(text, other), _DIGITS), likely >= NEARLY_THE_SAME)
            for other, score, likely in zip(
                [self._texts[place] for place in places.tolist()],
                alike.round(_DIGITS).tolist(),
                same.round(_DIGITS).tolist(),
                strict=True,
            )
            if score >= LEAST
        ]
        return sorted(found, key=lambda one: (-one[1], one[0].turn))

    def _worth_comparing(self, rows: Rows, weights: Weights, but: int) -> Places:
        """The texts that share most of what is rare, without one."""
        keys = are_keys(rows.known)
        codes = rows.known[keys]
        says = weights[keys] * self._tables.all.rarity(codes)
        places, shared = self._blocks.seen(codes, says, self._tables.all)
        others = places != but
        places, shared = places[others], shared[others]
        lengths = [len(self._texts[place].text) for place in places.tolist()]
        shared = np.round(shared / np.sqrt(np.asarray(lengths) + 50.0), _DIGITS)
        if len(places) <= COMPARED:
            return np.asarray(places)
        last = -np.partition(-shared, COMPARED - 1)[COMPARED - 1]
        sure, tied = places[shared > last], places[shared == last].tolist()
        tied.sort(key=lambda place: self._texts[place].turn)
        return np.concatenate((sure, np.asarray(tied[: COMPARED - len(sure)], dtype=np.int64)))

    def _told(
        self, text: Text, mine: list[sharing.Word], other: Text, score: float, nearly_the_same: bool
    ) -> Near:
        here, there = sharing.shared(mine, sharing.words(other.text))
        said = {word.form: other.text[word.mark.start : word.mark.end] for word in reversed(there)}
        first = {word.form: place for place, word in reversed(list(enumerate(there)))}
        rarity = self._rarity(list(said))
        words = sorted(said, key=lambda form: (-rarity[form], first[form]))
        return Near(
            other.id,
            score,
            nearly_the_same,
            tuple(said[form] for form in words[:_SAID]),
            tuple(word.mark for word in here),
            tuple(word.mark for word in there),
            _agree(text, other),
        )

    def _rarity(self, forms: list[str]) -> dict[str, float]:
        """What words say: what their rarest piece does."""
        if not forms:
            return {}
        pieces = self._read(forms)
        says = np.zeros(len(forms))
        np.maximum.at(says, pieces.rows, self._tables.all.rarity(pieces.codes))
        return dict(zip(forms, says.round(_DIGITS).tolist(), strict=True))


def _language(text: Text) -> str:
    """Without the country."""
    return text.language.partition("-")[0].lower()


def _agree(one: Text, other: Text) -> tuple[str, ...]:
    both = ((name, getattr(one, name), getattr(other, name)) for name in FEATURES)
    return tuple(name for name, mine, theirs in both if mine and mine == theirs)


def _nearer(one: Text, other: Text) -> float:
    return 1 + sum(AGREES[name] for name in _agree(one, other))
