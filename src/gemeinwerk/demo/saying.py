"""What people say while the concept is carried out, by the form and on paper, what the office does
with it, and who is told of what became of it."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.asking import operations as asking
from gemeinwerk.contributions.files import Sent
from gemeinwerk.contributions.form import operations as form
from gemeinwerk.contributions.models import Contribution, ContributionState, Participation
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.operations import Who
from gemeinwerk.contributions.receipts import word_of
from gemeinwerk.contributions.supporting import operations as supporting
from gemeinwerk.core.pictures import read
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.drawing import flip_chart, letter
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.portal.following import operations as following
from gemeinwerk.portal.following.queries import newest_entry

LATER = timedelta(hours=9)
"""In the evening others have read it."""
NOON = time(12)
_WHO = ("name", "email", "role")


def said(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("contributions")
    phase = _Phase(cast, concept)
    opens = told["participation"]["opens"]
    yield Deed(at(opens), "", partial(phase.open, told["participation"], told["asked"]))
    for row in told["said"]:
        yield Deed(at(row["on"]), "", partial(phase.say, row))
        if any("show" in one for one in row.get("files", ())):
            yield Deed(at(row["show"]), "", partial(phase.show_files, row))
        if "public_text" in row:
            yield Deed(at(row["show"]), "", partial(phase.black_out, row))
        if "show" in row:
            yield Deed(at(row["show"]), "", partial(phase.show, row))
        if "supports" in row:
            yield Deed(at(row["show"]) + LATER, "", partial(phase.support, row))
        if "hide" in row:
            yield Deed(at(row["hide"]), "", partial(phase.hide, row))
    for row in told["posted"]:
        yield Deed(at(row["on"]), "", partial(phase.record, row))
    for row in told["follows"]:
        yield Deed(at(row["on"]), "", partial(phase.follow, row))
    for day in told["told"]["days"]:
        yield Deed(at(day, NOON), "", partial(tell, cast, day))


class _Phase:
    """From the day it is opened. It has no last day: whoever looks at the town may try the form."""

    def __init__(self, cast: Cast, concept: Concept) -> None:
        self.cast, self.concept = cast, concept
        self.row: Participation

    def open(self, told: dict[str, Any], asked: list[dict[str, Any]]) -> None:
        self.row = contributions.create_participation(
            self.concept, **told, places=True, by=self.cast.office
        )
        for row in asked:
            asking.add_question(self.row, **row, by=self.cast.office)

    def say(self, row: dict[str, Any]) -> None:
        field = row.get("field")
        what = {
            "kind": row["kind"],
            "text": row["text"],
            "language": row.get("language", "de"),
            "field": self.row.concept.fields.get(code=field) if field else None,
            "themes": [],
            "target_group": row.get("target_group", ""),
            "place_name": row.get("place_name", ""),
            "answers": {
                question.pk: [place]
                for question, place in zip(
                    self.row.asked.all(), row.get("answers", ()), strict=False
                )
            },
        }
        who = {name: row.get(name, "") for name in _WHO} | {"named": False}
        word = word_of(f"demo {row['on']}")
        files = [_photographed(one) for one in row.get("files", ())]
        doubts = row.get("doubts", ())
        form.submit(self.row, said=what, who=who, word=word, doubts=doubts, files=files)

    def record(self, row: dict[str, Any]) -> None:
        """What came to the office, with what it scanned."""
        new = contributions.record(
            self.concept,
            **{name: row[name] for name in ("kind", "channel", "text", "target_group")},
            field=self.concept.fields.get(code=row["field"]),
            said_on=row["on"].date(),
            participation=self.row,
            voices=[Who(name=row["name"], address=row["address"])],
            state=ContributionState.PUBLIC,
            by=self.cast.office,
        )
        if "paper" in row:
            scanned = Sent("brief.pdf", "application/pdf", letter(row["text"], row["name"]))
            contributions.attach(new, sent=scanned, title=row["paper"], by=self.cast.office)

    def show_files(self, row: dict[str, Any]) -> None:
        for one in self._of(row).attachments.all():
            contributions.show_attachment(one, public=True, by=self.cast.office)

    def black_out(self, row: dict[str, Any]) -> None:
        moderating.black_out(self._of(row), text=row["public_text"], by=self.cast.office)

    def show(self, row: dict[str, Any]) -> None:
        found = self._of(row)
        if "translation" in row:
            contributions.edit(found, translation=row["translation"], by=self.cast.office)
        moderating.show(found, by=self.cast.office)

    def support(self, row: dict[str, Any]) -> None:
        found = self._of(row)
        for number in range(row["supports"]):
            supporting.support(found, device=word_of(f"demo {found.number} {number}"))
        supporting.count(self.row)

    def hide(self, row: dict[str, Any]) -> None:
        moderating.hide(self._of(row), reason=row["reason"], by=self.cast.office)

    def follow(self, row: dict[str, Any]) -> None:
        about: following.Subject | None = None
        if "field" in row:
            about = self.concept.fields.get(code=row["field"])
        elif "said" in row:
            about = self.concept.contributions.get(text__startswith=row["said"])
        elif "meeting" in row:
            met = Meeting.objects.filter(body=self.cast.bodies[row["meeting"]], public=True)
            about = met.order_by("starts_at").last()
        follower = following.follow(
            self.concept,
            about=about,
            email=row["email"],
            language="de",
            weekly=row.get("weekly", False),
        )
        following.confirm(follower)

    def _of(self, row: dict[str, Any]) -> Contribution:
        return Contribution.objects.get(concept=self.row.concept, text=row["text"])


def tell(cast: Cast, day: date) -> None:
    """Whoever follows, and whose contribution was answered, gets a mail of what is new."""
    following.accompany(cast.town)
    upto = newest_entry(cast.town, before=at(day, NOON))
    following.tell(cast.town, today=day, upto=upto)


def _photographed(told: dict[str, Any]) -> Sent:
    drawn = read(flip_chart(told["title"], told["lines"]))
    return Sent(told["name"], f"image/{drawn.kind}", drawn.content)
