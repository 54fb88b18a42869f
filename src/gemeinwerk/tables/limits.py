"""How large a file may be before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bytes of the file and unpacked; columns of a row; all else over the whole file."""

    max_bytes: int = 20 * 1024 * 1024
    max_unpacked_bytes: int = 200 * 1024 * 1024
    max_rows: int = 20_000
    max_columns: int = 200
    max_parts: int = 5_000
    max_elements: int = 4_000_000
    """XML elements of all parts together, each part as often as it is read."""
    max_depth: int = 200
    """How deep XML elements lie in one another."""
    max_sheets: int = 200
    max_cells: int = 500_000
    """Of the sheets, and texts beside them."""
    max_characters: int = 20_000_000
    max_row_characters: int = 300_000
    """No cell is cut: what is longer than all a row may hold is refused with its place."""
    max_merges: int = 10_000
    max_ratio: int = 300
    """How many times smaller than its content a packed part may be, from five megabytes on."""
