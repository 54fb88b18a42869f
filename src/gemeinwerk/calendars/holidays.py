"""The holidays of a town's Land, as a page and a plan need them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.utils.translation import get_language

from gemeinwerk.engines.planning.problem import Words
from gemeinwerk.municipalities.models import Municipality

PUBLIC, SCHOOL = "public", "school"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days that follow each other and have one name. kind: public or school."""

    first: date
    last: date
    name: Words
    kind: str

    @property
    def shown(self) -> str:
        """Its name in the language of the page."""
        return self.name.in_language("en" if get_language() == "en" else "de")


def public_holidays(town: Municipality, year: int) -> tuple[Holiday, ...]:
    """In order; none where they are not known of that year."""
    return _of(town.land, year, PUBLIC)


def school_holidays(town: Municipality, year: int) -> tuple[Holiday, ...]:
    """In order; days of a year, so that Christmas has two parts."""
    return _of(town.land, year, SCHOOL)


def school_holidays_known(town: Municipality, year: int) -> bool:
    """Whether all of a year are known."""
    from gemeinwerk.engines.planning import calendar

    return calendar.school_holidays_known(town.land, year)


def is_public(town: Municipality, day: date) -> bool:
    return any(one.first <= day <= one.last for one in public_holidays(town, day.year))


@cache
def _of(land: str, year: int, kind: str) -> tuple[Holiday, ...]:
    # A list of holidays of all countries: read once somebody asks for them.
    from gemeinwerk.engines.planning import calendar

    category = "public" if kind == PUBLIC else "school"
    return tuple(_joined(calendar.holidays_of(land, year, category), kind))


def _joined(days: dict[date, Words], kind: str) -> Iterator[Holiday]:
    first: date | None = None
    for day in sorted(days):
        if first is None:
            first = day
        following = day + _DAY
        if days.get(following) != days[day]:
            yield Holiday(first, day, days[day], kind)
            first = None
