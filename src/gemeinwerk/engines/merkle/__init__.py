"""An append-only log that can be checked: hashes, roots and proofs as RFC 9162 defines them.

A log of n entries is a tree whose leaves are the entries. Its **root** stands for all of them in
their order. A path of a few hashes proves that one entry stands in it (`inclusion`), or that a
longer log begins with a shorter one (`consistency`).

Of the tree the complete subtrees are kept, each once and for ever, at its `Place`: there are at
most 2n, appending adds two of them on average, and whatever is asked needs O(log n).

    new = appended(size, leaf_hash(b"..."), kept)        # places and hashes to keep
    root(size + 1, kept | new)
    proof = inclusion(index, size, kept)                  # list of hashes
    verify_inclusion(leaf, index, size, proof, root)      # True or False

`kept` maps places to hashes and has to hold those that `needed_for_…` names.
"""

from gemeinwerk.engines.merkle.checking import verify_consistency, verify_inclusion
from gemeinwerk.engines.merkle.hashing import EMPTY, leaf_hash, node_hash
from gemeinwerk.engines.merkle.places import Kept, Place
from gemeinwerk.engines.merkle.tree import (
    appended,
    consistency,
    every_node,
    inclusion,
    needed_for_append,
    needed_for_consistency,
    needed_for_inclusion,
    needed_for_root,
    root,
)

__all__ = [
    "EMPTY",
    "Kept",
    "Place",
    "appended",
    "consistency",
    "every_node",
    "inclusion",
    "leaf_hash",
    "needed_for_append",
    "needed_for_consistency",
    "needed_for_inclusion",
    "needed_for_root",
    "node_hash",
    "root",
    "verify_consistency",
    "verify_inclusion",
]
