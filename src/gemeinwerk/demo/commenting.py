"""What people of Havelfurt said to passages of the draft, before the council's version took much of
it up."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.comments import operations as comments
from gemeinwerk.comments import queries
from gemeinwerk.comments.models import PartKind
from gemeinwerk.comments.page.operations import comment
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.receipts import word_of
from gemeinwerk.contributions.supporting import operations as supporting
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast

SET_UP, SHOWN, LIKEWISE = time(11, 15), time(9, 5), time(18, 40)
COUNTED = datetime(2025, 1, 19, 23, 50)


def commented(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("commented")
    phase = _Phase(cast, concept)
    yield Deed(at(told["participation"]["opens"], SET_UP), "", partial(phase.open, told))
    for number, row in enumerate(told["said"]):
        name, day = f"Anmerkung {number:02}", row["on"]
        yield Deed(at(day), name, partial(phase.say, number, row))
        yield Deed(at(day + timedelta(days=1), SHOWN), name, partial(phase.show, row))
        if row["supports"]:
            yield Deed(at(day + timedelta(days=1), LIKEWISE), name, partial(phase.support, row))
    yield Deed(at(COUNTED), "", phase.count)


class _Phase:
    def __init__(self, cast: Cast, concept: Concept) -> None:
        self.cast, self.concept = cast, concept
        self.row: Participation

    def open(self, told: dict[str, Any]) -> None:
        office, row = self.cast.office, told["participation"]
        self.row = contributions.create_participation(self.concept, **row, by=office)
        self.version = self.concept.versions.get(number=1)
        comments.set_draft(self.row, version=self.version, by=office)

    def say(self, number: int, row: dict[str, Any]) -> None:
        kind = PartKind.GOAL if row.get("goal") else PartKind.MEASURE
        part = queries.part(self.version, kind, row["code"])
        assert part is not None, row["code"]
        passage = part.passage(row["field"], row["words"])
        assert passage.quote == row["words"], row
        what = {
            "kind": "comment",
            "text": row["text"],
            "language": row.get("language", "de"),
            "field": self.concept.fields.get(code=part.field_code),
            "themes": [],
            "target_group": "",
            "place_name": "",
        }
        who = {"name": "", "email": "", "role": row["role"], "named": False}
        comment(
            self.row, word=word_of(f"demo draft {number}"), said=what, who=who,
            version=self.version, part=part, passage=passage,
        )  # fmt: skip

    def show(self, row: dict[str, Any]) -> None:
        moderating.show(self._of(row), by=self.cast.office)

    def support(self, row: dict[str, Any]) -> None:
        found = self._of(row)
        for number in range(row["supports"]):
            supporting.support(found, device=word_of(f"demo {found.number} {number}"))

    def count(self) -> None:
        supporting.count(self.row)

    def _of(self, row: dict[str, Any]) -> Contribution:
        return Contribution.objects.get(concept=self.concept, text=row["text"])
