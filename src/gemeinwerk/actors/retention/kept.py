"""For how long is kept what has no period of the town: gone by itself, or kept until somebody does
something. Told from what every area declares, so that nothing is left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from gemeinwerk.privacy import registry

Line = tuple[str, str]


@dataclass(frozen=True)
class Kept:
    """Lines of what and how long; of `others` how long, and all that is kept so."""

    by_itself: list[Line]
    others: list[Line]


def kept() -> Kept:
    every: list[registry.Table | registry.Folder] = [*registry.tables(), *registry.folders()]
    declared = [one for one in every if one.kept]
    return Kept(
        [(str(one.noun), str(one.kept)) for one in declared if one.forget],
        _by_period((one.kept, one.noun) for one in declared if not one.forget),
    )


def _by_period(declared: Iterable[tuple[str | Promise, str | Promise]]) -> list[Line]:
    found: dict[str, list[str]] = {}
    for period, noun in declared:
        found.setdefault(str(period), []).append(str(noun))
    return [(period, "; ".join(nouns)) for period, nouns in found.items()]
