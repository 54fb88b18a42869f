"""A list travels in an address: what is no list of ours is none, and what is comes back whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinwerk.measures.walking import MOST, Walk, begun, decoded, encoded, resumed

KEYS = st.lists(st.integers(1, 2**63 - 1), min_size=1, max_size=60, unique=True)


@given(KEYS)
def test_keys_come_back_in_their_order(keys: list[int]) -> None:
    assert decoded(encoded(keys)) == tuple(keys)


@given(st.text(max_size=200) | st.binary(max_size=100).map(lambda raw: raw.decode("latin-1")))
def test_whatever_stands_in_an_address_breaks_nothing(text: str) -> None:
    walk = resumed("", text)
    assert walk is None or walk.before + len(walk.keys) <= walk.total


ONE, TWO = encoded([1]), encoded([1, 2])


@pytest.mark.parametrize(
    "code",
    [
        *("", ".", "..", "0.3", "0.1.ÄÖ", "0.2.____________", "0.2.gA", f"0.1.{ONE}\x00"),
        *(f"0.1.{TWO}", f"9.2.{TWO}", f"x.2.{ONE}", f"-1.2.{ONE}", f"0.².{ONE}"),
        *(f"0.2.{encoded(keys)}" for keys in ([1, 1], [-1], [0], [2**63])),
        *(f"0.5000.{encoded(range(1, MOST + 2))}", f"0.{'9' * 5000}.{ONE}", "0.9." + "A" * 100_000),
    ],
)
def test_what_no_list_of_ours_says_is_no_walk(code: str) -> None:
    assert resumed("feld=2", code) is None


def test_an_address_says_the_filter_and_the_place() -> None:
    walk = begun("feld=2&sortierung=-ende", [7, 3, 9], 3)
    assert (walk.position(7), walk.position(3), walk.position(9), walk.position(4)) == (1, 2, 3, 0)
    assert walk.around(3) == ((7,), (9,))
    assert walk.around(9) == ((3, 7), ())
    assert walk.around(4) == ((), ())
    assert walk.address.startswith("liste=feld%3D2%26sortierung%3D-ende&gang=0.3.")
    assert resumed(walk.query, walk.address.rpartition("gang=")[2]) == walk


def test_who_is_not_in_the_list_has_no_place_in_it() -> None:
    assert begun("feld=2", [7, 3], 5) == Walk("feld=2")


@pytest.mark.parametrize("place", [1, 400, 2500, 5000])
def test_of_a_long_list_the_nearest_travel_and_places_stay_true(place: int) -> None:
    walk = begun("", range(1, 5001), place)
    assert (len(walk.keys), walk.position(place), walk.total) == (MOST, place, 5000)
    assert len(walk.address) < 3000
    assert resumed("", walk.address.rpartition("gang=")[2]) == walk
