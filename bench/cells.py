"""One cell of 2,000 signs, read by each reader of German cells, on the texts that cost most."""

from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

from bench.figures import Figure
from gemeinwerk.german import empty_kind, parse_amounts, parse_period
from gemeinwerk.german.indicators import parse_indicators
from gemeinwerk.german.parties.lists import parse_names

SIGNS = 2_000
LIMIT = 20.0
READERS: dict[str, Callable[[str], Any]] = {
    "an amount": parse_amounts,
    "a period": parse_period,
    "indicators": parse_indicators,
    "people and units": parse_names,
    "an empty cell": empty_kind,
}
PIECES = (
    "Planung 2026, Umsetzung ab Mai bis Oktober 2027; ", "2026-", "1./2. ", "Q1, ", "bis ", "2x ",
    "kurz- ", "(", "im ", "ab ", "Anzahl der Kurse: 12 (2025) → 20 (2028), ", "Ist ", "von 1 ",
    "Amt 50/51, Jugendamt und Caritas; ", "Amt für A, ", "30.000 € pro Jahr (davon 10.000 €), ",
    "1.000 ", "noch nicht ", ", ",
)  # fmt: skip


def run() -> list[Figure]:
    return list(_figures())


def _figures() -> Iterator[Figure]:
    for name, reader in READERS.items():
        cost, piece = max(
            (_milliseconds(reader, piece, at), piece) for at, piece in enumerate(PIECES)
        )
        how = f"the dearest of {len(PIECES)} texts, {piece!r} again and again, best of three"
        yield Figure(f"a cell of {SIGNS:,} signs as {name}", cost, "ms", LIMIT, how)


def _milliseconds(reader: Callable[[str], Any], piece: str, at: int) -> float:
    """Texts differ by a letter, so that none is remembered."""
    best = float("inf")
    for again in range(3):
        text = (f"{at}{again} " + piece * SIGNS)[:SIGNS]
        began = process_time()
        reader(text)
        best = min(best, process_time() - began)
    return best * 1_000
