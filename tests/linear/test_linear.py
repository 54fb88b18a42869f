"""Whoever reads a text reads one twice as long in twice the time, whatever stands in it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.linear.counting import COUNT, Pattern
from tests.linear.engine import TooMuch
from tests.linear.inputs import PIECES, grown
from tests.linear.parsers import AREAS, functions, modules

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="no parser knows a database")
def test_twice_the_text_is_at_most_little_more_than_twice_the_work() -> None:
    """Steps are counted, in Python and in patterns: from 500 signs to 1,000 and to 4,000."""
    found = measured()
    assert [one for one in found if one["too_much"]] == []
    for area in AREAS:
        known = [name for module in modules(area) for name in functions(module)]
        assert sum(one["area"] == area for one in found) >= len(known) / 2, area


def measured() -> list[dict[str, Any]]:
    """In a process of its own: patterns are counted from the moment they are compiled."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.linear.measure"],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


# --- the counting itself ------------------------------------------------------------------------


def steps(use: Callable[[], Any]) -> int:
    COUNT.steps, COUNT.limit = 0, 50_000_000
    use()
    return COUNT.steps


@pytest.mark.parametrize(
    ("source", "sign", "growth"),
    [
        (r"\s+", " ", 2),  # finds it all at once
        (r"\s*x", " ", 4),  # from each blank to the end, for nothing
        (r"\s*,?\s*x", " ", 8),
        (r"[^\W\d]+(?:-[^\W\d]+)*", "a", 2),
        (r"(?:in |im )*\d", "in ", 4),
        (r"(?>\s*)x", " ", 4),
    ],
)
def test_steps_grow_as_a_pattern_does(source: str, sign: str, growth: int) -> None:
    pattern = Pattern(source)
    few = steps(lambda: pattern.findall(grown(sign, 60)))
    many = steps(lambda: pattern.findall(grown(sign, 120)))
    assert growth * 0.75 < many / few < growth * 1.25


def test_a_pattern_without_end_is_given_up() -> None:
    COUNT.steps, COUNT.limit = 0, 100_000
    with pytest.raises(TooMuch):
        Pattern(r"(?:a+)+b").search("a" * 25)
    COUNT.limit = sys.maxsize


@pytest.mark.parametrize("piece", PIECES)
def test_matches_are_those_of_re(piece: str) -> None:
    """The counting walks patterns by itself; where it comes to another end it says so."""
    source = (
        r"(?i)(?<!\w)(\d{1,3}(?:[., ]\d{3})*|[a-zäöü]+?(?=[ ,]|$)|\((?:[^()]|\(\))*\)|u(n)d\2?)"
    )
    text = grown(piece, 50) + " Und und, 1.000 (a) "
    assert Pattern(source).findall(text) == re.findall(source, text)
