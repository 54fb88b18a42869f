"""Levels that are only seen: moved in, bold, outline. The same tree in every kind of file."""

import random

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import tree_files
from tests.catalogue_files.test_trees import leaves_of
from tests.catalogue_files.tree_formats import FORMATS

SEEN = [
    (way, name)
    for way in ("indent", "blanks", "outline", "bold")
    for name in FORMATS
    if name != "csv" or way == "blanks"
]


@pytest.mark.parametrize(("way", "name"), SEEN)
def test_a_tree_told_by_its_look_is_the_same_in_every_kind_of_file(way, name):
    make, least, most = tree_files.WAYS[way]
    for seed in (2, 3) if name == "xlsx" else (3,):
        for depth in range(least, most + 1):
            dice = random.Random(f"{seed} {depth}")
            tree = tree_files.draw(dice, depth)
            written = make(tree).spaced(dice) if seed % 2 else make(tree)
            told = as_json(read(FORMATS[name](written), "k"))
            wanted = [one.unnumbered() for one in tree_files.leaves(tree)]
            assert leaves_of(told) == wanted, (seed, depth)
