"""Of many cases that are drawn alike the suite tries some, always the same ones. `CASES=all` tries
every one: for whoever changes what they try."""

import os

ALL = os.environ.get("CASES") == "all"


def some(seeds: range, one_of: int = 4) -> range:
    return seeds if ALL else seeds[::one_of]


def chunks(seeds: range, size: int) -> list[range]:
    return [seeds[at : at + size] for at in range(0, len(seeds), size)]


def examples(number: int) -> int:
    """So many where they are drawn anew (`HYPOTHESIS=drawn`), else the first of them: every run
    draws the same."""
    return number if os.environ.get("HYPOTHESIS") == "drawn" else max(6, number // 16)
