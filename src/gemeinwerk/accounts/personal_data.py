"""What is kept about the person behind an account (Art. 15 GDPR), as plain values for a file.

Areas above this one register what they keep.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import Session, User
from gemeinwerk.audit.models import AuditEntry

Section = Callable[[User], dict[str, Any]]
_sections: list[Section] = []


def register(section: Section) -> None:
    """`section(user)`: headings and what stands below them."""
    _sections.append(section)


def personal_data(user: User) -> dict[str, Any]:
    """Everything in every town; dates as ISO 8601. Passwords and keys are not given out."""
    found: dict[str, Any] = {
        _("Konto"): _account(user),
        _("Rollen"): [_role(one) for one in user.memberships.select_related("municipality")],
        _("Anmeldungen"): [_session(one) for one in user.sessions.order_by("-seen_at")],
        _("Zweite Faktoren"): [
            {_("Art"): one.get_type_display(), _("angelegt am"): one.created_at.isoformat()}
            for one in Authenticator.objects.filter(user=user)
        ],
    }
    for section in _sections:
        found |= section(user)
    done = AuditEntry.objects.filter(actor_id=user.pk)
    return found | {_("Protokoll"): [_entry(one) for one in done]}


def _account(user: User) -> dict[str, Any]:
    return {
        _("Name"): user.name,
        _("E-Mail"): user.email,
        _("Sprache"): user.language,
        _("angelegt am"): user.joined_at.isoformat(),
        _("zuletzt angemeldet"): user.last_login and user.last_login.isoformat(),
    }


def _role(membership: Any) -> dict[str, str]:
    return {
        _("Kommune"): str(membership.municipality),
        _("Rolle"): membership.get_role_display(),
    }


def _session(session: Session) -> dict[str, str]:
    return {_("Browser"): session.browser, _("zuletzt benutzt"): session.seen_at.isoformat()}


def _entry(entry: AuditEntry) -> dict[str, str]:
    return {
        _("am"): entry.at.isoformat(),
        _("Vorgang"): entry.verb,
        _("woran"): entry.target_label,
        _("Begründung"): entry.reason,
    }
