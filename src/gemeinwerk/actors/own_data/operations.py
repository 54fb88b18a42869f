"""What happens by the link to one's own data, and what the office does with what is asked there.

path = send_data_link(person, by=office)     # written into a mail and kept nowhere else
of_token(town, token)                        # whose it is
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Asked, ContactPermission, DataLink, DataRequest, Person
from gemeinwerk.actors.own_data import notices, queries
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality

HOLDS = timedelta(days=14)
FORGOTTEN = timedelta(days=60)
"""After its end a link says for so long that it is over."""
TERM = timedelta(days=30)
"""Art. 12 (3) GDPR: within a month."""
BY_LINK = gettext_noop("über den persönlichen Link")
ONESELF = gettext_noop("die Person selbst")


@dataclass(frozen=True)
class Oneself:
    """Who acts by the link: the log names no name."""

    standing: str = BY_LINK
    pk: None = None

    def __str__(self) -> str:
        return ONESELF


@verb
def send_data_link(person: Person, *, by: User | None) -> str:
    """A new one by mail to the address that is kept; earlier ones hold until they end. Its path."""
    found = hold(person, "municipality", "user")
    to = queries.address_of(found)
    if not to:
        raise Unfitting(_("Zu {person} ist keine E-Mail-Adresse gespeichert.").format(person=found))
    token, now = new_word(), audit.now()
    link = DataLink.objects.create(
        person=found,
        token_hash=hashed(token),
        made_at=now,
        expires_at=now + HOLDS,
        asked=by is None,
    )
    path = reverse("own_data:page", args=[token])
    notices.link(found, to, path, until=link.expires_at, asked=by is None)
    if by is not None:
        audit.record(ActorsVerb.DATA_LINK_SEND, found, by=by)
    return path


@verb
def ask_for_link(town: Municipality, *, email: str) -> None:
    """Somebody asks for a link to their address. Nobody learns here whether it is known: what there
    is to say goes to that address."""
    found = hold(town)
    people = queries.people_at(found, email)
    if len(people) == 1:
        send_data_link(people[0], by=None)
    elif people:
        notices.several(found, email, people[0].language)


@verb
def withdraw_data_links(person: Person, *, by: User) -> None:
    """None of them opens anything any more, and none leaves."""
    found = hold(person, "municipality")
    now = audit.now()
    open_ones = DataLink.objects.filter(person=found, withdrawn_at=None, expires_at__gt=now)
    notices.call_back(found)
    if open_ones.update(withdrawn_at=now):
        audit.record(ActorsVerb.DATA_LINK_WITHDRAW, found, by=by)


def of_token(town: Municipality, token: str) -> DataLink:
    """Whose link this is, whether it still holds or not. Raises DataLink.DoesNotExist."""
    found: DataLink = DataLink.objects.select_related("person__municipality", "person__user").get(
        token_hash=hashed(token), person__municipality=town
    )
    return found


def note_used(link: DataLink) -> None:
    """Once a day: no more than the day is shown."""
    today = localdate(audit.now())
    if link.used_on != today:
        DataLink.objects.filter(pk=link.pk).update(used_on=today)


def forget_links() -> int:
    over = audit.now() - FORGOTTEN
    return DataLink.objects.filter(expires_at__lt=over).delete()[0]


# --- what the person does ------------------------------------------------------------------------


@verb
def change_own_contact(person: Person, *, seen: Seen = None, **values: Any) -> Person:
    """How somebody is reached by telephone, letter and in which language: they change it
    themselves. Where mails go, and who they are, the office changes, so that nobody who gets hold
    of one mail has all further ones."""
    found = hold(person, "municipality")
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.PERSON_EDIT)
    if after:
        found.save()
        audit.record(ActorsVerb.PERSON_EDIT, found, by=Oneself(), before=before, after=after)
    return found


@verb
def object_to_mails(person: Person, *, objects: bool) -> Person:
    """Whether somebody may be written to; it holds for all letters and mails of the town."""
    found = hold(person, "municipality")
    wanted = ContactPermission.REFUSED if objects else ContactPermission.GIVEN
    if found.permission == wanted:
        return found
    found.permission = wanted
    found.permission_on = localdate(audit.now())
    found.permission_source = BY_LINK
    found.save(update_fields=["permission", "permission_on", "permission_source"])
    deed = ActorsVerb.PERSON_OBJECT if objects else ActorsVerb.PERSON_AGREE
    audit.record(deed, found, by=Oneself())
    return found


@verb
def agree_to_be_named(person: Person, *, agrees: bool) -> Person:
    """Whether somebody's name may stand in public beside the groups they sit in."""
    found = hold(person, "municipality")
    if bool(found.named_since) == agrees:
        return found
    found.named_since = localdate(audit.now()) if agrees else None
    found.save(update_fields=["named_since"])
    deed = ActorsVerb.PERSON_NAMED if agrees else ActorsVerb.PERSON_UNNAMED
    audit.record(deed, found, by=Oneself(), public=True)
    return found


@verb
def ask_for(person: Person, *, kind: str, said: str) -> DataRequest:
    """Ask the office to correct or erase; what is asked again is added to what is still open."""
    found = hold(person, "municipality")
    if kind == Asked.CORRECTION and not said:
        raise Unfitting(_("Bitte schreiben Sie, was nicht stimmt und wie es richtig heißt."))
    now = audit.now()
    open_one = DataRequest.objects.filter(person=found, kind=kind, settled_at=None).first()
    if open_one is not None:
        open_one = hold(open_one)
        open_one.said = "\n\n".join(part for part in (open_one.said, said) if part)
        open_one.save(update_fields=["said"])
        return open_one
    new = DataRequest.objects.create(
        person=found, kind=kind, said=said, at=now, due_on=localdate(now) + TERM
    )
    audit.record(ActorsVerb.DATA_REQUEST, found, by=Oneself(), after={"due_on": new.due_on})
    return new


# --- what the office does ------------------------------------------------------------------------


@verb
def settle_request(asked: DataRequest, *, by: User, followed: bool, answer: str = "") -> None:
    """Say that it was done, or why it is not; the person gets it by mail."""
    person = hold(asked.person, "municipality", "user")
    found = hold(asked)
    if found.settled_at is not None:
        raise Unfitting(
            _("Das Anliegen ist schon erledigt, am {day}.").format(
                day=date_format(localtime(found.settled_at), "DATE_FORMAT")
            )
        )
    if not followed and not answer:
        raise Unfitting(_("Bitte begründen Sie, warum Sie dem nicht entsprechen."))
    found.settled_at, found.followed, found.answer = audit.now(), followed, answer
    found.save()
    notices.settled(found, person, queries.address_of(person))
    deed = ActorsVerb.DATA_REQUEST_FOLLOW if followed else ActorsVerb.DATA_REQUEST_DECLINE
    audit.record(deed, person, by=by)
