"""What reading costs by the length of the text: `python -m tests.linear.measure [AREA [NAME]]`.

Without an area all are measured.

Without a name each parser of the area is given one of twenty hostile texts, with one those whose
name it is part of are given all of them (`.` is part of each).

It prints a line of JSON for each parser: the worst that was found, and what grew too much. Texts
are doubled from 500 signs to 1,000, and the one that grows most goes on to 4,000, with a name in
any case, else where it grew by more than its length did. What grew too much is asked once more at
twice the length: a bounded look ahead costs more for a while only.
"""

import functools
import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from math import log2
from typing import Any

LEAST, DOUBLED, LONGEST = 500, 1_000, 4_000
FACTOR = 2.3
"""How much more work twice the text may be. Linear is 2; a sorted list of words a bit more."""
STEADY = 2.02
"""Twice the text, twice the work: what grows no steeper at 1,000 signs does not at 4,000."""
FEW = 6_000
"""Steps that a text may take beside its length: the one thing in it that has to be looked at more
closely. What grows with the square takes many times more at 1,000 signs."""


def main(area: str = "", only: str = "") -> None:
    from tests.linear.counting import install

    install()
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinwerk.config.settings")
    django.setup()
    sys.setrecursionlimit(400_000)
    from tests.linear.parsers import AREAS, parsers

    # All are loaded before the first is measured: what they keep is forgotten between two texts.
    found = {one: parsers(one) for one in AREAS if area in ("", one)}
    for where, all_of_it in found.items():
        for name, parser in all_of_it.items():
            if only in name:
                told = measured(name, parser, all_texts=bool(only))
                print(json.dumps({"area": where, **told}), flush=True)


def measured(name: str, parser: Callable[[str], Any], *, all_texts: bool) -> dict[str, Any]:
    from tests.linear.inputs import few, hostile

    texts = hostile if all_texts else few
    grew: list[tuple[float, str, Any, int]] = []
    steeper: list[tuple[float, str, Any, int]] = []
    too_much: list[dict[str, Any]] = []
    for said, text in texts(patterns_of(name), name):
        begin, end, allowed = doubled(parser, text, LEAST)
        if end is None:  # what looks a bounded way ahead grows for a while, then no more
            begin, end, allowed = doubled(parser, text, DOUBLED)
        if end is None:
            steps = {DOUBLED: begin, 2 * DOUBLED: f"over {allowed}"}
            too_much.append({"text": said, "steps": steps})
        else:
            grew.append((end / (begin + FEW), said, text, end))
            if all_texts or end > STEADY * begin:
                steeper.append(grew[-1])
    for told in (grew, steeper):
        told.sort(key=lambda one: one[0], reverse=True)
    for _growth, said, text, begin in steeper[:1]:
        allowed = round((begin + FEW) * FACTOR ** log2(LONGEST / DOUBLED))
        end = cost(parser, text, LONGEST, allowed)
        if end is None:
            begin = cost(parser, text, 2 * DOUBLED)
            allowed = round((begin + FEW) * FACTOR ** log2(LONGEST / 2 / DOUBLED))
            end = cost(parser, text, LONGEST, allowed)
        if end is None:
            steps = {2 * DOUBLED: begin, LONGEST: f"over {allowed}"}
            too_much.append({"text": said, "steps": steps})
    worst = grew[0] if grew else (0.0, "", None, 0)
    return {"parser": name, "worst": worst[1], "growth": round(worst[0], 2), "too_much": too_much}


def doubled(
    parser: Callable[[str], Any], text: Callable[[int], str], size: int
) -> tuple[int, int | None, int]:
    """Steps for a text, for one twice as long (None: more than allowed), and what is allowed."""
    begin = cost(parser, text, size)
    allowed = round((begin + FEW) * FACTOR)
    return begin, cost(parser, text, 2 * size, allowed), allowed


def patterns_of(name: str) -> list[str]:
    """What the module of a parser compiled, for texts that nearly fit."""
    from tests.linear.counting import Pattern

    module = sys.modules.get(name.rpartition(".")[0])
    return list(_sources(vars(module).values(), Pattern)) if module else []


def _sources(values: Any, kind: type) -> Iterator[str]:
    for value in values:
        if isinstance(value, kind):
            yield value.real.pattern  # type: ignore[attr-defined]
        elif isinstance(value, list | tuple):
            yield from _sources(value, kind)
        elif isinstance(value, dict):
            yield from _sources(value.values(), kind)


def cost(
    parser: Callable[[str], Any], text: Callable[[int], str], size: int, limit: int = sys.maxsize
) -> Any:
    """Steps; None where they are more than `limit`."""
    from tests.linear.counting import steps
    from tests.linear.engine import TooMuch

    def work() -> None:
        try:
            parser(text(size))
        except (RecursionError, AssertionError, TypeError):
            raise
        except Exception:
            pass  # a refusal with a sentence: what it says is tested elsewhere

    forget()
    try:
        return steps(work, limit)
    except TooMuch:
        return None


def forget() -> None:
    """What was read of the same text before would cost nothing. Tables of our own words stay."""
    for kept in _kept():
        kept.cache_clear()


@functools.cache
def _kept() -> list[Any]:
    kind = type(functools.lru_cache(maxsize=1)(len))
    found = [one for one in gc.get_objects() if type(one) is kind]
    ours = [one for one in found if getattr(one, "__module__", "").startswith("gemeinwerk.")]
    return [one for one in ours if (one.cache_parameters()["maxsize"] or 0) > 1]


if __name__ == "__main__":
    main(*sys.argv[1:])
