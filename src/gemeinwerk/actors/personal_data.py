"""What is kept about a person (Art. 15 GDPR), complete, as plain values for a file."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import queries
from gemeinwerk.actors.models import Person, Seat
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import history_of
from gemeinwerk.notices.models import Notice


def personal_data(person: Person) -> dict[str, Any]:
    """Everything this town keeps about the person; dates as ISO 8601."""
    return {
        _("Person"): _fields(person),
        _("Organisationen"): [str(organisation) for organisation in person.organisations.all()],
        _("Sitze in Gremien"): [_seat(seat, person) for seat in queries.seats_of(person)],
        _("Konto"): _account(person),
        _("Mitteilungen"): [_notice(notice) for notice in _notices(person)],
        _("Protokoll"): [_entry(entry) for entry in _entries(person)],
    }


def of_account(user: User) -> dict[str, Any]:
    """What the towns keep of the people behind an account."""
    people = Person.objects.filter(user=user).select_related("municipality")
    return {
        _("Person in {town}").format(town=person.municipality): _kept(person) for person in people
    }


def _kept(person: Person) -> dict[str, Any]:
    return {
        **_fields(person),
        _("Organisationen"): [str(organisation) for organisation in person.organisations.all()],
        _("Sitze in Gremien"): [_seat(seat, person) for seat in queries.seats_of(person)],
        _("Protokoll"): [_entry(entry) for entry in history_of(person)],
    }


def _fields(person: Person) -> dict[str, str]:
    return {
        _("Name"): person.name,
        _("Funktion"): person.function,
        _("E-Mail"): person.email,
        _("Telefon"): person.phone,
        _("Sprache für Schreiben"): person.language,
    }


def _seat(seat: Seat, person: Person) -> dict[str, Any]:
    return {
        _("Gremium"): str(seat.body),
        _("Rolle"): _("Mitglied") if seat.person_id == person.pk else _("Vertretung"),
        _("Funktion"): seat.function,
        _("für"): str(seat.organisation or ""),
        _("seit"): seat.since and seat.since.isoformat(),
        _("bis"): seat.until and seat.until.isoformat(),
    }


def _account(person: Person) -> dict[str, Any] | None:
    user: User | None = person.user
    if user is None:
        return None
    roles = user.memberships.filter(municipality=person.municipality)
    return {
        _("Name"): user.name,
        _("E-Mail"): user.email,
        _("Sprache"): user.language,
        _("angelegt am"): user.joined_at.isoformat(),
        _("Rollen"): [role.get_role_display() for role in roles],
    }


def _notices(person: Person) -> QuerySet[Notice]:
    to_them = Q(recipient_user__isnull=False, recipient_user=person.user_id)
    if person.email:
        to_them |= Q(recipient__iexact=person.email)
    return Notice.objects.filter(to_them, municipality=person.municipality)


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        _("An"): notice.recipient,
        _("Betreff"): notice.subject,
        _("Text"): notice.body,
        _("Stand"): notice.get_state_display(),
        _("angelegt am"): notice.created_at.isoformat(),
    }


def _entries(person: Person) -> QuerySet[AuditEntry]:
    about = history_of(person)
    if person.user_id is None:
        return about
    by_them = AuditEntry.objects.filter(
        municipality_id=person.municipality_id, actor_id=person.user_id
    )
    return about | by_them


def _entry(entry: AuditEntry) -> dict[str, Any]:
    return {
        _("am"): entry.at.isoformat(),
        _("Vorgang"): entry.verb,
        _("durch"): entry.actor_name,
        _("woran"): entry.target_label,
        _("vorher"): entry.before,
        _("nachher"): entry.after,
        _("Begründung"): entry.reason,
    }
