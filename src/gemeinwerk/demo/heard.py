"""What people of Havelfurt said while two concepts were written: on the telephone, in letters, on
the market, in meetings, in a table that was read in."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations, queries
from gemeinwerk.contributions.files import Sent
from gemeinwerk.contributions.importing.operations import import_now
from gemeinwerk.contributions.models import Channel, ContributionState, Participation
from gemeinwerk.contributions.operations import Who
from gemeinwerk.contributions.passages import Marked
from gemeinwerk.contributions.photographs.operations import add_photographs, transcribe
from gemeinwerk.core.pictures import read
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.drawing import flip_chart
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.models import Paragraph

SET_UP = time(8, 30)
PHOTOGRAPHED = time(14, 30)
TYPED = time(15, 0)
"""When the office types off what came that day."""
MARKED = time(15, 30)
"""The day after a meeting, its minutes are gone through; some are corrected later."""
READ_IN = datetime(2026, 10, 6, 14, 0)
WISHED = datetime(2026, 11, 25, 10, 15)
WISHES = 2
SLUGS = {
    "integration": "integrationskonzept-2025-2029",
    "klima": "klimaanpassungskonzept-2027-2031",
}


def heard(cast: Cast, *, early: bool) -> Iterator[Deed]:
    """`early`: what was said while the integration concept was written."""
    telling = _Heard(cast, "integration" if early else "klima")
    yield from telling.deeds()
    if not early:
        yield Deed(at(READ_IN), "Beiträge", telling.read_in)
        yield Deed(at(WISHED), "Beiträge", partial(take_wishes, cast))


class _Heard:
    """All that was said to one concept."""

    def __init__(self, cast: Cast, key: str) -> None:
        self.cast, self.key = cast, key
        self.told: dict[str, Any] = content.read("heard")

    def deeds(self) -> Iterator[Deed]:
        opens = self.told["participation"][self.key]["opens"]
        yield Deed(at(opens, SET_UP), "Beteiligung", self.set_up)
        for number, batch in enumerate(self.told["batch"]):
            if batch["concept"] == self.key:
                if "photograph" in batch:
                    lay = partial(self.photograph, batch)
                    yield Deed(at(batch["said"][0][2], PHOTOGRAPHED), "Foto", lay)
                for row in batch["said"]:
                    day = row[2] + timedelta(days=1) if "meeting" in batch else row[2]
                    do = partial(self.record, batch, row)
                    yield Deed(at(day, TYPED), f"Beitrag {number:02}", do)
        for row in self.told["marked"] if self.key == "integration" else ():
            day = _day(row["meeting"]) + timedelta(days=1)
            yield Deed(at(day, MARKED), row["words"], partial(self.mark, row))
        for row in self.told["foreign"]:
            if row["concept"] == self.key:
                yield Deed(at(row["day"], TYPED), "Beitrag", partial(self.record_foreign, row))

    @property
    def concept(self) -> Concept:
        found: Concept = self.cast.town.concepts.get(slug=SLUGS[self.key])
        return found

    def set_up(self) -> None:
        row = self.told["participation"][self.key]
        operations.create_participation(self.concept, by=self.cast.office, **row)

    def record(self, batch: dict[str, Any], row: list[Any]) -> None:
        field, kind, day, text, role, themes = row
        internal = batch.get("internal", False)
        self._record(
            text=text,
            kind=kind,
            channel=batch["channel"],
            field=field,
            said_on=day,
            role=role,
            themes=themes,
            meeting=_meeting(self.cast, batch["meeting"]) if "meeting" in batch else None,
            state=ContributionState.INTERNAL if internal else ContributionState.PUBLIC,
            photograph=batch.get("photograph", ""),
        )

    def photograph(self, batch: dict[str, Any]) -> None:
        """Of what passers-by wrote on a flip chart."""
        lines = [*(row[3] for row in batch["said"]), batch["left"]]
        drawn = read(flip_chart(batch["photograph"], lines))
        add_photographs(
            self.concept,
            sent=[Sent("flipchart.jpg", f"image/{drawn.kind}", drawn.content)],
            title=batch["photograph"],
            participation=Participation.objects.filter(concept=self.concept).first(),
            said_on=batch["said"][0][2],
            by=self.cast.office,
        )

    def record_foreign(self, row: dict[str, Any]) -> None:
        names = ("text", "kind", "channel", "field", "role", "language", "translation")
        self._record(**{name: row[name] for name in names}, said_on=row["day"], themes=[])

    def _record(
        self,
        *,
        field: str,
        themes: list[str],
        role: str,
        said_on: date,
        photograph: str = "",
        **values: Any,
    ) -> None:
        concept = self.concept
        about: dict[str, Any] = {
            "field": concept.fields.get(code=field),
            "themes": list(concept.themes.filter(title__in=themes)) if themes else [],
            "voices": self._voices(values["text"], role, values.get("language", "de")),
        }
        if photograph:
            typed = {name: values[name] for name in ("text", "kind", "state")}
            found = concept.photographs.get(title=photograph)
            transcribe(found, by=self.cast.office, **about, **typed)
            return
        operations.record(
            concept,
            **about,
            said_on=said_on,
            participation=Participation.objects.filter(concept=concept).first(),
            by=self.cast.office,
            **{"state": ContributionState.PUBLIC} | values,
        )

    def _voices(self, text: str, role: str, language: str) -> list[Who]:
        """Whoever said it, with where they can be reached if they left that."""
        of_it = (one for one in self.told["voice"] if text.startswith(one["begins"]))
        left = {name: said for name, said in next(of_it, {}).items() if name != "begins"}
        return [Who(role=role, language=language, **left)] if role or left else []

    def mark(self, row: dict[str, Any]) -> None:
        """A sentence of the minutes of a working group becomes a contribution."""
        concept, meeting = self.concept, _meeting(self.cast, row["meeting"])
        paragraph = Paragraph.objects.select_related("minutes__meeting").get(
            minutes__meeting=meeting, text__contains=row["words"]
        )
        operations.record(
            concept,
            text=row["words"],
            kind=row["kind"],
            channel=Channel.MINUTES,
            field=concept.fields.get(code=row["field"]),
            said_on=_day(row["meeting"]),
            marked=Marked(paragraph, row["words"]),
            state=ContributionState.PUBLIC,
            by=self.cast.office,
        )

    def read_in(self) -> None:
        """The youth council's table of a walk through the town."""
        file, concept = content.CONTRIBUTIONS, self.concept
        import_now(
            concept,
            content=file.read_bytes(),
            name=file.name,
            participation=concept.participations.first(),
            state=ContributionState.PUBLIC,
            by=self.cast.office,
        )


def take_wishes(cast: Cast) -> None:
    """Themes wished for in answers to invitations."""
    concept: Concept = cast.town.concepts.get(slug=SLUGS["integration"])
    for reply in queries.wishes(concept)[:WISHES]:
        operations.record(
            concept,
            text=reply.themes,
            kind="question",
            channel=Channel.WISH,
            language=reply.language,
            wish=reply,
            voices=[Who(person=reply.invitation.person)] if reply.invitation.person else [],
            by=cast.office,
        )


def _day(key: str) -> date:
    """Of a meeting, as „AG 2 2024-05-27“ says it."""
    return date.fromisoformat(key.rpartition(" ")[2])


def _meeting(cast: Cast, key: str) -> Meeting:
    body = cast.bodies[key.rpartition(" ")[0]]
    found: Meeting = Meeting.objects.get(body=body, starts_at__date=_day(key))
    return found
