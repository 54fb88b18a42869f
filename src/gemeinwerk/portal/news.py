"""What is told of something that changed, whoever tells it: pages, feeds, mails."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

NEWEST = 2**62
"""An entry after all there are."""
MOST = 200
"""Of all that is new on a page or in a feed."""


@dataclass(frozen=True)
class News:
    """``title`` is what it happened to, as published; ``german`` where the page is not. ``quoted``:
    a name or words in the town's language that the text ends with."""

    at: datetime
    title: str
    url: str
    text: str
    quoted: str = ""
    german: bool = False

    @property
    def on(self) -> date:
        return localtime(self.at).date()


@dataclass(frozen=True)
class Entry:
    """``number``: of the audit's entry it comes from. ``measure``, ``meeting``, ``contribution``,
    ``goal``: the key of what it is about; ``of_all``: it is about every measure. ``small``: it
    matters to those alone who look at just this one."""

    number: int
    measure: int | None
    news: News
    meeting: int | None = None
    contribution: int | None = None
    goal: int | None = None
    of_all: bool = False
    small: bool = False
