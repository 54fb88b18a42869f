"""What words before a time come to: "Beginn nicht vor" a beginning, "Ende vor" nothing at all."""

from gemeinwerk.german.times.items import Kind

NAMES = frozenset({Kind.BEGIN, Kind.FINISH})
BOUNDS = frozenset({Kind.SINCE, Kind.UNTIL, Kind.AFTER, Kind.BEFORE, Kind.BEYOND})
LEADING = NAMES | BOUNDS
_TOGETHER = ({Kind.SINCE, Kind.AFTER}, {Kind.UNTIL, Kind.BEFORE})
DENIED = {Kind.BEFORE: Kind.SINCE, Kind.AFTER: Kind.UNTIL, Kind.BEYOND: Kind.UNTIL}


def meaning(leaders: list[Kind]) -> Kind | None:
    """The one bound that leaders come to, None where they do not go together."""
    names = [kind for kind in leaders if kind in NAMES]
    bounds = [kind for kind in leaders if kind not in NAMES]
    if Kind.NOT in bounds:
        last = bounds[-1]
        bound = DENIED.get(last) if bounds == [Kind.NOT, last] else None
    elif not bounds:
        bound = {Kind.BEGIN: Kind.SINCE, Kind.FINISH: Kind.UNTIL}[names[0]]
    elif len(set(bounds)) == 1 or set(bounds) in _TOGETHER:
        bound = bounds[-1] if bounds[-1] is not Kind.BEYOND else None
    else:
        bound = None
    starts = bound in {Kind.SINCE, Kind.AFTER}
    if len(names) > 1 or (names and starts is not (names[0] is Kind.BEGIN)):
        return None  # "Beginn spätestens", "Ende nach"
    return bound
