"""How often a finding is right, and how much of what is there is found, per half and rule."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gemeinwerk.engines.smart import Catalogue, check
from tests.engines.labelled.texts import Labelled


class Score(NamedTuple):
    """Counts of one rule: rightly found, wrongly found, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, how much is there; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, how much was found; 1 where nothing is."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def found_in(one: Labelled) -> frozenset[str]:
    """The codes the check gives a measure, of those it is judged for."""
    catalogue = Catalogue(
        measures=(one.measure,), period_start=date(2024, 1, 1), period_end=date(2030, 12, 31)
    )
    return frozenset(finding.code for finding in check(catalogue)) & one.judged


def scores(half: Iterable[Labelled]) -> dict[str, Score]:
    """Code → score, over all measures of a half."""
    counted: dict[str, Score] = {}
    for one in half:
        found = found_in(one)
        for code in one.judged:
            told, there = code in found, code in one.codes
            old = counted.get(code, Score())
            counted[code] = Score(
                old.right + (told and there),
                old.wrong + (told and not there),
                old.missed + (there and not told),
            )
    return counted
