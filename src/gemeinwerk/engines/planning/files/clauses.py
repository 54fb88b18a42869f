"""Tokens about time put together: which days, when in the year, at which hours, allowed or not.

A text falls into parts at "nicht", "sonst" and semicolons, a part into clauses: "Mo ab 15 Uhr, Mi
ab 17 Uhr" is two. What can be taken in two ways is refused, for the writer to say it plainly.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from gemeinwerk.engines.planning.files.hours import Hours
from gemeinwerk.engines.planning.files.phrases import Days, Kind, NotUnderstood, Token

_EVERY_DAY = frozenset(range(7))
_DAYS = {Kind.WEEKDAYS, Kind.DATE}
_LIMITS = {Kind.PERIOD, Kind.HOURS}


@dataclass
class Clause:
    """Any of the weekdays or dates, in any of the periods, at any of the hours; [] is no limit."""

    forbids: bool = False
    weekdays: frozenset[int] = frozenset()
    dates: list[Days] = field(default_factory=list)
    periods: list[Days] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)

    @property
    def has_days(self) -> bool:
        """Whether it names weekdays or dates."""
        return bool(self.weekdays or self.dates)

    @property
    def limited(self) -> bool:
        """Whether it names a period or hours."""
        return bool(self.periods or self.hours)

    def allows(self, day: date, start: int, end: int) -> bool:
        """Whether a meeting of these minutes lies inside what is said."""
        return self._speaks_of(day) and (
            not self.hours or any(one.hold(start, end) for one in self.hours)
        )

    def takes(self, day: date, start: int, end: int) -> bool:
        """Whether a meeting of these minutes meets what is said."""
        return self._speaks_of(day) and (
            not self.hours or any(one.touch(start, end) for one in self.hours)
        )

    def _speaks_of(self, day: date) -> bool:
        named = day.weekday() in self.weekdays or any(day in one for one in self.dates)
        inside = not self.periods or any(day in one for one in self.periods)
        return inside and (named or not self.has_days)


@dataclass
class _Part:
    forbids: bool
    word: str = ""
    """What it begins with."""
    tokens: list[Token] = field(default_factory=list)

    def refused(self) -> NotUnderstood:
        return NotUnderstood(_written([self]))


def _written(parts: Iterable[_Part]) -> str:
    words = [word for part in parts for word in (part.word, *(one.text for one in part.tokens))]
    return re.sub(r" (?=[,;])", "", " ".join(filter(None, words)))


def clauses(tokens: Iterable[Token]) -> list[Clause]:
    """The clauses of a text, NotUnderstood where one may be meant in two ways."""
    parts = [part for part in _parts(_in_order(list(tokens))) if part.tokens or part.forbids]
    found = [clause for part in parts for clause in _clauses(part)]
    for part in parts:
        allowing = any(not other.forbids for other in parts)
        if part.forbids and (not part.tokens or _reaches_how_far(part, allowing)):
            raise part.refused()
    allowed = [one for one in found if not one.forbids]
    if len(allowed) > 1 and not all(one.has_days for one in allowed):
        raise NotUnderstood(_written(parts))
    return found


def _in_order(tokens: list[Token]) -> list[Token]:
    """ "Mo und Mi nicht" as "nicht Mo und Mi"; with a comma or more words it is not so clear."""
    *days, last = tokens or [Token(Kind.END, "")]
    if last.kind in {Kind.NOT, Kind.NEVER} and {one.kind for one in days} <= _DAYS | {Kind.AND}:
        return [last, *days]
    return tokens


def _parts(tokens: list[Token]) -> list[_Part]:
    parts = [_Part(forbids=False)]
    for place, token in enumerate(tokens):
        after = tokens[place + 1].kind if place + 1 < len(tokens) else None
        if token.kind in {Kind.NOT, Kind.NEVER, Kind.EXCEPT}:
            day_before = place and token.kind != Kind.EXCEPT and tokens[place - 1].kind in _DAYS
            if day_before and after not in {Kind.DATE, Kind.PERIOD}:
                # "Mo nicht": is it Monday that is impossible, or what follows?
                raise NotUnderstood(f"{tokens[place - 1].text} {token.text}")
            parts.append(_Part(forbids=True, word=token.text))
        elif token.kind == Kind.ELSE:
            if any(part.tokens and not part.forbids for part in parts):
                raise NotUnderstood(token.text)
            parts.append(_Part(forbids=False))
        elif token.kind == Kind.END:
            parts.append(_Part(forbids=False, word=";"))
        elif token.kind != Kind.ALWAYS:
            parts[-1].tokens.append(token)
        elif after not in _DAYS | _LIMITS:
            # "immer montags" and "immer ab 17 Uhr" say no more than without "immer".
            parts[-1].tokens.append(Token(Kind.WEEKDAYS, token.text, _EVERY_DAY))
    return parts


def _reaches_how_far(part: _Part, allowing: bool) -> bool:
    """Whether one cannot tell where what is forbidden ends: "nicht Mi, Do", "nicht Mi, ab 17"."""
    limited = any(token.kind == Kind.HOURS for token in part.tokens)
    after_comma = {b.kind for a, b in pairwise(part.tokens) if a.kind == Kind.COMMA}
    return Kind.HOURS in after_comma or (Kind.WEEKDAYS in after_comma and (allowing or limited))


def _clauses(part: _Part) -> Iterator[Clause]:
    said = [token for token in part.tokens if token.kind in _DAYS | _LIMITS]
    limits_first = bool(said) and said[0].kind in _LIMITS
    clause = Clause(part.forbids)
    for token in said:
        if token.kind in _DAYS and clause.has_days and clause.limited:
            if limits_first:
                raise part.refused()
            yield clause
            clause = Clause(part.forbids)
        elif limits_first and clause.has_days and _has(clause, token.kind):
            yield clause
            clause = Clause(part.forbids)
        if not _added(clause, token):
            raise part.refused()
    if said:
        yield clause


def _has(clause: Clause, kind: Kind) -> bool:
    return bool({Kind.PERIOD: clause.periods, Kind.HOURS: clause.hours}.get(kind))


def _added(clause: Clause, token: Token) -> bool:
    """Add what a token says; False where it does not go together with what was said before."""
    value = token.value
    if isinstance(value, Hours):
        clause.hours.append(value)
        # "9–12 Uhr und 16–19 Uhr" is either; "nach 16 Uhr, vor 19 Uhr" would be both.
        return len(clause.hours) == 1 or all(one.first and one.last for one in clause.hours)
    if isinstance(value, Days) and token.kind == Kind.DATE:
        clause.dates.append(value)
    elif isinstance(value, Days):
        # "im Mai und ab Oktober" is either; "ab Mai, bis August" would be both.
        if any(one.overlap(value) for one in clause.periods):
            return False
        clause.periods.append(value)
    elif value:
        if clause.weekdays and _EVERY_DAY in {value, clause.weekdays}:
            return False
        clause.weekdays |= value
    return True
