"""Setting up a town and keeping what it says of itself."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.lines import one_line
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Host, Municipality
from gemeinwerk.municipalities.queries import host_names
from gemeinwerk.municipalities.verbs import MunicipalitiesVerb


class HostRefused(DomainError):
    """A host name that serves another town, or none left under which this one is served."""


class TownExists(DomainError):
    """A town of this short name is set up already."""


@verb
def set_up(*, name: str, slug: str, land: str, host: str, by: Any, **details: Any) -> Municipality:
    """A new town, served under `host` (without port); `details` are further fields of the model."""
    if Municipality.objects.filter(slug=slug).exists():
        raise TownExists(
            _("Eine Kommune mit dem Kurznamen „{slug}“ gibt es schon.").format(slug=slug)
        )
    details.setdefault("languages", ["de", "en"])
    name = one_line(name)
    town = Municipality.objects.create(name=name, slug=slug, land=land, **details)
    _serve_under(town, [host.lower()])
    after = {"name": name, "hosts": host_names(town)}
    audit.record(MunicipalitiesVerb.TOWN_SET_UP, town, by=by, after=after, public=True)
    return town


@verb
def edit(
    town: Municipality,
    *,
    by: Any,
    hosts: Sequence[str] | None = None,
    seen: Seen = None,
    **values: Any,
) -> Municipality:
    """Change what the town says of itself, and the host names it is served under.

    Raises `Overtaken`. Of the host names, what somebody else added or took away stays so.
    """
    found = hold(town)
    before, after = lost_update.apply(found, values, seen=seen, verb=MunicipalitiesVerb.TOWN_EDIT)
    if hosts is not None:
        present = host_names(found)
        wanted = _together(present, {name.lower() for name in hosts}, (seen or {}).get("hosts"))
        if present != wanted:
            _serve_under(found, wanted)
            before["hosts"], after["hosts"] = present, wanted
    if after:
        found.save()
        audit.record(
            MunicipalitiesVerb.TOWN_EDIT, found, by=by, before=before, after=after, public=True
        )
    return found


def _together(present: Sequence[str], typed: set[str], known: Any) -> list[str]:
    """What is there, with what its writer added to the names that were `known` and without what
    they removed."""
    if not isinstance(known, list):
        return sorted(typed)
    return sorted(set(present) - (set(known) - typed) | (typed - set(known)))


def _serve_under(town: Municipality, names: Sequence[str]) -> None:
    if not names:
        raise HostRefused(_("Unter mindestens einem Rechnernamen muss die Kommune zu finden sein."))
    elsewhere = Host.objects.filter(name__in=names).exclude(municipality=town).first()
    if elsewhere:
        raise HostRefused(
            _("Unter „{name}“ ist schon eine andere Kommune zu finden.").format(name=elsewhere)
        )
    town.hosts.exclude(name__in=names).delete()
    there = set(host_names(town))
    Host.objects.bulk_create(
        Host(municipality=town, name=name) for name in names if name not in there
    )
