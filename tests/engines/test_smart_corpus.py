"""How often the check is right, and how often it finds what is there, over the whole corpus."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from gemeinwerk.engines.smart import RULES, Catalogue, check
from tests.engines.corpus import climate, culture, figures, heldback, integration, prose
from tests.engines.corpus.rows import Row

OPEN = (
    *integration.ROWS,
    *climate.ROWS,
    *culture.ROWS,
    *figures.ROWS,
    *prose.ROWS,
)
ALL = (*OPEN, *heldback.ROWS)
OF_A_MEASURE = sorted(code for code in RULES if code[0] != "X" and code != "R404")
ENOUGH = 0.95


def found_in(row: Row) -> set[str]:
    """The codes the check gives a row, alone in a catalogue from 2024 to 2028."""
    catalogue = Catalogue(
        measures=(row.measure,), period_start=date(2024, 1, 1), period_end=date(2028, 12, 31)
    )
    return {finding.code for finding in check(catalogue)}


def count(rows: Iterable[Row]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Per code: rightly found, wrongly found, missed."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for row in rows:
        found = found_in(row)
        right.update(found & row.codes)
        wrong.update(found - row.codes)
        missed.update(row.codes - found)
    return right, wrong, missed


@pytest.fixture(scope="module")
def counted() -> tuple[Counter[str], Counter[str], Counter[str]]:
    return count(ALL)


@pytest.mark.parametrize("code", OF_A_MEASURE)
def test_what_a_rule_finds_is_there(
    code: str, counted: tuple[Counter[str], Counter[str], Counter[str]]
) -> None:
    right, wrong, _ = counted
    assert right[code] / (right[code] + wrong[code]) >= ENOUGH


@pytest.mark.parametrize("code", OF_A_MEASURE)
def test_what_is_there_a_rule_finds(
    code: str, counted: tuple[Counter[str], Counter[str], Counter[str]]
) -> None:
    right, _, missed = counted
    assert right[code] / (right[code] + missed[code]) >= ENOUGH


def test_each_measure_gets_the_findings_it_should() -> None:
    """Whoever changes a rule and means it, changes the judgement beside the measure."""
    judged = [(row.measure.title, found_in(row), row.codes) for row in ALL]
    assert [one for one in judged if one[1] != one[2]] == []


def test_the_corpus_is_large_and_about_half_of_it_is_sound() -> None:
    sound = sum(1 for row in ALL if not row.codes)
    assert len(ALL) >= 400
    assert 0.4 <= sound / len(ALL) <= 0.6


def test_no_measure_stands_in_it_twice() -> None:
    told = Counter((row.measure.title, row.measure.description) for row in ALL)
    assert [text for text, times in told.items() if times > 1] == []
