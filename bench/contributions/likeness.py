"""Who said nearly the same: how long it takes to find it, and whether it is found, in
texts made for it and in real ones."""

import csv
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from statistics import mean, median
from typing import TypeVar

import numpy as np
from tests.engines.likeness.said import said, said_again

from bench.figures import Figure
from gemeinwerk.engines.likeness.index import Index
from gemeinwerk.engines.likeness.reading import Pieces, by_letters
from gemeinwerk.engines.likeness.texts import Group, Text
from gemeinwerk.engines.searching.words import stem

T = TypeVar("T")
MANY, PLANTED, ASKED = 10_000, 500, 100
FIRST = (1, 5, 20)
REAL = Path(__file__).parents[2] / ".." / "shared" / "data" / "contributions"
_DIALOGUES = "cycling_dialogues.csv"
_ASKED = "Moers"


def run() -> list[Figure]:
    return [*_made(), *_real()]


# --- texts made for it --------------------------------------------------------------------------


def _made() -> Iterator[Figure]:
    chance = random.Random(14)
    originals = list(said(MANY - PLANTED, seed=14))
    again = [said_again(text, chance) for text in originals[:PLANTED]]
    texts = [Text(f"o{n}", text, "de") for n, text in enumerate(originals)]
    texts += [Text(f"p{n}", text, "de") for n, text in enumerate(again)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    built, index = _taken(lambda: Index.build(texts))
    grouped, groups = _taken(index.groups)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1_000
    how = f"{MANY:,} German texts of {mean(len(one.text) for one in texts):.0f} letters"
    seconds = f"{how}, of the processor: {built:.1f} for the index, {grouped:.1f} for groups"
    yield Figure("10,000 texts: index and all groups", built + grouped, "s", 10, seconds)
    yield Figure("10,000 texts: memory on top", memory, "MB", 1_000, how)
    yield from _one_against(index, texts[PLANTED : PLANTED + ASKED], chance)
    planted = f"{PLANTED} of {how} said again: bent, mistyped, turned round, cut or drawn out"
    yield from _found_again(index, texts[-PLANTED:], planted, "planted")
    together = {id: n for n, group in enumerate(groups) for id in group.ids}
    found = mean(
        f"o{n}" in together and together[f"o{n}"] == together.get(f"p{n}") for n in range(PLANTED)
    )
    yield Figure("planted: in one group", found, "", 0.98, planted, True)
    right = _right(groups)
    yield Figure("planted: of pairs in groups those that are", right, "", 0.9, planted, True)


def _one_against(index: Index, texts: Sequence[Text], chance: random.Random) -> Iterator[Figure]:
    """As a request does that opens a kept index; and one that has it."""
    kept = index.to_bytes()
    opened = median(_taken(lambda: Index.from_bytes(kept))[0] for _ in range(5))
    asked = [Text("", said_again(one.text, chance), "de") for one in texts]
    taken = sorted(_taken(lambda one=one: index.near(one))[0] for one in asked)
    slow = taken[int(len(taken) * 0.95)]
    how = f"{len(asked)} new texts against {MANY:,}, seconds of the processor, words marked"
    yield Figure("one against 10,000: median", median(taken), "s", 0.2, how)
    yield Figure("one against 10,000: 95 of 100", slow, "s", 0.2, how)
    how = f"the index from its {len(kept) / 1e6:.1f} MB, then one text asked"
    yield Figure("one against 10,000, index opened first", opened + median(taken), "s", 0.2, how)
    grown, _none = _taken(lambda: index.add(Text("new", texts[0].text + " Danke.", "de")))
    yield Figure("one text more in the index of 10,000", grown, "s", 0.2, "`Index.add`")


def _right(groups: Sequence[Group]) -> float:
    pairs = [(one, other) for group in groups for one in group.ids for other in group.ids]
    told = [one[1:] == other[1:] for one, other in pairs if one < other]
    return mean(told) if told else 0.0


def _found_again(
    index: Index, asked: Sequence[Text], how: str, name: str, of: str = "o"
) -> Iterator[Figure]:
    ranks = [index.ranked(one) for one in asked]
    for first, least in zip(FIRST, (0.95, 0.98, 0.98), strict=True):
        hits = mean(of + one.id[1:] in rank[:first] for one, rank in zip(asked, ranks, strict=True))
        yield Figure(f"{name}: original among the first {first}", hits, "", least, how, True)


# --- real ones ----------------------------------------------------------------------------------


def _real() -> Iterator[Figure]:
    """Contributions to two dialogues on cycling; which are twins, readers said by topics."""
    file = REAL / _DIALOGUES
    if not file.exists():
        print(f"  No real contributions: {_DIALOGUES} is not in ../shared/data/contributions.")
        return
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    texts = [Text(f"o{one['id']}", f"{one['title']}. {one['text']}", "de") for one in rows]
    twins = [frozenset(one["subtopics"].split()) for one in rows]
    topics = [one["topic"] for one in rows]
    places = [one["dialogue"] for one in rows]
    chance = random.Random(14)
    index = Index.build(texts)
    again = [
        Text(f"p{one.id[1:]}", said_again(one.text, chance), "de")
        for one, place in zip(texts, places, strict=True)
        if place == _ASKED
    ]
    how = f"{len(again)} of {len(texts)} real contributions ({_ASKED})"
    yield from _found_again(index, again, f"{how}, said again", "real")
    with_place = [replace(one, place=place) for one, place in zip(texts, places, strict=True)]
    with_both = [replace(one, topic=topic) for one, topic in zip(with_place, topics, strict=True)]
    for name, read, given in (
        ("letters", by_letters, texts),
        ("word stems", by_stems, texts),
        ("letters and stems", by_both, texts),
        ("letters, place", by_letters, with_place),
        ("letters, place and topic", by_letters, with_both),
    ):
        yield from _ranks(f"twins by {name}", Index.build(given, read), given, twins)
    yield from _ranks("same topic by letters", index, texts, topics)


def _ranks(
    name: str, index: Index, texts: Sequence[Text], meant: Sequence[object]
) -> Iterator[Figure]:
    """Twins: what readers called by exactly the same. Nothing is to be reached: it is told."""
    of = {one.id: what for one, what in zip(texts, meant, strict=True)}
    hits: dict[int, list[bool]] = {first: [] for first in FIRST}
    precisions, pairs = [], 0
    for one in texts:
        there = sum(of[one.id] == what for what in meant) - 1
        pairs += there
        if not there:
            continue
        right = [of[other] == of[one.id] for other in index.ranked(one, FIRST[-1])]
        for first in FIRST:
            hits[first].append(any(right[:first]))
        upto = [sum(right[: at + 1]) / (at + 1) for at, is_right in enumerate(right) if is_right]
        precisions.append(sum(upto) / min(there, FIRST[-1]))
    chance = pairs / (len(texts) * (len(texts) - 1))
    said = ", ".join(f"{mean(found):.3f} among the first {n}" for n, found in hits.items())
    how = f"{said}; average precision of 20: {mean(precisions):.3f}; by chance {chance:.3f}"
    print(f"  {name}: {how}", flush=True)
    yield Figure(f"{name}: average precision of 20", mean(precisions), "", chance, how, True)


def by_stems(forms: Sequence[str]) -> Pieces:
    """What else a text could be read as: the stems of its words."""
    found = [(row, _number(stem(word))) for row, form in enumerate(forms) for word in form.split()]
    rows = np.asarray([row for row, _code in found], dtype=np.int64)
    return Pieces(rows, np.asarray([code for _row, code in found], dtype=np.uint64))


def by_both(forms: Sequence[str]) -> Pieces:
    letters, stems = by_letters(forms), by_stems(forms)
    return Pieces(*(np.concatenate(both) for both in zip(letters, stems, strict=True)))


def _number(word: str) -> int:
    """As long as a key of letters, and none of them."""
    return int.from_bytes(blake2b(word.encode(), digest_size=7).digest()) | 1 << 62


def _taken(act: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    answer = act()
    return time.process_time() - begun, answer
