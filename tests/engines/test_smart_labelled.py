"""How the check fares on measures in the manner of real catalogues, in both labelled halves."""

import pytest

from tests.engines.labelled.scores import Score, scores
from tests.engines.labelled.texts import HALVES, half

# Code → the least precision and recall. `make bench ONLY=check` prints what is reached.
LEAST = {
    "S102": (0.9, 0.85),
    "S103": (0.9, 0.75),
    "M202": (0.6, 0.9),
    "M203": (0.9, 0.9),
    "T501": (0.9, 0.9),
    "R402": (0.9, 0.9),
    "A301": (0.95, 0.95),
}


@pytest.fixture(scope="module", params=HALVES)
def scored(request: pytest.FixtureRequest) -> dict[str, Score]:
    return scores(half(request.param))


@pytest.mark.parametrize("code", LEAST)
def test_what_a_rule_finds_is_there_and_what_is_there_it_finds(
    code: str, scored: dict[str, Score]
) -> None:
    precision, recall = LEAST[code]
    score = scored[code]
    assert score.right + score.missed >= 2
    assert (score.precision >= precision, score.recall >= recall) == (True, True), score


def test_both_halves_together_hold_more_than_200_measures() -> None:
    assert sum(len(half(name)) for name in HALVES) > 200


def test_no_measure_stands_in_both_halves() -> None:
    titles = [
        {(one.measure.title, one.measure.description) for one in half(name) if "S102" in one.judged}
        for name in HALVES
    ]
    assert titles[0].isdisjoint(titles[1])
