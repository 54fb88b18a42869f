"""The climate adaptation concept: being written, most of its measures not yet fit to decide."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.models import Weekday
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content, process
from gemeinwerk.demo.content_values import Wording
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.reminding import operations as reminding

BEGUN = datetime(2026, 3, 4, 9, 0)
REVIEWED = datetime(2026, 7, 6, 9, 0)
DRAFTING = datetime(2026, 10, 5, 11, 0)
WRITTEN = datetime(2026, 10, 19, 13, 30)
ASKED = datetime(2026, 11, 17, 9, 10)
ANSWER_BY = date(2026, 12, 4)
RETURNED = datetime(2026, 11, 19, 14, 5)
LOOKED = datetime(2026, 9, 22, 18, 40)
READERS = ("osthoff", "thiele", "rahimi")
REMINDED = datetime(2026, 11, 27, 8, 0)
ASKED_FOR = ("H-1", "H-4", "G-1", "G-2")
GIVEN_BACK = "G-2"
WHY = "Ohne Fördersumme, Zielwert und Richtlinie können wir das nicht zusagen."


def beginning(cast: Cast) -> Iterator[Deed]:
    """All that happened to the second concept so far."""
    second = Second(cast)
    yield Deed(at(BEGUN), "", second.begin)
    for title, name, day in process.days_that_came(second.told["phase"]):
        yield Deed(at(day), title, partial(second.keep_date, title, name, day))
    yield Deed(at(REVIEWED), "", second.review)
    yield Deed(at(DRAFTING), "", second.draft)
    yield Deed(at(WRITTEN), "", second.write)
    for row in second.told["finding"]:
        if "refusal" in row:
            yield Deed(at(row["refused_on"]), "", partial(second.refuse, row))
    yield Deed(at(ASKED), "", second.ask)
    yield Deed(at(RETURNED), "", second.give_back)
    yield Deed(at(REMINDED), "", second.remind)
    yield Deed(at(LOOKED), "", second.look_in)


@dataclass
class Second:
    """The concept from the day it is begun."""

    cast: Cast
    told: dict[str, Any] = field(default_factory=lambda: content.read("klima"))
    concept: Concept = field(init=False)

    def begin(self) -> None:
        head = self.told["concept"]
        self.concept = concepts.create(
            self.cast.town,
            title=head["title"],
            slug=head["slug"],
            motto=head["motto"],
            period_start=head["period_start"],
            period_end=head["period_end"],
            commission=head["commission"],
            aim=head["aim"].strip(),
            lead_office=self.cast.organisations[head["lead"]],
            by=self.cast.office,
        )
        for row in self.told["field"]:
            concepts.add_field(self.concept, by=self.cast.office, **row)
        for row in self.told["theme"]:
            concepts.add_theme(self.concept, by=self.cast.office, **row)
        process.plan_phases(self.cast, self.concept, self.told["phase"])

    def keep_date(self, title: str, name: str, day: date) -> None:
        phase = self.concept.phases.get(title=title)
        came: dict[str, Any] = {name: day}
        concepts.edit_phase(phase, by=self.cast.office, **came)

    def review(self) -> None:
        process.record_review(self.cast, self.concept, self.told)

    def draft(self) -> None:
        concepts.advance(self.concept, to=ConceptStatus.DRAFTING, by=self.cast.office)
        process.write_goals(self.cast, self.concept, self.told["goal"])

    def write(self) -> None:
        wording = Wording(self.concept, self.cast.organisations)
        author = self.cast.users["malchow"]
        for row in self.told["measure"]:
            answers = [
                one["code"] for one in self.told["finding"] if row["code"] in _answers_to(one)
            ]
            changes = wording.changes(row | {"answers": answers})
            measures.create(self.concept, changes=changes, by=author)

    def refuse(self, row: dict[str, Any]) -> None:
        finding = self.concept.review.findings.get(code=row["code"])
        concepts.refuse_finding(finding, reason=row["refusal"], by=self.cast.office)

    def ask(self) -> None:
        asked = self.concept.measures.filter(code__in=ASKED_FOR)
        measures.ask_confirmations(
            self.concept,
            keys=asked.values_list("pk", flat=True),
            due=ANSWER_BY,
            by=self.cast.users["paetzold"],
        )

    def remind(self) -> None:
        """What the town's server does by itself."""
        reminding.remind(self.cast.town, today=REMINDED.date())

    def look_in(self) -> None:
        """Whoever decides or takes part comes now and then; what came since is new to them."""
        for key in READERS:
            accounts.look_in(self.cast.users[key], town=self.cast.town)
        for key in ("yilmaz", "malchow"):
            accounts.edit_own(self.cast.users[key], weekly=Weekday.MONDAY)

    def give_back(self) -> None:
        measure = self.concept.measures.get(code=GIVEN_BACK)
        measures.return_to_office(
            measure,
            by=self.cast.users["roth"],
            reason=WHY,
            expected_revision=measure.revision,
        )


def _answers_to(finding: dict[str, Any]) -> list[str]:
    return list(finding.get("answered_by", []))
