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
from gemeinwerk.measures.models import Measure
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
    and so does to when others were moved.
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
    return create(concept, changes=taken | {"field": into, "predecessor": source}, by=by)


@verb
def carry_over(
    concept: Concept,
    *,
    taken: Mapping[Measure, FieldOfAction],
    dropped: Mapping[Measure, str],
    by: User | None,
) -> None:
    """What the last edition did not finish: taken over into a field, or dropped for a reason."""
    both = Q(pk=concept.pk) | Q(successors=concept.pk)
    hold_all(Concept.objects.filter(pk__in=Concept.objects.filter(both).values("pk")))
    for measure, field in taken.items():
        take_over(measure, into=field, by=by)
    for measure, reason in dropped.items():
        changes = {"implementation": ImplementationStatus.DROPPED, "status_text": reason}
        report_status(measure, changes=changes, by=by, expected_revision=measure.revision)
