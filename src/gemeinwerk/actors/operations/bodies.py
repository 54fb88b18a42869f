"""Bodies, and what they should be made up of."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import NameTaken, StillInUse, TargetsOvertaken, Unfitting
from gemeinwerk.actors.models import ActorGroup, Body, Target
from gemeinwerk.actors.models.seats import span
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.usage import uses_in_words
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality

Aim = tuple[int, int | None] | None
"""At least and at most how many; None: no target."""


@verb
def create_body(
    municipality: Municipality, *, by: User | None, kind: str, name: str, **details: Any
) -> Body:
    """A group of people who meet; `details` are further fields of the model."""
    new = Body(municipality=municipality, kind=kind, name=name, **details)
    _require_a_span(new.seats_low, new.seats_high)
    _save(new)
    audit.record(ActorsVerb.BODY_CREATE, new, by=by, after={"kind": kind, "name": name, **details})
    return new


@verb
def edit_body(body: Body, *, by: User | None, seen: Seen = None, **values: Any) -> Body:
    """Change fields of the model; raises `Overtaken`."""
    found = hold(body)
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.BODY_EDIT)
    if after:
        _require_a_span(found.seats_low, found.seats_high)
        _save(found)
        # Citizens read who decided.
        public = "name" in after
        audit.record(ActorsVerb.BODY_EDIT, found, by=by, before=before, after=after, public=public)
    return found


@verb
def remove_body(body: Body, *, by: User | None) -> None:
    """Only a body nobody sits or sat in goes, and that nothing refers to."""
    found = hold(body)
    if found.seats.exists():
        raise StillInUse(
            _("In „{name}“ sitzen Personen. Beenden Sie die Sitze, statt das Gremium zu entfernen.")
            .format(name=found)
        )  # fmt: skip
    if uses := uses_in_words(found):
        raise StillInUse(_("„{name}“ gehört noch zu: {uses}.").format(name=found, uses=uses))
    audit.record(
        ActorsVerb.BODY_REMOVE, found, by=by, before={"kind": found.kind, "name": found.name}
    )
    found.delete()


@verb
def set_targets(
    body: Body,
    *,
    by: User | None,
    targets: Mapping[int, Aim],
    seen: Mapping[int, Aim] | None = None,
) -> None:
    """How many seats each actor group should have, by its key; None: no target.

    Only what differs from what was `seen` is written; `TargetsOvertaken` where somebody else set
    another target for the same group.
    """
    found = hold(body)
    groups = {one.pk: one for one in ActorGroup.objects.filter(municipality=found.municipality_id)}
    present: dict[int, Aim] = {one.group_id: (one.low, one.high) for one in found.targets.all()}
    wanted = {key: aim for key, aim in targets.items() if seen is None or seen.get(key) != aim}
    for key, aim in wanted.items():
        if key not in groups:
            raise Unfitting(_("Diese Akteursgruppe gibt es nicht mehr."))
        _require_a_span(*(aim or (None, None)))
        _refuse_overtaken(groups[key], aim, (seen or {}).get(key, ...), present.get(key))
    changed = {key: aim for key, aim in wanted.items() if present.get(key) != aim}
    for key, aim in changed.items():
        if aim is None:
            found.targets.filter(group=key).delete()
        else:
            values = {"low": aim[0], "high": aim[1]}
            Target.objects.update_or_create(body=found, group=groups[key], defaults=values)
    if changed:
        audit.record(
            ActorsVerb.BODY_SET_TARGETS,
            found,
            by=by,
            before={groups[key].name: _told(present.get(key)) for key in changed},
            after={groups[key].name: _told(aim) for key, aim in changed.items()},
        )


def _refuse_overtaken(group: ActorGroup, aim: Aim, before: Any, there: Aim) -> None:
    if before is not ... and there not in (before, aim):
        raise TargetsOvertaken(
            _(
                "Für „{group}“ hat inzwischen jemand {there} eingetragen. Ihr Ziel steht noch da; "
                "senden Sie es noch einmal, wenn es gelten soll."
            ).format(group=group, there=_told(there) or _("nichts"))
        )


def _told(aim: Aim) -> str:
    return span(*aim) if aim else ""


def _require_a_span(low: int | None, high: int | None) -> None:
    if low is not None and high is not None and high < low:
        raise Unfitting(
            _("Höchstens {high} ist weniger als mindestens {low}.").format(low=low, high=high)
        )


def _save(body: Body) -> None:
    try:
        with transaction.atomic():
            body.save()
    except IntegrityError as taken:
        raise NameTaken(_("Ein Gremium „{name}“ gibt es schon.").format(name=body.name)) from taken
