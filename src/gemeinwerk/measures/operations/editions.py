"""What was not finished goes on in the next edition of the concept."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.fields import ROWS
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.measures.operations.editing import create, report_status
from gemeinwerk.measures.operations.refusals import NotPossible

# Status, confirmation and what the import left over belong to the old edition.
TAKEN = tuple(
    name
    for name in (*plain_values.SIMPLE, "lead_unit", "contributing", *plain_values.PARTS)
    if name not in {*plain_values.STATUS, "code", "position", "unread"}
)


@verb
def take_over(measure: Measure, *, into: FieldOfAction, by: User | None) -> Measure:
    """A measure of an earlier edition as a new draft in a field of a later one, and tied to it.

    Themes are carried over by their title; milestones already reached stay behind,
    and so does to when others were moved. What was measured of its indicators comes along, so that
    a series goes on where it was.
    """
    concept = hold(into.concept)
    source = hold(measure)
    if Measure.objects.filter(concept=concept, predecessor=source).exists():
        raise NotPossible(_("Maßnahme {code} ist schon übernommen.").format(code=source.code))
    taken = plain_values.values_of(source, TAKEN)
    for name in plain_values.PARTS:
        taken[name] = [{key: row[key] for key in row if key != "id"} for row in taken[name]]
    taken["milestones"] = [
        row | ROWS["milestones"].written_by_verbs()
        for row in taken["milestones"]
        if not row["reached_on"]
    ]
    titles = [theme.title for theme in source.themes.all()]
    taken["themes"] = list(concept.themes.filter(title__in=titles))
    new = create(concept, changes=taken | {"field": into, "predecessor": source}, by=by)
    _carry_series(source, new)
    return new


@verb
def carry_over(
    concept: Concept,
    *,
    taken: Mapping[Measure, FieldOfAction],
    dropped: Mapping[Measure, str],
    by: User | None,
    everyday: Mapping[Measure, str] | None = None,
) -> None:
    """What the last edition did not finish: taken over into a field, dropped for a reason, or
    everyday work from now on."""
    both = Q(pk=concept.pk) | Q(successors=concept.pk)
    hold_all(Concept.objects.filter(pk__in=Concept.objects.filter(both).values("pk")))
    for measure, field in taken.items():
        take_over(measure, into=field, by=by)
    ended = [(one, ImplementationStatus.DROPPED, why) for one, why in dropped.items()]
    ended += [(one, ImplementationStatus.EVERYDAY, why) for one, why in (everyday or {}).items()]
    for measure, status, reason in ended:
        changes = {"implementation": status, "status_text": reason}
        report_status(measure, changes=changes, by=by, expected_revision=measure.revision)


def _carry_series(source: Measure, new: Measure) -> None:
    """Values of indicators that were taken over; who entered them and when stays with them."""
    names = set(new.indicators.values_list("name", flat=True))
    values = list(source.measured.filter(indicator__in=names))
    for one in values:
        one.pk, one.measure = None, new
    MeasuredValue.objects.bulk_create(values)
