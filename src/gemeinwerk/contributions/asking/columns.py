"""What was stated, as columns of a table of contributions: one of each question."""

from collections.abc import Iterable
from typing import Any

from gemeinwerk.contributions.asking.told import stated
from gemeinwerk.contributions.models import Contribution


class Columns:
    """Of contributions with what was `stated` (`queries.given_rows`), and their values."""

    def __init__(self, contributions: Iterable[Contribution]) -> None:
        found = [(one.pk, said) for one in contributions for said in stated(_rows(one))]
        headings = {said.of: (said.order, said.question) for _key, said in found}
        self._questions = sorted(headings, key=lambda key: headings[key][0])
        self.headings = [headings[key][1] for key in self._questions]
        self._said = {(key, said.of): said.in_words for key, said in found}

    def values(self, contribution: Contribution) -> list[str]:
        return [self._said.get((contribution.pk, key), "") for key in self._questions]


def _rows(contribution: Contribution) -> Any:
    return getattr(contribution, "stated", None)
