"""Whatever stands in a cell, the check answers, and answers the same again."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.smart import (
    RULES,
    Catalogue,
    Cost,
    CostState,
    Direction,
    Indicator,
    Measure,
    Milestone,
    check,
    matrix,
    summary,
)
from gemeinwerk.engines.smart.language.wordlist import word_set
from tests.alike import ALL, examples

WORDS = word_set(
    """
    fördern gestärkt werden Förderung Prüfung in der Altstadt bis Ende 2026 200 Führungskräfte und
    , . ; ( ) „ “ z. B. § 51 20 % 3.000 € kurzfristig Daueraufgabe N. 31.02.2025 12/2026 IV. Quartal
    - ÖPNV Lots*innen ein eine die wir schulen zu um damit 2025/26 ² ⅷ 1.2.3.4 soll ﬁ ß
    """
)
german = st.lists(st.sampled_from(sorted(WORDS)), max_size=25).map(" ".join)
text = st.one_of(st.text(max_size=80), german)
days = st.none() | st.dates()
numbers = st.none() | st.integers(-(10**9), 10**9) | st.decimals(allow_nan=False, places=2)
indicators = st.builds(
    Indicator,
    name=text,
    unit=text,
    direction=st.none() | st.sampled_from(Direction),
    baseline=numbers,
    baseline_text=text,
    target=numbers,
    target_date=days,
    target_text=text,
    source=text,
    rhythm=text,
)
costs = st.builds(
    Cost,
    amount=st.none() | st.decimals(0, 10**9, places=2),
    year=st.none() | st.integers(2000, 2100),
    funding=text,
)
measures = st.builds(
    Measure,
    key=st.text(max_size=5),
    title=text,
    goal=text,
    description=text,
    target_group=text,
    lead=text,
    lead_known=st.none() | st.booleans(),
    confirmed=st.none() | st.booleans(),
    timeframe=text,
    start=days,
    end=days,
    permanent=st.booleans(),
    closed=st.booleans(),
    indicators=st.lists(indicators, max_size=2).map(tuple),
    milestones=st.lists(st.builds(Milestone, text, days), max_size=2).map(tuple),
    costs=st.lists(costs, max_size=2).map(tuple),
    cost_text=text,
    cost_state=st.none() | st.sampled_from(CostState),
    funding=text,
    fte=st.dictionaries(st.integers(2024, 2028), st.integers(0, 9), max_size=2),
    themes=st.lists(text, max_size=2).map(tuple),
)
catalogues = st.builds(
    Catalogue,
    measures=st.lists(measures, max_size=2).map(tuple),
    fields_of_action=st.lists(text, max_size=2).map(tuple),
    themes=st.lists(text, max_size=2).map(tuple),
    period_start=days,
    period_end=days,
    columns=st.none() | st.frozensets(st.sampled_from(["title", "cost", "timeframe", "target"])),
    legend=st.dictionaries(text, st.dates(), max_size=2),
    town=st.lists(text, max_size=1).map(tuple),
)


@settings(max_examples=examples(120))
@given(catalogues)
def test_no_text_makes_it_fail(catalogue: Catalogue) -> None:
    found = check(catalogue)
    assert found == check(catalogue)
    assert {one.code for one in found} <= set(RULES)
    assert {one.measure for one in found} <= {None, *(m.key for m in catalogue.measures)}
    assert all(one.de.strip() and one.en.strip() for one in found)
    assert {line.code for line in summary(found)} == {one.code for one in found}
    assert set(matrix(found)) == {one.measure for one in found} - {None}


FIELDS = ["title", "description", "timeframe", "cost_text", "lead"]
HOSTILE = ["A" * 50_000, "Aa " * 20_000, "1" * 50_000, "(" * 50_000]
EACH_TWICE = [(field, HOSTILE[(n + n // 5) % 4]) for n, field in enumerate(FIELDS * 2)]


@pytest.mark.parametrize(
    ("field", "cell"),
    product(FIELDS, HOSTILE) if ALL else EACH_TWICE,
    ids=lambda part: part[:20],
)
def test_a_hostile_cell_is_answered(field: str, cell: str) -> None:
    found = check(Catalogue(measures=(Measure(key="1", **{field: cell}),)))
    assert {one.measure for one in found} == {"1"}
