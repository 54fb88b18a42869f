"""A QR code as the path of a drawing: a square for each dark sign, runs of them as one."""

from itertools import groupby

import segno


def path_of(text: str) -> tuple[str, int]:
    """What an SVG path draws, and how many signs wide it is with its quiet edge."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=4))
    parts = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                parts.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(parts), len(rows)
