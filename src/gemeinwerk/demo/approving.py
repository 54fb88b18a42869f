"""What became of Havelfurt's minutes: changed word by word, approved, corrected, published."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.approving import operations
from gemeinwerk.minutes.approving.models import How, SuggestionState
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.minutes.publishing import operations as publishing

GOALS_BEGUN = datetime(2024, 11, 14, 10, 30)
"""What is `early` happens before: afterwards the concept is written."""
FIRST_THING, SENT, A_WHILE = time(8, 30), time(9, 0), timedelta(minutes=5)


def approved(cast: Cast, *, early: bool) -> Iterator[Deed]:
    for key, row in content.read("approved").items():
        after = _After(cast, key)
        for deed in (*after.deeds(row), *after.corrected(row.get("corrected"))):
            if (deed.moment < at(GOALS_BEGUN)) is early:
                yield deed


class _After:
    """One meeting's minutes once it is over. `key`: „STG 2024-04-22“."""

    def __init__(self, cast: Cast, key: str) -> None:
        self.cast, self.key = cast, key

    def deeds(self, row: dict[str, Any]) -> Iterator[Deed]:
        deed = partial(Deed, subject=self.key)
        yield deed(at(row["sent"], FIRST_THING), do=partial(self.send, row.get("until")))
        for proposed in row.get("proposed", ()):
            yield from self._proposed(*proposed)
        if "until" in row:
            silent = at(row["until"] + timedelta(days=1), time(0, 5))
            yield deed(silent, do=partial(operations.approve_silent, silent))
        elif "in" in row:
            yield deed(self._end_of(row["in"]), do=partial(self.approve, row["in"]))
        if "published" in row:
            named = row.get("named", False)
            yield deed(at(row["published"], SENT), do=partial(self.publish, named))

    def corrected(self, row: dict[str, Any] | None) -> Iterator[Deed]:
        if row:
            correct = partial(self.correct, row["because"])
            yield Deed(at(row["on"], FIRST_THING), self.key, correct)
            yield from self.deeds(row)

    def send(self, until: date | None) -> None:
        operations.send_draft(self.minutes, silent_until=until, by=self.cast.office)

    def approve(self, meeting: str) -> None:
        body, _space, day = meeting.rpartition(" ")
        found = Meeting.objects.get(body=self.cast.bodies[body], starts_at__date=day)
        minutes, told = self.minutes, str(found)
        operations.approve(minutes, how=How.MEETING, approved_in=told, by=self.cast.office)

    def correct(self, reason: str) -> None:
        operations.correct(self.minutes, reason=reason, by=self.cast.office)

    def publish(self, named: bool) -> None:
        version = self.minutes.versions.latest("number")
        made = publishing.make(version, named=named)
        publishing.publish(version, made=made, by=self.cast.office)

    @property
    def minutes(self) -> Minutes:
        body, _space, day = self.key.rpartition(" ")
        found = Minutes.objects.select_related("meeting__body__municipality", "meeting__concept")
        row: Minutes = found.get(meeting__body=self.cast.bodies[body], meeting__starts_at__date=day)
        return row

    def _end_of(self, key: str) -> datetime:
        """Then the office enters what the meeting said of earlier minutes."""
        rows = content.read("meetings")["meeting"]
        found = next(one for one in rows if f"{one['body']} {one['starts'].date()}" == key)
        return at(found["ends"]) + A_WHILE

    def _proposed(
        self, who: str, day: date, begins: str, words: str, *decided: Any
    ) -> Iterator[Deed]:
        yield Deed(at(day), self.key, partial(self.propose, who, begins, words))
        if decided:
            state, sentence, later = decided
            yield Deed(at(later, time(14)), self.key, partial(self.decide, words, state, sentence))

    def propose(self, who: str, begins: str, words: str) -> None:
        minutes = self.minutes
        reader = minutes.readers.get(person=self.cast.people[who])
        if begins:
            paragraph = minutes.paragraphs.get(text__startswith=begins)
            operations.suggest(reader, paragraph=paragraph, text=words)
        else:
            operations.suggest(reader, note=words)

    def decide(self, words: str, state: str, sentence: str) -> None:
        rows = self.minutes.suggestions
        found = rows.filter(text=words).first() or rows.get(note=words)
        told: dict[str, Any] = {"sentence": sentence, "by": self.cast.office}
        if state == SuggestionState.ACCEPTED:
            operations.accept(found, text=found.text, **told)
        else:
            operations.decline(found, **told)
