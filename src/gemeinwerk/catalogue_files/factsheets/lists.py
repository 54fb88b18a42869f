"""Whether the lines of a table are a list: headings in one line, and in each below it one measure.

A list may stand below a title and a few particulars ("Stand | 01.02.2026"), and above a sum, a
footnote or a word to whoever asks. A fact sheet has labels again and again: beside their values in
most lines, or in lines of their own that take turns with those of the values.
"""

import re
from dataclasses import dataclass

from gemeinwerk.catalogue_files.factsheets.boxes import Line
from gemeinwerk.catalogue_files.factsheets.labels import field_of, is_label
from gemeinwerk.catalogue_files.sheets.foot_lines import is_total, says_of_the_whole
from gemeinwerk.german import fold, scale_of

_LOOK_AT = 25
_ABOUT_LABELS = frozenset({"feld", "merkmal", "kriterium", "angabe", "rubrik"})
_COUNTED = re.compile(r"(?:19|20)\d\d\b.{0,20}|(?:in )?(?:t ?€|euro|€|eur|%)|.{0,12}gesamt.{0,12}")


def is_list(lines: list[Line]) -> bool:
    """A line of headings above lines of measures; what stands above it says less than it does."""
    filled = [line for line in lines if line.filled]
    for place, line in enumerate(filled[:_LOOK_AT]):
        if _is_heading(line):
            said = _fields(line)
            above = {name for one in filled[:place] if (name := _paired(one))}
            return len(above) < min(len(said), 3) and _holds_measures(line, filled[place + 1 :])
    return False


def all_labels(line: Line) -> bool:
    """Whether a line holds labels and nothing else."""
    filled = line.filled
    return bool(filled) and all(is_label(box.text) for box in filled)


# --- inside -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Below:
    """What stands below a line of headings. ``measures``: lines of cells that begin with no label;
    ``pairs``: lines that begin with one."""

    measures: int = 0
    pairs: int = 0


def _is_heading(line: Line) -> bool:
    """Mostly labels, side by side from the beginning; years and units are no matter."""
    filled = line.filled
    labels = [is_label(box.text) for box in filled]
    if len(filled) < 2 or sum(labels) < 2:
        return False
    if len(filled) == 2:
        return all(labels) and fold(filled[0].text) not in _ABOUT_LABELS
    counted = sum(
        not label and bool(_COUNTED.fullmatch(fold(box.text)) or _is_unit(box.text))
        for label, box in zip(labels, filled, strict=True)
    )
    share = sum(labels) / (len(filled) - counted)
    return share >= 0.75 or (all(labels[:2]) and share >= 0.4)


def _is_unit(text: str) -> bool:
    return len(text) <= 25 and scale_of(text) is not None


def _fields(line: Line) -> set[str]:
    return {name for box in line.filled if (name := field_of(box.text))}


def _paired(line: Line) -> str:
    """The field of a label that stands beside its value, "" where there is none."""
    filled = line.filled
    if len(filled) < 2 or not is_label(filled[0].text) or says_of_the_whole(filled[0].text):
        return ""
    return field_of(filled[0].text)


def _holds_measures(heading: Line, below: list[Line]) -> bool:
    begun = {fold(box.text) for box in heading.filled}
    found = _Below()
    for place, line in enumerate(below):
        if _is_label_line(below, place) and not {fold(b.text) for b in line.filled} <= begun:
            # Values of one line, and labels again: they take turns. Below a list another begins.
            if found.measures < 2:
                return False
            break
        if len(line.filled) > 1 and not _adds_up(line, heading):
            if is_label(line.filled[0].text):
                found.pairs += bool(_paired(line))
            else:
                found.measures += 1
    spare = 0 if len(heading.filled) > 2 or not found.pairs else 1
    return found.pairs + spare <= found.measures


def _adds_up(line: Line, heading: Line) -> bool:
    """A row of totals, which leaves columns of the list out: "", "Gesamtkosten", "", "11 €"."""
    first, *others = line.filled
    wide = len(heading.filled) > 2 and len(line.filled) < len(heading.filled)
    return wide and is_total(first.text, [box.text for box in others])


def _is_label_line(below: list[Line], place: int) -> bool:
    """A line of labels: several, or a single one above a single text."""
    line = below[place]
    if not all_labels(line) or says_of_the_whole(line.filled[0].text):
        return False
    if len(line.filled) > 1:
        return True
    after = below[place + 1] if place + 1 < len(below) else None
    alone = after is not None and len(after.filled) == 1 and not is_label(after.filled[0].text)
    return alone and bool(field_of(line.filled[0].text))
