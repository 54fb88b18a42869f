"""Accounts, and the tables of Django and allauth that hang on them."""

from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import Arrival, Attempts, Membership, Session, User
from gemeinwerk.audit.personal_data import ACTOR
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import registry, tracing
from gemeinwerk.privacy.traces import Traces
from gemeinwerk.privacy.tracing import Ask

WITH_THE_ACCOUNT = _("so lange wie das Konto")
# What an identity provider calls a name, an address, a number (OpenID Connect, standard claims).
_CLAIMS = {"name": "names", "email": "emails", "phone_number": "phones"}


def traces_of(user: User, *, town: Municipality | None = None) -> Traces:
    """All that is known of the person behind an account, in every town they have to do with."""
    towns = set(user.memberships.values_list("municipality_id", flat=True))
    towns |= set(user.arrivals.values_list("municipality_id", flat=True))
    towns |= {key for key in (user.kept_by_id, town and town.pk) if key}
    known = Traces(frozenset(towns))
    return tracing.complete(known.known(accounts_user={user.pk}))


def what_accounts_know(traces: Traces, ask: Ask) -> Traces:
    keys = traces.of(ACTOR)
    for user in ask(User.objects.filter(pk__in=keys)):
        traces = traces.known(names=[user.name], emails=[user.email])
    typed = Arrival.objects.filter(user__in=keys).values_list("name", flat=True)
    traces = traces.known(names=ask(typed))
    addresses = EmailAddress.objects.filter(user__in=keys).values_list("email", flat=True)
    social = SocialAccount.objects.filter(user__in=keys)
    for claims in ask(social.values_list("extra_data", flat=True)):
        traces = traces.known(**_claimed(claims))
    return _shared(traces.known(emails=ask(addresses)), keys, ask)


def _claimed(data: Any) -> dict[str, Any]:
    """What stands in `extra_data`: the claims, or those of userinfo and of the token apart."""
    found: dict[str, list[str]] = {}
    for claims in (data, *(data.values() if isinstance(data, dict) else ())):
        if isinstance(claims, dict):
            for claim, known in _CLAIMS.items():
                if isinstance(claims.get(claim), str):
                    found.setdefault(known, []).append(claims[claim])
    return found


def _shared(traces: Traces, keys: frozenset[int], ask: Ask) -> Traces:
    """A name that another account of the town has as well is not sure to mean this person."""
    others = User.objects.filter(memberships__municipality__in=traces.towns).exclude(pk__in=keys)
    names = {name.casefold() for name in ask(others.values_list("name", flat=True))}
    contacts = Municipality.objects.filter(pk__in=traces.towns).values_list("contact_email")
    shared = {email.lower() for (email,) in ask(contacts)} & traces.emails
    return traces.known(left=[*shared, *(n for n in traces.names if n.casefold() in names)])


tracing.register(what_accounts_know)

registry.table(
    User,
    _("Konto"),
    own=lambda traces: Q(pk__in=traces.of(ACTOR)),
    goes=("name", "email", "language", "password", "removal_answer"),
    secret=frozenset({"password"}),
    nothing={"shown_columns": registry.CODE},
    labels={
        "shown_columns": _("gewählte Spalten von Listen"),
        "joined_at": _("angelegt am"),
        "last_login": _("zuletzt angemeldet"),
        "removal_requested_at": _("um Löschung gebeten am"),
        "removal_declined_at": _("Löschung abgelehnt am"),
        "removal_answer": _("Begründung der Ablehnung"),
    },
    kept=registry.UNTIL_ERASED,
)
registry.table(
    Membership,
    _("Rollen"),
    town="municipality",
    own=lambda traces: Q(user__in=traces.of(ACTOR)),
    labels={"municipality": _("Kommune"), "role": _("Rolle")},
    kept=WITH_THE_ACCOUNT,
)
registry.table(
    Arrival,
    _("Einladungen in weitere Kommunen"),
    own=lambda traces: Q(user__in=traces.of(ACTOR)),
    goes=("name",),
    labels={"municipality": _("Kommune"), "name": _("Name in der Einladung")},
    kept=_("bis die Person sich dort anmeldet"),
)
registry.table(
    Session,
    _("Anmeldungen"),
    own=lambda traces: Q(user__in=traces.of(ACTOR)),
    # Somebody else's session may hold for some hours what they were typing: signed, for them alone.
    goes=("session_key", "session_data", "browser"),
    secret=frozenset({"session_key", "session_data"}),
    labels={"browser": _("Browser"), "seen_at": _("zuletzt benutzt")},
    kept=_("bis die Sitzung endet"),
)
registry.nothing(Attempts, registry.HASH)
registry.table(
    EmailAddress,
    _("Bestätigte Adressen"),
    own=lambda traces: Q(user__in=traces.of(ACTOR)),
    goes=("email",),
    kept=WITH_THE_ACCOUNT,
)
registry.table(
    EmailConfirmation,
    _("Links zum Bestätigen einer Adresse"),
    own=lambda traces: Q(email_address__user__in=traces.of(ACTOR)),
    goes=("key",),
    secret=frozenset({"key"}),
    kept=WITH_THE_ACCOUNT,
)
registry.table(
    Authenticator,
    _("Zweite Faktoren"),
    own=lambda traces: Q(user__in=traces.of(ACTOR)),
    goes=("data",),
    secret=frozenset({"data"}),
    labels={"type": _("Art"), "created_at": _("angelegt am")},
    kept=WITH_THE_ACCOUNT,
)
registry.table(
    SocialToken,
    _("Schlüssel der Einmalanmeldung"),
    own=lambda traces: Q(account__user__in=traces.of(ACTOR)),
    goes=("token", "token_secret"),
    secret=frozenset({"token", "token_secret"}),
    kept=WITH_THE_ACCOUNT,
)
registry.table(
    SocialAccount,
    _("Einmalanmeldung"),
    own=lambda traces: Q(user__in=traces.of(ACTOR)),
    goes=("provider", "uid", "extra_data"),
    labels={"extra_data": _("Angaben des Anbieters"), "date_joined": _("seit")},
    kept=WITH_THE_ACCOUNT,
)
registry.nothing(SocialApp, "settings of the installation")
registry.nothing(Permission, "Django's own, unused")
registry.nothing(Group, "Django's own, unused")
registry.nothing(ContentType, registry.CODE)
