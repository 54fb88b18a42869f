"""What is told of a year of a measure: in a round, or beside it by the office and the lead.

tell_year(measure, year=2027, told={"promised": "Drei Kurse beginnen."}, by=user)
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.verbs import MonitoringVerb
from gemeinwerk.monitoring.years.models import MeasureYear
from gemeinwerk.monitoring.years.queries import NAMES, running_years


class NoSuchYear(DomainError):
    """The measure does not run in it."""


@verb
def tell_year(
    measure: Measure, *, year: int, told: Mapping[str, str], by: User | None
) -> MeasureYear | None:
    """Say what is to be done in a year, what was done, or both; of what is not said nothing
    changes. None where nothing is said of the year any more."""
    concept = hold(measure.concept)
    present = hold(measure)
    present.concept = concept
    if year not in running_years(present):
        raise NoSuchYear(
            _("Im Jahr {year} läuft Maßnahme {code} nicht.").format(year=year, code=present.code)
        )
    found, _new = MeasureYear.objects.get_or_create(measure=present, year=year)
    row = hold(found)
    wanted = {name: told[name].strip() for name in NAMES if name in told}
    before = {name: getattr(row, name) for name in wanted if getattr(row, name) != wanted[name]}
    after = {name: wanted[name] for name in before}
    for name, text in after.items():
        setattr(row, name, text)
    is_empty = not any(getattr(row, name) for name in NAMES)
    if is_empty:
        row.delete()
    elif after:
        row.save()
    if after:
        audit.record(
            MonitoringVerb.MEASURE_TELL_YEAR,
            present,
            by=by,
            before=before | {"year": year},
            after=after | {"year": year},
            public=concept.public,
        )
    return None if is_empty else row


@verb
def tell_years(
    measure: Measure, *, years: Mapping[int, Mapping[str, str]], by: User, seen: str | None = None
) -> int:
    """Several at once; how many are told of. `seen` is the stamp of `years_told`."""
    hold(measure.concept)
    present = hold(measure)
    require_same(years_told(present), seen)
    rows = [tell_year(measure, year=year, told=told, by=by) for year, told in years.items()]
    return sum(row is not None for row in rows)


def years_told(measure: Measure) -> list[list[object]]:
    """What the page says, see `core.shown`."""
    rows = MeasureYear.objects.filter(measure=measure).order_by("year")
    return [[one.year, one.promised, one.done] for one in rows]
