"""Somebody has lost the second factor, and the codes that were printed for that."""

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts import post
from gemeinwerk.accounts.errors import NeededElsewhere, NoSecondFactor, ReasonMissing
from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.operations.writing import known_as, record, refuse_own
from gemeinwerk.accounts.verbs import AccountsVerb
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def reset_second_factor(user: User, *, town: Municipality, by: User, reason: str) -> None:
    """Take away app, passkeys and codes: the password alone opens the account, until new ones.

    Whoever is signed in is signed out, and the person is told. An account that opens another town
    as well is not for this one to weaken.
    """
    user = hold(user)
    refuse_own(user, by=by)
    if user.memberships.exclude(municipality=town).exists():
        raise NeededElsewhere(
            _(
                "{name} arbeitet auch in einer anderen Kommune, die dieses Konto ebenso schützt. "
                "Den zweiten Faktor setzt hier niemand zurück; laden Sie die Person mit einer "
                "anderen Adresse ein."
            ).format(name=known_as(user, town))
        )
    factors = hold_all(Authenticator.objects.filter(user=user))
    if not factors:
        raise NoSecondFactor(_("{name} hat keinen zweiten Faktor.").format(name=user))
    if not reason.strip():
        raise ReasonMissing(
            _("Bitte schreiben Sie, woran Sie die Person erkannt haben; es steht im Protokoll.")
        )
    Authenticator.objects.filter(pk__in=[one.pk for one in factors]).delete()
    user.sessions.all().delete()
    record(user, verb=AccountsVerb.ACCOUNT_RESET_FACTOR, town=town, by=by, reason=reason.strip())
    what = _("{giver} hat den zweiten Faktor zurückgesetzt.").format(giver=by)
    post.send("account.changed", town=town, to=user, path=reverse("accounts:own"), what=what)
