"""The log that can be checked: hashes of RFC 9162, roots, proofs, and what is no proof."""

import hashlib
import math
import random
from collections.abc import Iterator, Sequence

import pytest

from gemeinwerk.engines import merkle
from gemeinwerk.engines.merkle import Place
from tests.alike import ALL

# The eight entries and roots that implementations of Certificate Transparency are tested with.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HISTORIES = 2_000 if ALL else 400


def sha(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def tree_head(entries: Sequence[bytes]) -> bytes:
    """MTH of the RFC, word for word."""
    if not entries:
        return sha(b"")
    if len(entries) == 1:
        return sha(b"\x00" + entries[0])
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return sha(b"\x01" + tree_head(entries[:k]) + tree_head(entries[k:]))


def path(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH of the RFC."""
    if len(entries) == 1:
        return []
    k = 1
    while k * 2 < len(entries):
        k *= 2
    if m < k:
        return [*path(m, entries[:k]), tree_head(entries[k:])]
    return [*path(m - k, entries[k:]), tree_head(entries[:k])]


def subproof(m: int, entries: Sequence[bytes], known: bool) -> list[bytes]:
    """SUBPROOF of the RFC."""
    if m == len(entries):
        return [] if known else [tree_head(entries)]
    k = 1
    while k * 2 < len(entries):
        k *= 2
    if m <= k:
        return [*subproof(m, entries[:k], known), tree_head(entries[k:])]
    return [*subproof(m - k, entries[k:], False), tree_head(entries[:k])]


def log_of(entries: Sequence[bytes]) -> dict[Place, bytes]:
    """Appended one by one, with nothing at hand but what an append says that it needs."""
    kept: dict[Place, bytes] = {}
    for size, entry in enumerate(entries):
        known = {place: kept[place] for place in merkle.needed_for_append(size)}
        kept |= merkle.appended(size, merkle.leaf_hash(entry), known)
    return kept


def only(kept: dict[Place, bytes], needed: Sequence[Place]) -> dict[Place, bytes]:
    return {place: kept[place] for place in needed}


def one_bit_off(content: bytes, drawn: random.Random) -> bytes:
    at = drawn.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << drawn.randrange(8))]) + content[at + 1 :]


def test_known_roots() -> None:
    kept = log_of(ENTRIES)
    found = [merkle.root(size, kept).hex() for size in range(1, 9)]
    assert found == ROOTS
    assert merkle.root(0, kept) == merkle.EMPTY == sha(b"")


@pytest.mark.parametrize("size", range(1, 34))
def test_proofs_are_those_of_the_rfc(size: int) -> None:
    entries = [bytes([number]) for number in range(size)]
    kept = log_of(entries)
    assert merkle.root(size, only(kept, merkle.needed_for_root(size))) == tree_head(entries)
    assert dict(merkle.every_node([merkle.leaf_hash(one) for one in entries])) == kept
    for index in range(size):
        known = only(kept, merkle.needed_for_inclusion(index, size))
        assert merkle.inclusion(index, size, known) == path(index, entries)
    for old in range(1, size + 1):
        known = only(kept, merkle.needed_for_consistency(old, size))
        assert merkle.consistency(old, size, known) == subproof(old, entries, True)


def histories() -> Iterator[tuple[random.Random, list[bytes]]]:
    drawn = random.Random(9162)
    for _ in range(HISTORIES):
        yield drawn, [drawn.randbytes(drawn.randrange(12)) for _ in range(drawn.randint(1, 60))]


def test_random_histories_verify_and_what_was_changed_does_not() -> None:
    for drawn, entries in histories():
        kept, size = log_of(entries), len(entries)
        root = merkle.root(size, kept)
        index, old = drawn.randrange(size), drawn.randint(0, size)
        leaf, proof = merkle.leaf_hash(entries[index]), merkle.inclusion(index, size, kept)
        assert merkle.verify_inclusion(leaf, index, size, proof, root)
        assert not merkle.verify_inclusion(one_bit_off(leaf, drawn), index, size, proof, root)
        assert not merkle.verify_inclusion(leaf, index, size, proof, one_bit_off(root, drawn))
        assert not merkle.verify_inclusion(leaf, index, size, [*proof, root], root)
        assert not merkle.verify_inclusion(leaf, size, size, proof, root)
        for at in range(len(proof)):
            changed = [*proof[:at], one_bit_off(proof[at], drawn), *proof[at + 1 :]]
            assert not merkle.verify_inclusion(leaf, index, size, changed, root)
            short = [*proof[:at], *proof[at + 1 :]]
            assert not merkle.verify_inclusion(leaf, index, size, short, root)

        before, steps = merkle.root(old, kept), merkle.consistency(old, size, kept)
        assert merkle.verify_consistency(old, size, before, root, steps)
        other = one_bit_off(before, drawn)
        assert not merkle.verify_consistency(old, size, other, root, steps)
        assert not merkle.verify_consistency(old, size, before, root, [*steps, root])
        if old:
            changed_root = one_bit_off(root, drawn)
            assert not merkle.verify_consistency(old, size, before, changed_root, steps)
        for at in range(len(steps)):
            changed = [*steps[:at], one_bit_off(steps[at], drawn), *steps[at + 1 :]]
            assert not merkle.verify_consistency(old, size, before, root, changed)


def test_a_log_that_was_rewritten_does_not_continue_the_earlier_one() -> None:
    for drawn, entries in histories():
        if len(entries) < 2:
            continue
        old = drawn.randint(1, len(entries) - 1)
        before = merkle.root(old, log_of(entries))
        at = drawn.randrange(old)
        rewritten = [*entries]
        match drawn.randrange(3):
            case 0:
                rewritten[at] += b"."
            case 1:
                del rewritten[at]
                if rewritten[:old] == entries[:old]:  # its neighbours say the same
                    continue
            case _:
                rewritten.insert(at, b"inserted, longer than any")
        size, kept = len(rewritten), log_of(rewritten)
        if size < old:
            continue
        proof = merkle.consistency(old, size, kept)
        assert not merkle.verify_consistency(old, size, before, merkle.root(size, kept), proof)


def test_a_leaf_is_never_taken_for_a_node() -> None:
    """Two entries whose hashes are joined make no single entry with the same root."""
    first, second = merkle.leaf_hash(b"a"), merkle.leaf_hash(b"b")
    assert merkle.leaf_hash(first + second) != merkle.node_hash(first, second)


def test_what_is_no_proof_is_refused_without_breaking() -> None:
    kept = log_of(ENTRIES)
    root = merkle.root(8, kept)
    assert not merkle.verify_inclusion(b"", -1, 8, [], root)
    assert not merkle.verify_inclusion(b"", 0, 0, [], merkle.EMPTY)
    assert not merkle.verify_inclusion(b"", 0, 10**30, [b"x"] * 3, root)
    assert not merkle.verify_consistency(9, 8, root, root, [])
    assert not merkle.verify_consistency(-1, 8, root, root, [])
    assert not merkle.verify_consistency(3, 8, merkle.root(3, kept), root, [])
    assert not merkle.verify_consistency(0, 0, merkle.EMPTY, root, [])
    assert not merkle.verify_consistency(0, 8, root, root, [])
    with pytest.raises(IndexError):
        merkle.inclusion(8, 8, kept)
    with pytest.raises(IndexError):
        merkle.consistency(9, 8, kept)


def test_many_entries_cost_a_logarithm() -> None:
    """Counted: hashes kept, known for an append, and named by a proof."""
    size = 20_000
    most = math.ceil(math.log2(size))
    kept: dict[Place, bytes] = {}
    for at in range(size):
        needed = merkle.needed_for_append(at)
        assert len(needed) <= most
        new = merkle.appended(at, at.to_bytes(32, "big"), kept)
        assert len(new) <= most + 1
        kept |= new
    assert len(kept) < 2 * size
    root = merkle.root(size, kept)
    for index in (0, 1, 4_711, 16_383, 16_384, 19_999):
        needed = merkle.needed_for_inclusion(index, size)
        assert len(needed) <= 2 * most
        proof = merkle.inclusion(index, size, only(kept, needed))
        assert len(proof) <= most
        assert merkle.verify_inclusion(index.to_bytes(32, "big"), index, size, proof, root)
    for old in (1, 4_711, 16_384, 19_999):
        needed = merkle.needed_for_consistency(old, size)
        assert len(needed) <= 2 * most
        proof = merkle.consistency(old, size, only(kept, needed))
        assert len(proof) <= most + 1
        assert merkle.verify_consistency(old, size, merkle.root(old, kept), root, proof)
