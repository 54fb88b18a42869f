"""What was said in Havelfurt's meetings: who was there, what was decided, who does what."""

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from gemeinwerk.audit import operations as audit
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes import operations
from gemeinwerk.minutes.models import Attendance, Minutes, Task
from gemeinwerk.minutes.operations import Typed, Who
from gemeinwerk.minutes.tasks.operations import finish

STEP = timedelta(minutes=7)
"""From one paragraph to the next."""


class Minuted:
    """The minutes of one meeting, written in it. `meeting`: once it is planned."""

    def __init__(self, cast: Cast, meeting: Callable[[], Meeting], key: str) -> None:
        self.cast, self._meeting = cast, meeting
        self.row: dict[str, Any] = content.read("minutes")[key]

    def deeds(self, starts: datetime, ends: datetime) -> Iterator[Deed]:
        yield Deed(starts, "Protokoll", self.write)
        for name, later in self.row.get("left", {}).items():
            yield Deed(starts + timedelta(minutes=later), name, partial(self.leave, name))
        yield Deed(ends, "Protokoll", self.finish)

    def leave(self, name: str) -> None:
        operations.leave(self._of(self.minutes, name), by=self.cast.office)

    def finish(self) -> None:
        operations.finish(self.minutes, by=self.cast.office)

    def write(self) -> None:
        self.meeting = self._meeting()
        self.items = list(self.meeting.items.all())
        with audit.at(self.meeting.starts_at):
            minutes = self.minutes = operations.begin(self.meeting, by=self.cast.office)
            self._come(minutes)
        moment = self.meeting.starts_at
        for number, item in enumerate(self.items, start=1):
            with audit.at(moment):
                operations.go_on(minutes, item=item.pk, by=self.cast.office)
            moment = self._about(minutes, number, moment)
        self._about(minutes, 0, moment)

    def _come(self, minutes: Minutes) -> None:
        absent = [self.cast.people[one] for one in self.row.get("absent", [])]
        for one in list(minutes.attendances.all()):
            verb = operations.excuse if one.person in absent else operations.come
            verb(one, by=self.cast.office)
        for name, organisation in self.row.get("guests", []):
            who = Who(name=name, organisation_name=organisation)
            operations.enter(minutes, who=who, by=self.cast.office)

    def _of(self, minutes: Minutes, name: str) -> Attendance:
        return minutes.attendances.get(person=self.cast.people[name])

    def _about(self, minutes: Minutes, number: int, moment: datetime) -> datetime:
        """What belongs to an item, by its number; 0: to none."""
        item = self.items[number - 1].pk if number else None
        office = self.cast.office
        for on, text in self.row.get("said", []):
            if on == number:
                moment += STEP
                with audit.at(moment):
                    typed = Typed(uuid.uuid4(), uuid.uuid4(), "", text, item)
                    operations.write(minutes, typed=typed, by=office)
        for on, text, yes, no, none, dissent in self.row.get("decided", []):
            if on == number:
                moment += STEP
                with audit.at(moment):
                    operations.decide(
                        minutes, item=item, by=office, text=text, result="agreed", votes_for=yes,
                        votes_against=no, abstained=none, dissent=dissent,
                    )  # fmt: skip
        for on, text, who, due, *_done in self.row.get("tasks", []):
            if on == number:
                with audit.at(moment):
                    operations.give_task(
                        minutes, item=item, by=office, text=text, due=due,
                        person=self.cast.people.get(who),
                        organisation=self.cast.organisations.get(who),
                    )  # fmt: skip
        return moment


def later(cast: Cast, key: str) -> Iterator[Deed]:
    """Tasks of a meeting that were done since."""
    for _on, text, _who, _due, *done in content.read("minutes")[key].get("tasks", []):
        for day in done:
            yield Deed(at(datetime.combine(day, time(10))), text, _Done(cast, text))


class _Done:
    """A task, by its words."""

    def __init__(self, cast: Cast, text: str) -> None:
        self.cast, self.text = cast, text

    def __call__(self) -> None:
        task = Task.objects.get(minutes__meeting__body__municipality=self.cast.town, text=self.text)
        finish(task, by=self.cast.office)
