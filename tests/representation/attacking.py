"""Somebody who has every release of an enquiry, tries to work out what was left out, and shares no
line with what protects it. Questions that no table connects are attacked apart: what is known of
both is how many answered."""

import random
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.core.errors import DomainError
from gemeinwerk.representation.models import NO_ANSWER, Enquiry
from tests.engines.disclosing.attacker import Attacker, Place, Release
from tests.representation.conftest import count_up, released


class Seen:
    """An enquiry by and by: people join, now and then all alike, and a release is tried."""

    def __init__(self, enquiry: Enquiry, chance: random.Random) -> None:
        self.enquiry, self.chance = enquiry, chance
        self.releases: list[Any] = []
        self.refused = 0
        self._weights = {
            one["key"]: [chance.choice([0, 1, 2, 6]) + 0.1 for _o in (*one["options"], NO_ANSWER)]
            for one in enquiry.questions
        }

    def go_on(self, office: User | None) -> None:
        joining = self.chance.choice([0, 3, 20, 25, 60] if self.releases else [30, 64, 120])
        everyone = [self._person() for _one in range(joining)]
        if self.chance.random() < 0.2:
            everyone = everyone[:1] * joining
        count_up(self.enquiry, everyone)
        tables = ["/".join(one) for one in self.enquiry.tables]
        chosen = self.chance.sample(tables, self.chance.randint(1, len(tables)))
        try:
            found = released(self.enquiry, office, *chosen)
        except DomainError:
            self.refused += 1
        else:
            self.releases.append(found.content)

    def _person(self) -> dict[str, str]:
        return {
            key: self.chance.choices(self.enquiry.options_of(key), weights)[0]
            for key, weights in self._weights.items()
        }


def narrowed(seen: Seen) -> list[str]:
    """What of all that was left out has fewer possible whole values than was promised."""
    minimum = seen.enquiry.minimum
    found = []
    for keys in _connected(seen.enquiry):
        told = [one for one in (_release(seen.enquiry, keys, c) for c in seen.releases) if one]
        for one in Attacker(told).findings() if told else ():
            if one.values < minimum:
                found.append(f"{keys} {one}")
    return found


def _connected(enquiry: Enquiry) -> list[tuple[str, ...]]:
    crossed = [tuple(one) for one in enquiry.crossings]
    alone = {one["key"] for one in enquiry.questions} - {key for pair in crossed for key in pair}
    return [*crossed, *((key,) for key in sorted(alone))]


def _release(enquiry: Enquiry, keys: tuple[str, ...], content: Any) -> Release | None:
    cells: dict[Place, int | None] = {}
    for table in content["tables"]:
        if set(table["table"].split("/")) <= set(keys):
            for cell in table["cells"]:
                cells[tuple(cell.get(key) for key in keys)] = cell["count"]
    dimensions = {key: enquiry.options_of(key) for key in keys}
    return Release(dimensions, content["answered"], cells) if cells else None
