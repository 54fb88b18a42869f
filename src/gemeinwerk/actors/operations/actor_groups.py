"""The town's own list of what seats stand for."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import NameTaken, StillInUse
from gemeinwerk.actors.models import ActorGroup
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def add_actor_group(
    town: Municipality, *, by: User | None, name: str, **details: Any
) -> ActorGroup:  # fmt: skip
    """A group after the others; `details` are further fields of the model."""
    present = hold(town)
    new = ActorGroup(municipality=present, name=name, **details)
    new.position = present.actor_groups.count()
    _save(new)
    after = {"name": name, **{key: value for key, value in details.items() if value}}
    audit.record(ActorsVerb.ACTOR_GROUP_ADD, new, by=by, after=after)
    return new


@verb
def edit_actor_group(
    group: ActorGroup, *, by: User | None, seen: Seen = None, **values: Any
) -> ActorGroup:
    """Change fields of the model; raises `Overtaken`."""
    hold(group.municipality)
    found = hold(group)
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.ACTOR_GROUP_EDIT)
    if after:
        _save(found)
        audit.record(ActorsVerb.ACTOR_GROUP_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def move_actor_group(
    group: ActorGroup, *, by: User | None, up: bool = False, to: int | None = None
) -> None:
    """One place up or down, or to a place counted from 0."""
    town = hold(group.municipality)
    rows = sorted(hold_all(town.actor_groups.all()), key=lambda one: (one.position, one.pk))
    found = next(one for one in rows if one.pk == group.pk)
    old = rows.index(found)
    new = to if to is not None else old + (-1 if up else 1)
    new = max(0, min(new, len(rows) - 1))
    if new == old:
        return
    rows.insert(new, rows.pop(old))
    for position, row in enumerate(rows):
        row.position = position
    ActorGroup.objects.bulk_update(rows, ["position"])
    audit.record(ActorsVerb.ACTOR_GROUP_MOVE, found, by=by)


@verb
def remove_actor_group(group: ActorGroup, *, by: User | None) -> None:
    """Refused while anything is of it."""
    hold(group.municipality)
    found = hold(group)
    if found.seats.exists() or found.targets.exists():
        raise StillInUse(
            _(
                "Zu „{group}“ zählen noch Sitze, oder ein Gremium hat ein Ziel dafür. Ordnen Sie "
                "sie zuerst einer anderen Gruppe zu."
            ).format(group=found)
        )
    if found.people.exists() or found.organisations.exists():
        raise StillInUse(
            _(
                "Zu „{group}“ zählen noch Personen oder Organisationen. Ordnen Sie sie zuerst "
                "einer anderen Gruppe zu."
            ).format(group=found)
        )
    audit.record(ActorsVerb.ACTOR_GROUP_REMOVE, found, by=by, before={"name": found.name})
    found.delete()


def _save(group: ActorGroup) -> None:
    others = ActorGroup.objects.filter(municipality=group.municipality_id).exclude(pk=group.pk)
    if group.kind and (other := others.filter(kind=group.kind).first()):
        raise NameTaken(
            _("Organisationen der Art „{kind}“ zählen schon zu „{group}“.").format(
                kind=group.get_kind_display(), group=other
            )
        )
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as taken:
        raise NameTaken(
            _("Eine Akteursgruppe „{name}“ gibt es schon.").format(name=group.name)
        ) from taken
