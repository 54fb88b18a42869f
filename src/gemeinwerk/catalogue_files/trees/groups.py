"""Rows above others: fields of action, goals, goals below goals; and who stands below whom."""

import re
from dataclasses import dataclass, field

from gemeinwerk.german import fold, squash
from gemeinwerk.german.codes import before_title, is_numbered_below, parts_of

_FIELD_WORD = re.compile(
    r"^(?:handlungsfeld|hf|themenfeld|aktionsfeld|handlungsbereich|themenbereich|schwerpunkt|cluster"
    r"|kapitel|bereich|säule|field of action|area|teil|abschnitt)\b(?![\w])",
    re.IGNORECASE,
)
_GOAL_WORD = re.compile(
    r"^(?:strategisches |operatives |übergeordnetes )?"
    r"(?:leit|ober|haupt|wirkungs|rahmen|teil|unter|zwischen|detail|fein|handlungs)?ziele?\b"
    r"|^(?:goal|objective|aim)\b",
    re.IGNORECASE,
)
_UPPER_GOAL = re.compile(r"^(?:strateg|uebergeord|leit|ober|haupt|wirkung|rahmen)")
_LOWER_GOAL = re.compile(r"^(?:operativ|teil|unter|zwischen|detail|fein|handlungs)")
_CALLED = re.compile(
    r"(?:handlungsfeld|themenfeld|aktionsfeld|hf)(?:\s?[:–-])?\s+"
    r"(?=[\"„“]?(?-i:[A-ZÄÖÜ])[\w-])",
    re.IGNORECASE,
)
_QUOTES = ' "„“'
GOAL_RANK = 10
"""Of a goal; fields of action rank above it, goals below goals beneath."""


@dataclass(slots=True)
class Group:
    """A row above others. ``kind``: "field", "goal" or "measure", whose parts stand below it;
    ``extra``: what else stood in the row, ``again``: the columns that only say its name once more.

    Where it stands: ``rank`` by its word ("Ziel" below "Handlungsfeld") or its column, ``depth``
    by its look, None where these say nothing. ``numbered``: its number stands in the column of
    numbers.
    """

    sheet: str
    row: int
    kind: str
    code: str
    text: str
    typed: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)
    rank: int | None = None
    depth: int | None = None
    numbered: bool = False


class Path:
    """The groups the next row stands below, from the top."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._words: dict[str, int] = {}
        self._fresh = False
        """No measure stands below the last group yet."""
        self._above: set[int] = set()
        """ids of groups whose number their measures begin with."""

    def open(self, group: Group) -> None:
        """A group ends those that do not stand above it. Below another one it is a goal."""
        if group.rank is None:
            group.rank = self._rank(group)
        while self.groups and not _stands_above(self.groups[-1], group):
            self.groups.pop()
        if self.groups:
            group.kind = "goal"
        self.groups.append(group)
        self._fresh = True

    def begin(self, code: str, depth: int | None) -> tuple[Group, ...]:
        """The groups of a measure; those that it does not stand below are ended."""
        for place, group in enumerate(self.groups):
            if self._is_past(group, code, depth):
                del self.groups[place:]
                break
        self._fresh = False
        return tuple(self.groups)

    def add_measure(self, group: Group) -> None:
        """The measure begun last has parts below it."""
        self.groups.append(group)

    def clear(self) -> None:
        """Of fields and goals: a row says its own."""
        self.groups = [group for group in self.groups if group.kind == "measure"]

    def _rank(self, group: Group) -> int | None:
        """By its word. Of two words for fields the one that came below the other ranks lower."""
        if group.kind == "goal":
            return goal_rank(group.typed)
        word = _FIELD_WORD.match(group.typed)
        if not word:
            return None
        top = self.groups[-1].rank if self.groups else None
        below = self._fresh and top is not None and top < GOAL_RANK - 1
        return self._words.setdefault(fold(word[0]), (top or 0) + 1 if below else 0)

    def _is_past(self, group: Group, code: str, depth: int | None) -> bool:
        """1.2 stands below 1, not below 1.1, and 3 below neither: where the numbers of a group's
        measures begin with its own, one that does not is none of them."""
        if group.kind == "measure":
            return not (code and is_numbered_below(code, group.code))
        if depth is not None and group.depth is not None:
            return depth <= group.depth
        if not group.code or not code:
            return False
        if is_numbered_below(code, group.code):
            self._above.add(id(group))
            return False
        return id(group) in self._above or _are_siblings(code, group)


def _stands_above(upper: Group, lower: Group) -> bool:
    if upper.rank is not None and lower.rank is not None and upper.rank != lower.rank:
        return upper.rank < lower.rank
    if upper.depth is not None and lower.depth is not None and upper.depth != lower.depth:
        return upper.depth < lower.depth
    if upper.code and lower.code:
        return is_numbered_below(lower.code, upper.code)
    return upper.kind == "field" and lower.kind == "goal"


def _are_siblings(code: str, group: Group) -> bool:
    """1.3 stands beside 1.2; 3 beside 2 only where both are numbers of rows."""
    own, other = parts_of(code), parts_of(group.code)
    return own[:-1] == other[:-1] and (len(own) > 1 or group.numbered)


def goal_rank(text: str) -> int:
    folded = fold(text)
    if _UPPER_GOAL.match(folded):
        return GOAL_RANK
    return GOAL_RANK + (2 if _LOWER_GOAL.match(folded) else 1)


def is_named_group(text: str) -> bool:
    """ "Handlungsfeld 2: Wohnen", "Ziel 1"."""
    return bool(_FIELD_WORD.match(text) or _GOAL_WORD.match(text))


def kind_of(text: str) -> str:
    return "goal" if _GOAL_WORD.match(text) else "field"


def numbering(text: str) -> tuple[str, str]:
    """ "Handlungsfeld 2: Wohnen" -> ("2", "Wohnen"); "M 1.1 Beratung" -> ("M 1.1", "Beratung").

    What it takes for a number may be none where `may_be_said` holds.
    """
    text = squash(text)
    word = _FIELD_WORD.match(text) or _GOAL_WORD.match(text)
    found = before_title(text[word.end() :].lstrip(" .:") if word else text)
    if found:
        return found.code, found.title.strip(_QUOTES)
    called = _CALLED.match(text)
    return "", text[called.end() :].strip(_QUOTES) if called else text


def may_be_said(text: str) -> bool:
    """Whether the number a text begins with may be none: "3 Kitas", "A Wohnen", "2. Stadtteil"."""
    found = before_title(text)
    return bool(found and found.doubt)
