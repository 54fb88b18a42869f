"""How often something may be tried: counted in the database, so that it holds across processes."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.core.internal.httpkit import get_client_ip
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gemeinwerk.accounts.models import Attempts


@dataclass(frozen=True)
class Limit:
    """At most `count` tries in `window`."""

    count: int
    window: timedelta


MINUTES_5 = timedelta(minutes=5)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

# Per account (the address typed) and per place (the network address), by what is tried.
PER_ACCOUNT = {
    "sign_in": Limit(5, MINUTES_5),
    "second_factor": Limit(5, MINUTES_5),
    "confirm": Limit(10, MINUTES_5),
    "reset": Limit(3, HOUR),
    "follow_address": Limit(3, DAY),
    "join_address": Limit(3, DAY),
    "data_link": Limit(3, DAY),
    "contribute_address": Limit(5, DAY),
}
PER_PLACE = {
    "sign_in": Limit(30, MINUTES_5),
    "second_factor": Limit(30, MINUTES_5),
    "confirm": Limit(30, MINUTES_5),
    "reset": Limit(20, HOUR),
    "open_link": Limit(30, HOUR),
    "ask": Limit(5, HOUR),
    "follow": Limit(5, HOUR),
    # Many answer from one place: a community centre, a school.
    "survey": Limit(30, HOUR),
    # Slips that do not hold: those that do are not counted.
    "presence": Limit(30, HOUR),
    "data_link": Limit(10, HOUR),
    "own_data": Limit(60, HOUR),
    "report_by_link": Limit(300, HOUR),
    # A community centre, or all who answer at once in a meeting.
    "answer": Limit(300, HOUR),
    # Codes and slips that do not hold, of all who sit in one room.
    "dots_guess": Limit(60, HOUR),
    # A large meeting behind one connection, each once.
    "dots_give": Limit(600, HOUR),
    # Codes of meetings that do not hold: a room full of people tries at once.
    "attend": Limit(200, HOUR),
    "join": Limit(10, HOUR),
    "nominate": Limit(60, HOUR),
    # A community centre or a school; beyond the second number somebody reads it first.
    "contribute": Limit(300, HOUR),
    "contribute_many": Limit(30, HOUR),
    # Files with them, each drawn anew or kept.
    "contribute_files": Limit(60, HOUR),
    "report_contribution": Limit(20, HOUR),
    "support": Limit(200, DAY),
    # Each look at what is about to be sent compares it with all that was said.
    "contribution_hint": Limit(300, HOUR),
    # The same at each pause while somebody writes.
    "contribution_hint_writing": Limit(600, HOUR),
}
# Per place and what it is about: a school where all see one thing likewise.
PER_PLACE_AND_THING = {"support": Limit(30, DAY)}
_ALL = (*PER_ACCOUNT.values(), *PER_PLACE.values(), *PER_PLACE_AND_THING.values())


def consume(request: HttpRequest, action: str, account: str = "") -> datetime | None:
    """Count a try. None where it is allowed, else the moment from which the next one is."""
    waits = [_count(key, limit) for key, limit in _counters(request, action, account)]
    return max(filter(None, waits), default=None)


def spent(request: HttpRequest, action: str) -> datetime | None:
    """From which moment on the next try is allowed, where none is now; nothing is counted. Where
    only what fails is counted, it is asked first: else whoever guesses goes on for nothing."""
    now, waits = timezone.now(), []
    limits = dict(_counters(request, action, ""))
    for found in Attempts.objects.filter(key__in=limits):
        limit = limits[found.key]
        if found.count >= limit.count and found.since > now - limit.window:
            waits.append(min(found.since, now) + limit.window)
    return max(waits, default=None)


def refund(request: HttpRequest, action: str, account: str = "") -> None:
    """Take a try back that succeeded, and only that one."""
    with transaction.atomic():
        for key, _limit in _counters(request, action, account):
            found = Attempts.objects.select_for_update().filter(key=key, count__gt=0).first()
            if found:
                found.count -= 1
                found.save(update_fields=["count"])


def once(window: timedelta, *parts: str) -> bool:
    """Whether this happens for the first time in a window; no longer than the longest limit's."""
    return _count(_key(*parts), Limit(1, window)) is None


def forget_old() -> int:
    """Drop counters that are older than the longest window; how many there were."""
    longest = max(limit.window for limit in _ALL)
    return Attempts.objects.filter(since__lt=timezone.now() - longest).delete()[0]


def _counters(request: HttpRequest, action: str, account: str) -> list[tuple[str, Limit]]:
    counters = []
    if account and action in PER_ACCOUNT:
        counters.append((_key(action, "account", account.strip().lower()), PER_ACCOUNT[action]))
    if account and action in PER_PLACE_AND_THING:
        thing = _key(action, "thing", _place(request), account)
        counters.append((thing, PER_PLACE_AND_THING[action]))
    if action in PER_PLACE:
        counters.append((_key(action, "place", _place(request)), PER_PLACE[action]))
    return counters


@transaction.atomic
def _count(key: str, limit: Limit) -> datetime | None:
    now = timezone.now()
    Attempts.objects.bulk_create([Attempts(key=key, since=now)], ignore_conflicts=True)
    found = Attempts.objects.select_for_update().get(key=key)
    if found.since <= now - limit.window:
        found.since, found.count = now, 0
    # Counted while the clock was ahead: the tries stand, but nobody waits till that time comes.
    found.since = min(found.since, now)
    found.count += 1
    found.save(update_fields=["since", "count"])
    return found.since + limit.window if found.count > limit.count else None


def _place(request: HttpRequest) -> str:
    """The client's address; of IPv6 the network, which is what a household is given."""
    address = get_client_ip(request) or ""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 4:
        return str(ip)
    return str(ipaddress.ip_network(f"{ip}/64", strict=False))


def _key(*parts: str) -> str:
    return salted_hmac("gemeinwerk.limits", "\0".join(parts), algorithm="sha256").hexdigest()
