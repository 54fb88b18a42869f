"""Who may do what with a measure or a version, by what it is to them."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.models.versions import VersionKind


def leads(user: User, measure: Measure) -> bool:
    """Whether the user belongs to the measure's lead unit."""
    return measure.lead_unit_id in unit_ids_of(user)


def takes_part(user: User, measure: Measure) -> bool:
    """Whether the user belongs to the lead unit or to a contributing one."""
    if leads(user, measure):
        return True
    return any(unit.pk in unit_ids_of(user) for unit in measure.contributing.all())


def is_for_participation(_user: User, subject: CatalogueVersion | Concept) -> bool:
    """A draft made for participation; of a whole concept there may be one to read."""
    return isinstance(subject, Concept) or subject.kind == VersionKind.PARTICIPATION


permit(
    "measure.read",
    "measure.create",
    "measure.bulk_edit",
    "measure.ask",
    "measure.override",
    "catalogue.check",
    "catalogue.import",
    "catalogue.undo",
    "catalogue.export",
    "catalogue.freeze",
)
permit("measure.edit", "measure.confirm", own=leads)
permit("measure.read_internal", own=takes_part)
permit("version.read", own=is_for_participation)
