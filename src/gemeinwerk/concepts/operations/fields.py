from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import overtaking
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.errors import StillInUse, Unfitting
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.concepts.operations.writing import (
    Seen,
    locked,
    put_last,
    save_unique,
    swap,
    written,
)
from gemeinwerk.core.renaming import renamed
from gemeinwerk.core.usage import uses_in_words


@transaction.atomic
def add_field(
    concept: Concept, *, by: User | None, code: str, title: str, reason: str = "", **details: Any
) -> FieldOfAction:
    """A field of action after the others; `details`: description, working_group."""
    found = locked(concept)
    phases.require("concepts.write", found, override=reason)
    new = FieldOfAction(concept=found, code=code, title=title, **details)
    put_last(new, found.fields.all())
    _save(new)
    written(found, verb="field.add", by=by, after={"field": new, **details}, reason=reason)
    return new


@transaction.atomic
def edit_field(
    field: FieldOfAction, *, by: User | None, reason: str = "", seen: Seen = None, **values: Any
) -> FieldOfAction:
    """Change code, title, description or working group."""
    concept = locked(field.concept)
    found = FieldOfAction.objects.select_related("concept").get(pk=field.pk)
    name = str(found)
    before, after = overtaking.apply(
        found, values, seen=seen, verb="field.edit", recorded_with=concept
    )
    if after:
        if after.keys() - {"working_group"}:
            phases.require("concepts.write", concept, override=reason)
        _save(found)
        about = {"field": name}
        written(
            concept,
            verb="field.edit",
            by=by,
            before=about | before,
            after=about | after,
            reason=reason,
        )
        if "title" in after:
            renamed(found)
    return found


@transaction.atomic
def move_field(field: FieldOfAction, *, by: User | None, up: bool, reason: str = "") -> None:
    """One place up or down."""
    concept = locked(field.concept)
    phases.require("concepts.write", concept, override=reason)
    if swap(field, concept.fields.all(), up=up):
        order = list(concept.fields.all())
        written(
            concept, verb="field.move", by=by, after={"field": field, "order": order}, reason=reason
        )


@transaction.atomic
def remove_field(field: FieldOfAction, *, by: User | None, reason: str = "") -> None:
    """Refused while anything is in it."""
    concept = locked(field.concept)
    phases.require("concepts.write", concept, override=reason)
    if uses := uses_in_words(field):
        raise StillInUse(
            _(
                "„{field}“ lässt sich nicht entfernen. Dazu gehören noch: {uses}. Ordnen Sie sie "
                "zuerst einem anderen Handlungsfeld zu."
            ).format(field=field, uses=uses)
        )
    written(concept, verb="field.remove", by=by, before={"field": field}, reason=reason)
    field.delete()


def _save(field: FieldOfAction) -> None:
    group = field.working_group
    if group is not None and group.municipality_id != field.concept.municipality_id:
        raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=group))
    save_unique(
        field, _("Ein Handlungsfeld mit der Nummer {code} gibt es schon.").format(code=field.code)
    )
