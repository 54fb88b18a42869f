"""What was read of a cell of costs, on one line that one can read.

    30000 yearly 2026-2028        ~5000 (about)   ≤5000 (at most)   ≥5000 (at least)
    5000-10000 CHF                0.5 posts       50 each Person    -2030 (until) 2026- (from)
    100000 {Bund 60000, Land 40000}; 0.5 posts | what is left

Where there is no value its place is taken by the state: unknown, running, nought, empty, unclear.
"""

from decimal import Decimal

from gemeinwerk.german import Amount, Amounts


def in_short(read: Amounts) -> str:
    told = "; ".join(map(_amount, read.parts)) or read.state
    return f"{told} | {read.rest}" if read.rest else told


def _amount(part: Amount) -> str:
    mark = {"most": "≤", "least": "≥"}.get(part.bound, "~" if part.approximate else "")
    span = _number(part.low)
    if part.high != part.low:
        span += f"-{_number(part.high)}"
    words = [mark + span]
    if part.currency not in {"EUR", ""}:
        words.append(part.currency)
    if part.kind == "posts":
        words.append("posts")
    if part.kind == "each":
        words += ["each", part.per]
    words += [part.rhythm, _years(part)]
    if part.sources:
        told = ", ".join(f"{one.name} {_number(one.amount)}" for one in part.sources)
        words.append("{" + told + "}")
    return " ".join(word for word in words if word)


def _years(part: Amount) -> str:
    first, last = part.first_year, part.last_year
    if first == last:
        return str(first or "")
    return f"{first or ''}-{last or ''}"


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"
