"""What can happen to an organisation or a unit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import NameTaken, PostsOvertaken, StillInUse, Unfitting
from gemeinwerk.actors.models import Organisation, OrganisationKind, Posts
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core.renaming import renamed
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality

_PUBLIC = {"kind", "name", "abbreviation", "email"}
"""What citizens read of whoever is responsible, as it is today."""


@verb
def create_organisation(
    municipality: Municipality, *, by: User | None, kind: str, name: str, **details: Any
) -> Organisation:
    """A new organisation; `details` are further fields of the model. A unit comes last in line."""
    new = Organisation(municipality=municipality, kind=kind, name=name, **details)
    if kind == OrganisationKind.UNIT and "position" not in details:
        new.position = _units(municipality).count()
    _require_fitting(new)
    _save(new)
    audit.record(
        ActorsVerb.ORGANISATION_CREATE, new, by=by, after={"kind": kind, "name": name, **details}
    )
    return new


@verb
def edit_organisation(
    organisation: Organisation, *, by: User | None, seen: Seen = None, **values: Any
) -> Organisation:
    """Change fields of the model, unless somebody wrote them since they were `seen`.

    Raises `Overtaken`.
    """
    found = hold(organisation, "parent", "speaker")
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.ORGANISATION_EDIT)
    if after:
        _require_fitting(found)
        _save(found)
        public = bool(_PUBLIC & after.keys())
        audit.record(
            ActorsVerb.ORGANISATION_EDIT, found, by=by, before=before, after=after, public=public
        )
        if after.keys() & {"name", "abbreviation"}:
            renamed(found)
    return found


@verb
def close_organisation(organisation: Organisation, *, by: User | None, reason: str) -> Organisation:
    """It no longer exists. It stays where it is named, and is offered nowhere any more."""
    found = hold(organisation, "parent")
    below = [str(unit) for unit in found.children.filter(active=True)]
    if below:
        raise StillInUse(
            _(
                "Zu „{name}“ gehören noch: {units}. Ordnen Sie diese zuerst einem anderen "
                "Fachbereich zu oder lösen Sie sie auf."
            ).format(name=found, units=", ".join(below))
        )
    return _set_active(found, False, ActorsVerb.ORGANISATION_CLOSE, by=by, reason=reason)


@verb
def reopen_organisation(organisation: Organisation, *, by: User | None) -> Organisation:
    found = hold(organisation, "parent")
    if found.parent and not found.parent.active:
        raise Unfitting(
            _("„{parent}“, wozu „{name}“ gehört, besteht nicht mehr.").format(
                parent=found.parent, name=found
            )
        )
    return _set_active(found, True, ActorsVerb.ORGANISATION_REOPEN, by=by)


@verb
def set_posts(
    unit: Organisation,
    *,
    by: User | None,
    posts: Mapping[int, Decimal | None],
    seen: Mapping[int, Decimal | None] | None = None,
) -> None:
    """How many posts (VZÄ) a unit has for measures, by year; None: not known for that year.

    Only what differs from what was `seen` is written; `PostsOvertaken` where somebody else wrote
    the same year.
    """
    found = hold(unit)
    if found.kind != OrganisationKind.UNIT:
        raise Unfitting(_("Stellen (VZÄ) werden nur für Fachbereiche geführt."))
    present = {entry.year: entry.fte for entry in found.posts.all()}
    wanted = {y: fte for y, fte in posts.items() if seen is None or seen.get(y) != fte}
    _refuse_overtaken(wanted, seen or {}, present)
    changed = {year: fte for year, fte in wanted.items() if present.get(year) != fte}
    for year, fte in changed.items():
        if fte is None:
            found.posts.filter(year=year).delete()
        else:
            Posts.objects.update_or_create(unit=found, year=year, defaults={"fte": fte})
    if changed:
        audit.record(
            ActorsVerb.ORGANISATION_SET_POSTS,
            found,
            by=by,
            before={str(year): present.get(year) for year in changed},
            after={str(year): fte for year, fte in changed.items()},
        )


def _refuse_overtaken(
    wanted: Mapping[int, Decimal | None],
    seen: Mapping[int, Decimal | None],
    present: Mapping[int, Decimal],
) -> None:
    for year, fte in wanted.items():
        there = present.get(year)
        if year in seen and there not in (seen[year], fte):
            raise PostsOvertaken(
                _(
                    "Für {year} hat inzwischen jemand {there} eingetragen. Ihre Zahl steht noch "
                    "da; senden Sie sie noch einmal, wenn sie gelten soll."
                ).format(year=year, there=_("nichts") if there is None else f"{there:n}")
            )


def _units(municipality: Municipality) -> Any:
    return Organisation.objects.filter(municipality=municipality, kind=OrganisationKind.UNIT)


def _set_active(
    organisation: Organisation, active: bool, verb: Verb, *, by: User | None, reason: str = ""
) -> Organisation:
    if organisation.active != active:
        organisation.active = active
        organisation.save(update_fields=["active"])
        states = {"before": {"active": not active}, "after": {"active": active}}
        audit.record(verb, organisation, by=by, reason=reason, public=True, **states)
    return organisation


def _require_fitting(organisation: Organisation) -> None:
    """A parent is a unit of the same town, above a unit, and not somewhere below it; whoever speaks
    for an organisation is one of its people."""
    _require_own_speaker(organisation)
    if organisation.parent is None:
        return
    if {organisation.kind, organisation.parent.kind} != {OrganisationKind.UNIT}:
        raise Unfitting(_("Nur Fachbereiche gehören zu einem anderen Fachbereich."))
    if organisation.parent.municipality_id != organisation.municipality_id:
        raise Unfitting(_("Der übergeordnete Fachbereich gehört zu einer anderen Kommune."))
    if organisation.pk and organisation.pk in _line_above(organisation):
        raise Unfitting(
            _("„{name}“ kann nicht zu „{parent}“ gehören, denn das gehört selbst dazu.").format(
                name=organisation, parent=organisation.parent
            )
        )


def _require_own_speaker(organisation: Organisation) -> None:
    speaker = organisation.speaker
    if speaker is None:
        return
    if organisation.pk and organisation.people.filter(pk=speaker.pk).exists():
        return
    raise Unfitting(
        _("{person} gehört nicht zu „{name}“. Tragen Sie das zuerst bei der Person ein.").format(
            person=speaker, name=organisation
        )
    )


def _line_above(organisation: Organisation) -> set[int]:
    parents = dict(_units(organisation.municipality).values_list("pk", "parent_id"))
    line: set[int] = set()
    above = organisation.parent_id
    while above is not None and above not in line:
        line.add(above)
        above = parents.get(above)
    return line


def _save(organisation: Organisation) -> None:
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as taken:
        raise NameTaken(
            _("„{name}“ gibt es unter „{kind}“ schon.").format(
                name=organisation.name, kind=organisation.get_kind_display()
            )
        ) from taken
