"""What can happen to accounts and their roles. Every verb concerns one town."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts import invitations, post
from gemeinwerk.accounts.errors import (
    AlreadyHere,
    HasPassword,
    InvitationOver,
    IsClosed,
    NoRolesHere,
    NotClosed,
    RolesOvertaken,
)
from gemeinwerk.accounts.models import Arrival, Membership, Role, User, next_day
from gemeinwerk.accounts.operations.writing import (
    held_roles,
    keep_an_office,
    known_as,
    office_of,
    only_of_this_town,
    record,
    refuse_own,
)
from gemeinwerk.accounts.verbs import AccountsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def invite(
    town: Municipality,
    *,
    email: str,
    name: str,
    roles: Collection[str],
    by: User | None,
    language: str = "",
) -> User:
    """Give somebody roles in a town; who has no account yet gets one, and a link by mail."""
    email = email.lower()
    known = User.objects.filter(email=email).first()
    if known is None:
        user = User.objects.create_user(email, name=name, language=language, kept_by=town)
    else:
        user = hold(known)
        _take_in(user, town, name)
    _give(user, town, roles)
    record(
        user,
        verb=AccountsVerb.ACCOUNT_INVITE,
        town=town,
        by=by,
        label=name,
        after={"roles": _labels(roles)},
    )
    _write_to(user, town, by, roles)
    _tell_the_office(user, town, roles, by)
    return user


@verb
def invite_again(user: User, *, town: Municipality, by: User) -> None:
    """Send a new link to somebody who has not chosen a password yet."""
    user = hold(user)
    arriving = user.arrivals.filter(municipality=town).first()
    if user.has_usable_password() and not arriving:
        raise HasPassword(
            _(
                "{name} hat schon ein Kennwort gewählt. Ein neues gibt es auf der Anmeldeseite "
                "unter „Kennwort vergessen?“."
            ).format(name=user)
        )
    if not (arriving and user.memberships.exclude(municipality=town).exists()):
        _refuse_closed(user, town)  # closed elsewhere is not this town's to know
    record(
        user, verb=AccountsVerb.ACCOUNT_INVITE_AGAIN, town=town, by=by, label=known_as(user, town)
    )
    _write_to(user, town, by, held_roles(user, town))


@verb
def accept_invitation(user: User, *, name: str, language: str, password: str) -> User:
    """The invited person says how they are called and chooses a password."""
    user = hold(user)
    if user.has_usable_password() or not user.is_active:
        raise InvitationOver(invitations.over())
    user.name, user.language = name, language
    user.set_password(password)
    user.save(update_fields=["name", "language", "password"])
    for membership in user.memberships.select_related("municipality"):
        town = membership.municipality
        record(
            user, verb=AccountsVerb.ACCOUNT_ACCEPT, town=town, by=user, label=known_as(user, town)
        )
    return user


@verb
def set_roles(
    user: User,
    *,
    town: Municipality,
    roles: Collection[str],
    by: User,
    seen: Collection[str] | None = None,
) -> None:
    """The roles of an account in a town. Without any, it leaves the town.

    `seen` are those its writer began from: `RolesOvertaken` where somebody else set others.

    With its last role anywhere it is closed: nobody signs in who works for no town any more. It
    stays to be found by the town that took the role, and is opened, invited anew or deleted there.
    """
    user = hold(user)
    present = held_roles(user, town)
    if not roles and not present:
        raise NoRolesHere(_("{name} hat hier keine Rolle.").format(name=user))
    if present == set(roles):
        return
    _refuse_overtaken(present, seen)
    refuse_own(user, by=by)
    if Role.OFFICE in present and Role.OFFICE not in roles:
        keep_an_office(town, user)
    user.memberships.filter(municipality=town).exclude(role__in=roles).delete()
    _give(user, town, set(roles) - present)
    label = known_as(user, town)
    if not roles:
        _let_go(user, town)
    before, after = {"roles": _labels(present)}, {"roles": _labels(roles)}
    record(
        user,
        verb=AccountsVerb.ACCOUNT_SET_ROLES,
        town=town,
        by=by,
        label=label,
        before=before,
        after=after,
    )
    _tell_the_office(user, town, set(roles) - present, by)


@verb
def close(user: User, *, town: Municipality, by: User, reason: str = "") -> None:
    """Nobody signs in with this account any more; it can be opened again."""
    user = hold(user)
    refuse_own(user, by=by)
    only_of_this_town(user, town)
    _refuse_closed(user, town)
    if Role.OFFICE in held_roles(user, town):
        keep_an_office(town, user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.sessions.all().delete()
    record(user, verb=AccountsVerb.ACCOUNT_CLOSE, town=town, by=by, reason=reason)


@verb
def reopen(user: User, *, town: Municipality, by: User) -> None:
    user = hold(user)
    refuse_own(user, by=by)
    only_of_this_town(user, town)
    if user.is_active:
        raise NotClosed(_("Das Konto von {name} ist offen.").format(name=user))
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(user, verb=AccountsVerb.ACCOUNT_REOPEN, town=town, by=by)


@verb
def edit_own(user: User, *, seen: Seen = None, **values: Any) -> None:
    """Name, language and weekly mail of one's own account, which comes first on the next such day.

    Raises `Overtaken` (another window was faster).
    """
    found = hold(user)
    before, after = lost_update.apply(found, values, seen=seen, verb=AccountsVerb.ACCOUNT_EDIT_OWN)
    if after:
        columns = set(after)
        if "weekly" in after:
            found.weekly_next = next_day(found.weekly, localdate(audit.now()))
            columns.add("weekly_next")
        found.save(update_fields=columns)
        audit.record(AccountsVerb.ACCOUNT_EDIT_OWN, found, by=found, before=before, after=after)


@verb
def choose_columns(user: User, *, of: str, columns: Sequence[str]) -> None:
    """Which columns of a list the person sees from now on; none: those everybody begins with."""
    found = hold(user)
    chosen = {name: keys for name, keys in found.shown_columns.items() if name != of}
    if columns:
        chosen[of] = list(columns)
    if chosen == found.shown_columns:
        return
    found.shown_columns = chosen
    found.save(update_fields=["shown_columns"])
    audit.record(AccountsVerb.ACCOUNT_CHOOSE_COLUMNS, found, by=found)


@verb
def choose_password(user: User, *, password: str, keep_session: str = "") -> User:
    """A new password ends all other sessions."""
    user = hold(user)
    user.set_password(password)
    user.save(update_fields=["password"])
    user.sessions.exclude(session_key=keep_session).delete()
    audit.record(AccountsVerb.ACCOUNT_CHOOSE_PASSWORD, user, by=user)
    return user


@verb
def send_reset_link(email: str, *, town: Municipality) -> None:
    """A link to choose a new password, to whoever has an open account; nobody else is told."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        return
    key = PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    kwargs = {"uidb36": user_pk_to_url_str(user), "key": key}
    path = reverse("account_reset_password_from_key", kwargs=kwargs)
    post.send("account.reset", town=town, to=user, path=path)


@verb
def report_copied_passkey(user: User, *, town: Municipality) -> None:
    """A passkey was refused whose counter goes back: its person must know."""
    user = hold(user)
    what = _("Ein Passkey wurde abgelehnt, weil er kopiert worden sein könnte.")
    post.send("account.changed", town=town, to=user, path=reverse("accounts:own"), what=what)
    record(user, verb=AccountsVerb.ACCOUNT_REFUSE_PASSKEY, town=town, by=None)


@verb
def end_sessions(user: User, *, handles: Collection[str]) -> int:
    """Sign the account out of some browsers, named by `Session.handle`; of how many."""
    user = hold(user)
    keys = [session.pk for session in user.sessions.all() if session.handle in handles]
    ended, _rows = user.sessions.filter(pk__in=keys).delete()
    if ended:
        audit.record(AccountsVerb.ACCOUNT_END_SESSIONS, user, by=user, after={"sessions": ended})
    return ended


@verb
def arrive(user: User, *, town: Municipality) -> None:
    """The person has come in here: from now on the town knows them by their own name."""
    hold(user).arrivals.filter(municipality=town).delete()


def _take_in(user: User, town: Municipality, name: str) -> None:
    """An account that is there already comes to this town as well."""
    if user.memberships.filter(municipality=town).exists():
        raise AlreadyHere(
            _("{email} hat hier schon ein Konto. Ändern Sie dessen Rollen.").format(
                email=user.email
            )
        )
    elsewhere = user.memberships.exists()
    if not elsewhere and not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    if elsewhere or user.kept_by_id != town.pk:
        Arrival.objects.create(user=user, municipality=town, name=name)


def _let_go(user: User, town: Municipality) -> None:
    """An account without a role anywhere is closed, and kept by the town it was last in."""
    user.arrivals.filter(municipality=town).delete()
    if user.memberships.exists():
        return
    user.sessions.all().delete()
    User.objects.filter(pk=user.pk).update(kept_by=town, is_active=False)


def _write_to(user: User, town: Municipality, by: User | None, roles: Collection[str]) -> None:
    if user.has_usable_password():
        post.send("account.joined", town=town, to=user, path="/arbeitsplatz/", roles=_labels(roles))
    else:
        _send_invitation(user, town, by)


def _send_invitation(user: User, town: Municipality, by: User | None) -> None:
    host = str(by) if by else town.name
    path = invitations.link(user)
    post.send("account.invited", town=town, to=user, path=path, inviter=host, days=invitations.DAYS)


def _tell_the_office(
    user: User, town: Municipality, roles: Collection[str], by: User | None
) -> None:
    """Whoever is let in to everything is let in under the eyes of those who run the place."""
    if Role.OFFICE not in roles:
        return
    for colleague in office_of(town):
        if colleague not in (user, by):
            names = {"person": known_as(user, town), "giver": str(by or "Gemeinwerk")}
            post.send("account.office_given", town=town, to=colleague, **names)


def _give(user: User, town: Municipality, roles: Iterable[str]) -> None:
    new = [Membership(user=user, municipality=town, role=role) for role in roles]
    Membership.objects.bulk_create(new, ignore_conflicts=True)


def _refuse_overtaken(present: set[str], seen: Collection[str] | None) -> None:
    if seen is not None and set(seen) != present:
        raise RolesOvertaken(
            _(
                "Inzwischen hat jemand die Rollen geändert: {roles}. Ihre Auswahl steht noch da; "
                "speichern Sie sie noch einmal, wenn sie gelten soll."
            ).format(roles=_labels(present) or _("keine"))
        )


def _refuse_closed(user: User, town: Municipality) -> None:
    if not user.is_active:
        raise IsClosed(
            _("Das Konto von {name} ist geschlossen. Öffnen Sie es zuerst wieder.").format(
                name=known_as(user, town)
            )
        )


def _labels(roles: Collection[str]) -> str:
    return ", ".join(str(role.label) for role in Role if role in roles)
