"""Links with which units report without an account, where the office allows it for a round.

path = make_link(opened, unit=unit, by=user)     # is written and shown once, and kept nowhere
of_token(town, token)                            # whose it is
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import personal_links
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.core.writing import hold, must_hold, verb
from gemeinwerk.monitoring import notices
from gemeinwerk.monitoring.errors import LinkRefused, RoundClosed
from gemeinwerk.monitoring.models import ReportingRound, ReportLink, RoundState
from gemeinwerk.monitoring.verbs import MonitoringVerb
from gemeinwerk.municipalities.models import Municipality


@verb
def allow_links(opened: ReportingRound, *, allowed: bool, by: User) -> ReportingRound:
    """Allow reporting by link in a round, or forbid it: then no link works any more."""
    present = _held(opened)
    if allowed:
        _require_open(present)
    if present.by_link == allowed:
        return present
    present.by_link = allowed
    present.save(update_fields=["by_link"])
    if not allowed:
        ReportLink.objects.filter(round=present).delete()
        notices.call_back_links(present)
    deed = MonitoringVerb.ROUND_ALLOW_LINKS if allowed else MonitoringVerb.ROUND_FORBID_LINKS
    audit.record(deed, present, by=by)
    return present


@verb
def make_link(opened: ReportingRound, *, unit: Organisation, by: User) -> str:
    """A new one for a unit: its path. An earlier one of it works no more. The unit gets it by mail
    where it has an address."""
    present = _held(opened)
    _require_open(present)
    if not present.by_link:
        raise LinkRefused(_("In dieser Runde sind Meldungen per Link nicht erlaubt."))
    if not present.reports.filter(measure__lead_unit=unit).exists():
        raise LinkRefused(
            _("„{unit}“ führt in dieser Runde keine Maßnahme.").format(unit=unit.name)
        )
    notices.call_back_links(present, unit)
    path = new_link(present, unit)
    audit.record(MonitoringVerb.ROUND_LINK, present, by=by, after={"unit": unit.name})
    if unit.email and unit.active:
        notices.by_link(present, unit, path)
    return path


def links_for(opened: ReportingRound, units: Iterable[Organisation]) -> dict[int, str]:
    """Links for units that are asked when a round opens, by their keys."""
    return {unit.pk: new_link(opened, unit) for unit in units}


def new_link(opened: ReportingRound, unit: Organisation) -> str:
    """Of a round that is held."""
    must_hold(opened)
    token = new_word()
    told = {"token_hash": hashed(token), "made_at": audit.now(), "used_at": None}
    ReportLink.objects.update_or_create(round=opened, unit=unit, defaults=told)
    return reverse("by_link:reports", args=[token])


@verb
def withdraw_link(opened: ReportingRound, *, unit: Organisation, by: User) -> None:
    """It works no more."""
    present = _held(opened)
    gone, _rows = ReportLink.objects.filter(round=present, unit=unit).delete()
    notices.call_back_links(present, unit)
    if gone:
        audit.record(MonitoringVerb.ROUND_UNLINK, present, by=by, before={"unit": unit.name})


def of_token(town: Municipality, token: str) -> ReportLink:
    """Whose link this is, whether it still `holds` or not. Raises ReportLink.DoesNotExist."""
    found: ReportLink = ReportLink.objects.select_related("round__concept", "unit").get(
        token_hash=hashed(token), round__concept__municipality=town
    )
    return found


def note_used(link: ReportLink) -> None:
    personal_links.note_used(link, link.used_at, audit.now())


def _require_open(opened: ReportingRound) -> None:
    if opened.state != RoundState.OPEN:
        raise RoundClosed(_("Die Runde „{round}“ ist abgeschlossen.").format(round=opened))


def _held(opened: ReportingRound) -> ReportingRound:
    concept = hold(opened.concept, "municipality")
    found = hold(opened)
    found.concept = concept
    return found
