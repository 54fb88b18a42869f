"""Mails to those who follow: to confirm, and once a day at most what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.operations import queue
from gemeinwerk.portal.following import delivering
from gemeinwerk.portal.following.links import key_of
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.portal.news import News

KEPT = timedelta(days=30)
MOST = 200
"""Of all that is new; of more the mail says how many they are, and where to look."""

ASKED = Kind(
    key="follower.asked",
    label=_("Bestätigung: Neues per E-Mail"),
    subject=_("Bitte bestätigen: Neues zu {what}"),
    action=_("Jemand hat diese Adresse für Neues zu {what} eingetragen. Waren Sie das, so "
             "bestätigen Sie es bitte dort. Sonst tun Sie nichts: Dann kommt keine Mail mehr, und "
             "die Adresse wird nach sieben Tagen gelöscht."),
    template="portal/following/asked.txt",
    secret=True,
    urgent=True,
    kept=KEPT,
)  # fmt: skip
NEWS = Kind(
    key="follower.news",
    label=_("Neues zu dem, was jemand verfolgt"),
    subject=_("Neues zu {what}"),
    action=_("Das hat sich geändert, seit wir Ihnen zuletzt geschrieben haben. Unter dem Link "
             "beenden Sie die Mails."),
    template="portal/following/news.txt",
    secret=True,
    kept=KEPT,
    told=delivering.settle,
)  # fmt: skip
register(ASKED, NEWS)


@dataclass(frozen=True)
class Mailbox:
    """Somebody without an account who left an address."""

    email: str
    language: str
    name: str = ""


def asked(follower: Follower) -> None:
    """Also where they follow already: the link leads to what they follow then."""
    _queue(ASKED.key, follower, what=follower.what, weekly=follower.weekly)


def news(
    follower: Follower,
    told: Sequence[News],
    today: date,
    town: Municipality,
    own: Sequence[Follower] = (),
) -> Notice:
    """One mail of all that an address follows; `follower` is any of its rows, `own` those of what
    was said from there. Written once a day, whatever runs twice."""
    lines = [(one, address(town, one.url)) for one in told[:MOST]]
    titles = list(dict.fromkeys(one.title for one in told))
    with translation.override(follower.language):
        said = [
            (gettext("Ihr Beitrag {n}").format(n=one.contribution.number), _receipt(town, one))
            for one in own
            if one.contribution and one.voice
        ]
        pages = reverse("portal:concept", args=[follower.concept.slug])
    about = said[0][0] if len(said) == 1 else titles[0] if len(titles) == 1 else town.name
    key = f"follower.news:{follower.pk}:{today}"
    _queue(
        NEWS.key,
        follower,
        key,
        what=about,
        lines=lines,
        own=said,
        more=len(told) - len(lines),
        pages=address(town, pages),
    )
    return Notice.objects.get(municipality=town, dedup_key=key)


def _receipt(town: Municipality, follower: Follower) -> str:
    assert follower.voice
    assert follower.contribution
    follower.voice.contribution = follower.contribution
    return address(town, path_of(follower.voice))


def _queue(kind: str, follower: Follower, dedup: str = "", **context: object) -> None:
    key = key_of(follower)
    with translation.override(follower.language):
        path = reverse("portal:following", args=[key])
        end = reverse("portal:unfollow", args=[key]) if kind == NEWS.key else ""
    queue(
        kind,
        town=follower.concept.municipality,
        to=Mailbox(follower.address, follower.language),
        path=path,
        context=context,
        dedup_key=dedup,
        unsubscribe=end,
    )
