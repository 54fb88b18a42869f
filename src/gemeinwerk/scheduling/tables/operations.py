"""What a table says of when people can is taken over.

take_table(schedule, rows={person.pk: row}, by=user)    # all of it or nothing
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.scheduling.errors import Unfitting
from gemeinwerk.scheduling.models import PersonTimes, Schedule, Source
from gemeinwerk.scheduling.operations.holding import held_schedule
from gemeinwerk.scheduling.tables.reading import TableRow
from gemeinwerk.scheduling.verbs import SchedulingVerb


@verb
def take_table(schedule: Schedule, *, rows: Mapping[int, TableRow], by: User) -> int:
    """Rows by the key of whose they are; how many were taken. What an earlier table said of the
    same people is replaced; of whom it says nothing nothing changes."""
    found = held_schedule(schedule)
    said = {key: row for key, row in rows.items() if not row["silent"]}
    town = found.concept.municipality_id
    if Person.objects.filter(pk__in=said, municipality=town).count() != len(said):
        raise Unfitting(_("Diese Person gehört nicht hierher."))
    if not said:
        raise Unfitting(_("In der Tabelle ist niemand zugeordnet, der etwas gesagt hat."))
    earlier = PersonTimes.objects.filter(schedule=found, source=Source.POLL, poll=None)
    earlier.filter(person__in=said).delete()
    PersonTimes.objects.bulk_create(
        PersonTimes(
            schedule=found, person_id=key, source=Source.POLL, by=by, at=audit.now(),
            away=row["away"], rather_not=row["rather_not"], can=row["can"],
        )
        for key, row in said.items()
    )  # fmt: skip
    audit.record(SchedulingVerb.TIMES_ENTER, found, by=by, after={"number": len(said)})
    return len(said)
