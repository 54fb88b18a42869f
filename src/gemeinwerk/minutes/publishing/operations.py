"""Approved minutes are published, and withdrawn.

made = make(version, named=False, further=["Kaya"])     # laid out before anything is held
publish(version, made=made, by=user)
withdraw(published, by=user)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.minutes.approving import formats
from gemeinwerk.minutes.approving.document import as_text
from gemeinwerk.minutes.approving.models import MinutesVersion
from gemeinwerk.minutes.publishing.errors import NotNow
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.publishing.nameless import public
from gemeinwerk.minutes.publishing.queries import has_place
from gemeinwerk.minutes.publishing.verbs import PublishingVerb


@dataclass(frozen=True)
class Made:
    """What is published of a version, as a document and on paper."""

    version: int
    named: bool
    content: str
    pdf: bytes


def preview(version: MinutesVersion, *, named: bool, further: Iterable[str] = ()) -> dict[str, Any]:
    content = version.plain() | ({"reason": version.reason} if version.reason else {})
    return public(content, named=named, further=further) | {
        "version": version.number,
        "approved": localtime(version.approved_at).date().isoformat(),
    }


def make(version: MinutesVersion, *, named: bool, further: Iterable[str] = ()) -> Made:
    """Of what never changes, so nothing is held for it."""
    content = preview(version, named=named, further=further)
    text = as_text(content)
    town = version.minutes.meeting.body.municipality
    return Made(version.pk, named, text, formats.pdf(content, town, foot_of(version, text)))


def foot_of(version: MinutesVersion, content: str) -> str:
    with translation.override(GERMAN):
        return _("Fassung {n}, genehmigt am {day}. Prüfsumme (SHA-256): {sum}").format(
            n=version.number,
            day=date_format(localtime(version.approved_at), "DATE_FORMAT"),
            sum=sha256(content.encode()).hexdigest(),
        )


@verb
def publish(version: MinutesVersion, *, made: Made, by: User | None) -> PublishedMinutes:
    """What was public of these minutes before is withdrawn."""
    found = hold(version, "minutes__meeting__body", "minutes__meeting__concept")
    if made.version != found.pk or _newer(found):
        raise NotNow(_("Es gibt inzwischen eine neuere Fassung. Bitte veröffentlichen Sie diese."))
    if not has_place(found.minutes.meeting):
        raise NotNow(
            _(
                "Veröffentlicht wird das Protokoll einer Sitzung zu einem Konzept, wenn sie "
                "öffentlich angekündigt ist."
            )
        )
    _withdraw_all(found)
    new = PublishedMinutes.objects.create(
        version=found,
        named=made.named,
        content=made.content,
        checksum=sha256(made.content.encode()).hexdigest(),
        pdf=made.pdf,
        published_at=audit.now(),
    )
    audit.record(PublishingVerb.PUBLISH, found.minutes, by=by, public=True)
    ledger.enter(new)
    return new


@verb
def withdraw(published: PublishedMinutes, *, by: User) -> None:
    """Because somebody named in them asks for it, say: they are gone from the public pages."""
    found = hold(published, "version__minutes__meeting__body")
    if found.withdrawn:
        return
    found.withdrawn = True
    found.save(update_fields=["withdrawn"])
    audit.record(PublishingVerb.WITHDRAW, found.version.minutes, by=by, public=True)


def _newer(version: MinutesVersion) -> bool:
    later = MinutesVersion.objects.filter(minutes=version.minutes_id, number__gt=version.number)
    return bool(later.exists())


def _withdraw_all(version: MinutesVersion) -> None:
    rows = PublishedMinutes.objects.filter(version__minutes=version.minutes_id, withdrawn=False)
    for one in hold_all(rows):
        one.withdrawn = True
        one.save(update_fields=["withdrawn"])
