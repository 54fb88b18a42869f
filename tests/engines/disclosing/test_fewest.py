"""No count more than needed is left out: held against every smaller choice, and Tau-Argus."""

import random
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest

from gemeinwerk.engines.disclosure.auditing import Cut
from gemeinwerk.engines.disclosure.fewest import Fewest
from gemeinwerk.engines.disclosure.releases import Counted, Question, Rules, Why
from gemeinwerk.engines.disclosure.space import spaces
from gemeinwerk.engines.disclosure.suppressing import NothingHides, Suppressed, suppress
from tests.engines.disclosing.attacker import Attacker, Place, Release
from tests.engines.disclosing.histories import counted
from tests.engines.disclosing.tauargus import TauArgus

RULES = Rules()


def drawn(seed: int, *sizes: int) -> Counted:
    chance = random.Random(seed)
    dimensions = {name: tuple(f"{name}{n}" for n in range(size))
                  for name, size in zip("abc", sizes, strict=False)}  # fmt: skip
    people = {one: chance.choice([1, 2, 4, 7, 12, 20, 35])
              for one in product(*dimensions.values())}  # fmt: skip
    return counted(dimensions, people)


def suppressed(table: Counted) -> Suppressed | None:
    (space,) = spaces(Question((table,), (), RULES))
    try:
        return suppress(space)
    except NothingHides:
        return None


@pytest.mark.parametrize("seed", range(8))
def test_every_smaller_choice_gives_something_away(seed: int) -> None:
    table = drawn(seed, *[(5,), (2, 3), (3, 3), (2, 4)][seed % 4])
    found = suppressed(table)
    small = {group for group, count in table.counts.items() if count < RULES.minimum}
    if found is None:
        assert not _hides(table, set(table.counts))
        return
    assert found.proven
    assert _hides(table, set(found.why))
    for out in _smaller(table, small, len(found.why)):
        assert not _hides(table, out), out


def _smaller(table: Counted, small: set[object], than: int) -> Iterator[set[object]]:
    others = [group for group in table.counts if group not in small]
    for more in range(than - len(small)):
        for chosen in combinations(others, more):
            yield small | set(chosen)


def _hides(table: Counted, out: set[object]) -> bool:
    names = {one.name: one.values for one in table.layout.dimensions}
    cells: dict[Place, int | None] = {}
    for group, count in table.counts.items():
        said = dict(group)
        cells[tuple(said.get(name) for name in names)] = None if group in out else count
    attacker = Attacker([Release(names, table.answers, cells)])
    return all(one.values >= RULES.minimum for one in attacker.findings())


@pytest.mark.parametrize("seed", range(12))
def test_tau_argus_loses_no_less_and_finds_what_we_leave_out_hidden(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pytauargus", reason="installed on Linux alone")
    monkeypatch.chdir(tmp_path)
    table = drawn(seed, *[(6,), (3, 4), (4, 5), (2, 3, 3)][seed % 4])
    oracle = TauArgus(table, RULES.minimum, tmp_path)
    small = {group for group, count in table.counts.items() if count < RULES.minimum}
    found, theirs = suppressed(table), oracle.suppressed(small)
    if found is None:
        assert theirs is None
        return
    assert theirs is None or len(found.why) <= len(theirs)
    audited = oracle.audit(found.why)
    assert {one.group for one in audited} == set(found.why)
    assert all(one.high - one.low >= RULES.minimum - 1 - 1e-6 for one in audited)


def test_the_small_ones_are_told_from_those_that_hide_them() -> None:
    table = counted({"a": ("x", "y", "z")}, {("x",): 35, ("y",): 24, ("z",): 2})
    found = suppressed(table)
    assert found is not None
    assert found.why == {(("a", "z"),): Why.SMALL, (("a", "y"),): Why.COMPLEMENTARY}


def test_what_must_be_left_out_and_cannot_be_hidden_has_no_choice() -> None:
    table = counted({"a": ("x", "y", "z")}, {("x",): 35, ("y",): 24, ("z",): 2})
    (space,) = spaces(Question((table,), (), RULES))
    small, other = (("a", "z"),), (("a", "x"),)
    choosing = Fewest(space, [small], [])
    choosing.add([Cut({}, 1, other)])
    choice = choosing.choose()
    assert choice is not None
    assert choice.hidden == {small, (("a", "y"),)}
    choosing.add([Cut({}, 1, small)])
    assert choosing.choose() is None
