"""Tables and calendars of others, for a plan: read in a process of its own (`core.aside`), for the
program and for the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from django.conf import settings
from django.utils import translation

from gemeinwerk.core import aside
from gemeinwerk.core.errors import DomainError
from gemeinwerk.engines.planning.files.busy import BusyFile, read_busy
from gemeinwerk.engines.planning.files.people import PeopleFile, read_people
from gemeinwerk.engines.planning.problem import ProblemError, Words

_Answer = TypeVar("_Answer", "People", "Calendar")


class TooMuch(DomainError):
    """The file passed the bounds of time or memory."""


@dataclass(frozen=True)
class Refused:
    """A ProblemError on its way from one process to the other."""

    place: str | Words
    words: Words


@dataclass(frozen=True)
class People:
    found: PeopleFile | None = None
    refused: Refused | None = None


@dataclass(frozen=True)
class Calendar:
    found: BusyFile | None = None
    refused: Refused | None = None


@dataclass(frozen=True)
class Apart:
    """language: of what is said where a file passes its bounds."""

    language: str

    def people(self, *args: Any, **how: Any) -> PeopleFile:
        """As `read_people`."""
        answer = self._read(partial(_people, *args, **how), People)
        assert answer.found
        return answer.found

    def busy(self, *args: Any, **how: Any) -> BusyFile:
        """As `read_busy`."""
        answer = self._read(partial(_busy, *args, **how), Calendar)
        assert answer.found
        return answer.found

    def _read(self, work: Callable[..., _Answer], answer: type[_Answer]) -> _Answer:
        bounds = aside.Bounds(settings.UPLOAD_MAX_SECONDS, settings.UPLOAD_MAX_MEMORY_MB)
        try:
            with translation.override(self.language):
                found = aside.run(work, answer=answer, refused=TooMuch, bounds=bounds)
        except TooMuch as refusal:
            raise ProblemError("", Words(refusal.message, refusal.message)) from refusal
        if found.refused:
            raise ProblemError(found.refused.place, found.refused.words)
        return found


def _people(*args: Any, on_progress: object, **how: Any) -> People:
    try:
        return People(read_people(*args, **how))
    except ProblemError as error:
        return People(refused=Refused(error.place, error.words))


def _busy(*args: Any, on_progress: object, **how: Any) -> Calendar:
    try:
        return Calendar(read_busy(*args, **how))
    except ProblemError as error:
        return Calendar(refused=Refused(error.place, error.words))
