"""Where the money comes from is asked until every line of money says it."""

from decimal import Decimal

import pytest

from gemeinwerk.engines.smart import Catalogue, Cost, Measure, check


@pytest.mark.parametrize(
    ("sources", "asked"),
    [(("Land", "Stadt"), False), (("Land", ""), True), (("", "Stadt"), True), (("", ""), True)],
)
def test_one_line_with_a_source_does_not_answer_for_the_others(sources, asked):
    costs = tuple(Cost(Decimal(1_000), 2026 + n, funding=one) for n, one in enumerate(sources))
    found = check(Catalogue(measures=(Measure(key="1", title="Radweg bauen", costs=costs),)))
    assert ("R403" in {one.code for one in found}) is asked
