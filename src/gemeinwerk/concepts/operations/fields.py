"""What can happen to a field of action."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, BodyKind
from gemeinwerk.audit import lost_update
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.errors import StillInUse, Taken, Unfitting
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.concepts.operations.writing import (
    move,
    put_last,
    save_unique,
    written,
)
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.renaming import renamed
from gemeinwerk.core.usage import uses_in_words
from gemeinwerk.core.writing import hold, verb

LONGEST = 200
"""A body's name."""


@verb
def add_field(
    concept: Concept, *, by: User | None, code: str, title: str, reason: str = "", **details: Any
) -> FieldOfAction:
    """A field of action after the others; `details`: description, working_group."""
    found = hold(concept)
    phases.require("concepts.write", found, override=reason)
    new = FieldOfAction(concept=found, code=code, title=title, **details)
    put_last(new, found.fields.all())
    _save(new)
    written(
        found, verb=ConceptsVerb.FIELD_ADD, by=by, after={"field": new, **details}, reason=reason
    )
    return new


@verb
def edit_field(
    field: FieldOfAction, *, by: User | None, reason: str = "", seen: Seen = None, **values: Any
) -> FieldOfAction:
    """Change code, title, description or working group."""
    concept = hold(field.concept)
    found = _held(field, concept)
    name = str(found)
    before, after = lost_update.apply(
        found, values, seen=seen, verb=ConceptsVerb.FIELD_EDIT, recorded_with=concept
    )
    if after:
        if after.keys() - {"working_group"}:
            phases.require("concepts.write", concept, override=reason)
        _save(found)
        about = {"field": name}
        written(
            concept,
            verb=ConceptsVerb.FIELD_EDIT,
            by=by,
            before=about | before,
            after=about | after,
            reason=reason,
        )
        if "title" in after:
            renamed(found)
    return found


@verb
def found_working_group(field: FieldOfAction, *, by: User | None) -> FieldOfAction:
    """A field without a working group is given one that is called after it; where a body of that
    name meets already, that one."""
    concept = hold(field.concept, "municipality")
    found = _held(field, concept)
    if found.working_group is not None:
        raise Taken(
            _("An „{field}“ arbeitet schon „{group}“.").format(
                field=found, group=found.working_group
            )
        )
    name, town = f"AG {found.title}"[:LONGEST], concept.municipality
    group = Body.objects.filter(municipality=town, name=name).first() or actors.create_body(
        town, by=by, kind=BodyKind.WORKING_GROUP, name=name
    )
    return edit_field(found, by=by, working_group=group)


@verb
def move_field(
    field: FieldOfAction,
    *,
    by: User | None,
    up: bool = False,
    to: int | None = None,
    reason: str = "",
) -> None:
    """One place up or down, or to a place counted from 0."""
    concept = hold(field.concept)
    phases.require("concepts.write", concept, override=reason)
    found = _held(field, concept)
    if move(found, concept.fields.all(), up=up, to=to):
        order = list(concept.fields.all())
        written(
            concept,
            verb=ConceptsVerb.FIELD_MOVE,
            by=by,
            after={"field": found, "order": order},
            reason=reason,
        )


@verb
def remove_field(field: FieldOfAction, *, by: User | None, reason: str = "") -> None:
    """Refused while anything is in it."""
    concept = hold(field.concept)
    phases.require("concepts.write", concept, override=reason)
    found = _held(field, concept)
    if uses := uses_in_words(found):
        raise StillInUse(
            _(
                "„{field}“ lässt sich nicht entfernen. Dazu gehören noch: {uses}. Ordnen Sie sie "
                "zuerst einem anderen Handlungsfeld zu."
            ).format(field=found, uses=uses)
        )
    written(concept, verb=ConceptsVerb.FIELD_REMOVE, by=by, before={"field": found}, reason=reason)
    found.delete()


def _held(field: FieldOfAction, concept: Concept) -> FieldOfAction:
    found = hold(field)
    found.concept = concept
    return found


def _save(field: FieldOfAction) -> None:
    group = field.working_group
    if group is not None and group.municipality_id != field.concept.municipality_id:
        raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=group))
    save_unique(
        field, _("Ein Handlungsfeld mit der Nummer {code} gibt es schon.").format(code=field.code)
    )
