"""What was not finished goes on in the next edition of the concept."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.measures import values
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.editing import create
from gemeinwerk.measures.operations.refusals import NotPossible

# Status, confirmation and what the import left over belong to the old edition.
TAKEN = tuple(
    name
    for name in (*values.SIMPLE, "lead_unit", "contributing", *values.PARTS)
    if name not in {*values.STATUS, "code", "position", "unread"}
)


def take_over(measure: Measure, *, into: FieldOfAction, by: User | None) -> Measure:
    """A measure of an earlier edition as a new draft in a field of a later one, and tied to it.

    Themes are carried over by their title; milestones already reached stay behind.
    """
    concept = into.concept
    if Measure.objects.filter(concept=concept, predecessor=measure).exists():
        raise NotPossible(_("Maßnahme {code} ist schon übernommen.").format(code=measure.code))
    taken = values.values_of(measure, TAKEN)
    for name in values.PARTS:
        taken[name] = [{key: row[key] for key in row if key != "id"} for row in taken[name]]
    taken["milestones"] = [row for row in taken["milestones"] if not row["reached_on"]]
    titles = [theme.title for theme in measure.themes.all()]
    taken["themes"] = list(concept.themes.filter(title__in=titles))
    return create(concept, changes=taken | {"field": into, "predecessor": measure}, by=by)
