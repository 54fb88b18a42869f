"""Havelfurt's groups meet: with agendas, with who was invited, and with what came as an answer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.approving import approved
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.minutes import Minuted, later
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings import coming_up, operations, wishes, words
from gemeinwerk.meetings.models import Invitee, Meeting
from gemeinwerk.meetings.needs import Needed
from gemeinwerk.meetings.operations import Said
from gemeinwerk.meetings.sitting import sitting_at

DETAILS = ("title", "format", "place", "link", "note", "public", "joining")
ANSWERED = timedelta(days=3)


def meeting(cast: Cast, concept: Concept, *, early: bool = False) -> Iterator[Deed]:
    """Those while the concept was written (`early`), else those since."""
    for row in content.read("meetings")["meeting"]:
        if row.get("early", False) is early:
            held = _Held(cast, concept, row)
            yield from held.deeds()
    yield from approved(cast, early=early)


class _Held:
    """One meeting from its planning on."""

    def __init__(self, cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
        self.cast, self.concept, self.row = cast, concept, row
        self.body = cast.bodies[row["body"]]
        self.meeting: Meeting

    def deeds(self) -> Iterator[Deed]:
        row = self.row
        planned = at(row["created"])
        yield Deed(planned, self._subject, self.plan)
        if "moved_on" in row:
            yield Deed(at(row["moved_on"]), self._subject, self.move)
        answered = at(row.get("moved_on", row["created"])) + ANSWERED
        for person, said in row.get("answers", {}).items():
            yield Deed(answered, person, partial(self.answer, person, said))
        if "wishes" in row:
            yield Deed(at(row["wishes_on"]), self._subject, self.decide)
        if "answers" not in row:
            minuted = Minuted(self.cast, lambda: self.meeting, self._key)
            yield from minuted.deeds(at(row["starts"]), at(row["ends"]))
            yield from later(self.cast, self._key)

    @property
    def _subject(self) -> str:
        return f"{self.row['body']} {self.row['starts']}"

    def plan(self) -> None:
        row, by = self.row, self.cast.office
        starts: datetime = row.get("moved_from", row["starts"])
        self.meeting = operations.create_meeting(
            self.body,
            concept=self.concept,
            starts_at=at(starts),
            ends_at=at(starts + (row["ends"] - row["starts"])),
            by=by,
            **{name: row[name] for name in DETAILS if name in row},
        )
        for title, minutes, *more in row["items"]:
            speaker, internal = (*more, "", "")[:2]
            operations.add_item(
                self.meeting, title=title, minutes=minutes, speaker=speaker,
                internal=bool(internal), by=by,
            )  # fmt: skip
        for title, url in row.get("materials", ()):
            operations.add_material(self.meeting, title=title, url=url, by=by)
        people = [one.person for one in sitting_at(self.meeting)]
        operations.invite(self.meeting, people=people, by=by)

    def move(self) -> None:
        operations.move_meeting(
            self.meeting,
            starts_at=at(self.row["starts"]),
            ends_at=at(self.row["ends"]),
            reason=self.row["because"],
            by=self.cast.office,
        )

    def answer(self, person: str, said: str) -> None:
        coming, _colon, deputy = said.partition(":")
        invitee = Invitee.objects.get(meeting=self.meeting, person=self.cast.people[person])
        need, language = self.row.get("needs", {}).get(person, ("", ""))
        operations.answer(
            invitee,
            said=Said(coming, deputy),
            needed=Needed((need,), language),
            word=words.said(invitee, words.INVITEE),
            by=None,
        )

    def decide(self) -> None:
        """On two wishes: one is taken, one is told where it belongs; and on what waits for them."""
        for (title, sentence), wish in zip(
            self.row["wishes"], wishes.open_wishes(self.meeting)[:2], strict=False
        ):
            told = {"reply": wish, "sentence": sentence, "by": self.cast.office}
            if title:
                operations.take_wish(self.meeting, title=title, minutes=10, **told)
            else:
                operations.decline_wish(self.meeting, **told)
        if kind := self.row.get("taken_up"):
            offered = [one for _source, rows in coming_up.offered(self.meeting) for one in rows]
            first = next(one for one in offered if one.source.startswith(kind))
            operations.take_up(self.meeting, source=first.source, by=self.cast.office)

    @property
    def _key(self) -> str:
        return f"{self.row['body']} {self.row['starts'].date()}"
