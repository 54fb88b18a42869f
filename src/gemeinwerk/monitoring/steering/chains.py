"""Ways along what waits for what, by keys of measures: a circle, and all that hangs on one."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _


def path(waits_for: Mapping[int, Iterable[int]], start: int, goal: int) -> list[int]:
    """From one key to another along what each waits for, both named; [] where there is no way.

    The shortest one, so that a circle is told in as few steps as there are.
    """
    before: dict[int, int] = {}
    waiting = [start]
    for key in waiting:
        for following in waits_for.get(key, ()):
            if following == goal:
                way = [goal, key]
                while key != start:
                    key = before[key]
                    way.append(key)
                return way[::-1]
            if following not in before and following != start:
                before[following] = key
                waiting.append(following)
    return []


def everything_behind(followers: Mapping[int, Iterable[int]], start: int) -> list[tuple[int, int]]:
    """All that waits for one key, directly or through others: each once with its depth (1:
    directly), what is near before what is far. A circle that stands in old data ends here too."""
    found: dict[int, int] = {}
    waiting = [(start, 0)]
    for key, depth in waiting:
        for one in followers.get(key, ()):
            if one != start and one not in found:
                found[one] = depth + 1
                waiting.append((one, depth + 1))
    return list(found.items())


def circle_sentence(codes: Iterable[str]) -> str:
    return _("Das wäre ein Kreis: {way}. Bitte lassen Sie eine der Abhängigkeiten weg.").format(
        way=f" {_('wartet auf')} ".join(codes)
    )
