"""Mails about people: whoever is to stand in for somebody hears of it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Deputy
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

NAMED = Kind(
    key="deputy.named",
    label=_("Jemand ist als Vertretung benannt"),
    subject=_("Sie vertreten {person}"),
    action=_("Sie vertreten {person}. Was dann ansteht, steht auf Ihrer Übersicht."),
    template="actors/notices/named.txt",
)
register(NAMED)


def named(row: Deputy, *, by: User) -> None:
    account = row.deputy.user
    if account is None or account == by:
        return
    queue(
        NAMED.key,
        town=row.person.municipality,
        to=account,
        path="/arbeitsplatz/",
        context={"person": row.person.name, "since": row.since, "until": row.until, "by": by},
    )
