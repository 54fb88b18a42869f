"""Fields of action by cross-cutting themes: how much was said, found missing and planned where, and
where nothing was.

    found = matrix(concept)      # five queries, however much there is
    found.cell(field, theme).contributions
    found.overlooked, found.silent
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from gemeinwerk.answers.queries import answerable
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.measures.models import Measure

Key = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """``findings``: those that measures of the cell take up; a finding itself has no field."""

    contributions: int = 0
    findings: int = 0
    measures: int = 0


@dataclass(frozen=True)
class Spot:
    """A field and the themes no measure of it takes up."""

    field: FieldOfAction
    themes: list[CrossCuttingTheme]
    contributions: int = 0


@dataclass(frozen=True)
class Matrix:
    fields: list[FieldOfAction]
    themes: list[CrossCuttingTheme]
    cells: dict[Key, Cell] = field(default_factory=dict)

    def cell(self, of: FieldOfAction, theme: CrossCuttingTheme) -> Cell:
        return self.cells.get((of.pk, theme.pk), Cell())

    @property
    def overlooked(self) -> list[Spot]:
        """People spoke of it, and no measure does: what is most often spoken of first."""
        spots = list(self._spots(lambda cell: cell.contributions > 0))
        return sorted(spots, key=lambda one: -one.contributions)

    @property
    def silent(self) -> list[Spot]:
        """Nobody spoke of it, and no measure does."""
        return list(self._spots(lambda cell: not cell.contributions))

    def _spots(self, fits: Callable[[Cell], bool]) -> Iterator[Spot]:
        for of in self.fields:
            found = [
                (theme, cell)
                for theme in self.themes
                if not (cell := self.cell(of, theme)).measures and fits(cell)
            ]
            if found:
                yield Spot(
                    of, [theme for theme, _cell in found], sum(c.contributions for _t, c in found)
                )


def matrix(concept: Concept) -> Matrix:
    measures = Measure.objects.filter(concept=concept)
    said = _counted(answerable(concept), "pk")
    planned = _counted(measures, "pk")
    found = _counted(measures, "answers")
    cells = {
        key: Cell(said.get(key, 0), found.get(key, 0), planned.get(key, 0))
        for key in said.keys() | planned.keys() | found.keys()
    }
    return Matrix(list(concept.fields.all()), list(concept.themes.all()), cells)


def _counted(rows: "QuerySet[Any]", what: str) -> dict[Key, int]:
    """How many different ones there are of each field and theme."""
    pairs = rows.filter(field__isnull=False, themes__isnull=False).order_by()
    counted = pairs.values_list("field", "themes").annotate(n=Count(what, distinct=True))
    return {(of, theme): n for of, theme, n in counted}
