from hypothesis import given
from hypothesis import strategies as st

from gemeinwerk.core.conflicts import ABSENT, Difference, changed, three_way

STATES = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2))


def test_changes_of_different_names_are_merged() -> None:
    merge = three_way({"a": 1, "b": 1}, theirs={"a": 2, "b": 1}, mine={"a": 1, "b": 3})
    assert merge.values == {"a": 2, "b": 3}
    assert merge.theirs_only == [Difference("a", 1, 2, 1)]
    assert merge.mine_only == [Difference("b", 1, 1, 3)]
    assert merge.is_clean


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    merge = three_way({"a": 1}, theirs={"a": 2}, mine={"a": 2})
    assert (merge.values, merge.conflicts) == ({"a": 2}, [])


def test_different_changes_of_one_name_wait_for_a_decision() -> None:
    merge = three_way({"a": 1}, theirs={"a": 2}, mine={"a": 3})
    assert merge.conflicts == [Difference("a", 1, 2, 3)]
    assert merge.values == {}
    assert merge.settled({"a": True}) == {"a": 3}
    assert merge.settled({}) == {"a": 2}


def test_a_removed_row_conflicts_with_a_changed_one() -> None:
    merge = three_way({"row": 1}, theirs={}, mine={"row": 2})
    assert merge.conflicts == [Difference("row", 1, ABSENT, 2)]
    assert merge.settled({"row": False}) == {}
    assert merge.settled({"row": True}) == {"row": 2}


def test_rows_added_on_both_sides_are_all_kept() -> None:
    merge = three_way({}, theirs={"row:1": 1}, mine={"row:+1": 2})
    assert merge.values == {"row:1": 1, "row:+1": 2}


@given(STATES, STATES, STATES)
def test_nothing_that_anybody_changed_is_lost(before: dict, theirs: dict, mine: dict) -> None:
    merge = three_way(before, theirs, mine)
    open_names = {difference.name for difference in merge.conflicts}
    for name in set(changed(before, mine)) - open_names:
        assert merge.values.get(name, ABSENT) == mine.get(name, ABSENT)
    for name in set(changed(before, theirs)) - open_names:
        assert merge.values.get(name, ABSENT) == theirs.get(name, ABSENT)
    for name in open_names:
        assert theirs.get(name, ABSENT) != mine.get(name, ABSENT)
