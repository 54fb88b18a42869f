"""Art. 17 GDPR: somebody asks to be forgotten; the office carries it out, or says why not."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinwerk.accounts import erasure, post
from gemeinwerk.accounts.errors import NotAsked, ReasonMissing
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.operations.writing import (
    held_roles,
    keep_an_office,
    known_as,
    office_of,
    only_of_this_town,
    record,
    refuse_own,
)
from gemeinwerk.accounts.personal_data import traces_of
from gemeinwerk.accounts.verbs import AccountsVerb
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy.erasing import Found


@verb
def ask_for_removal(user: User, *, town: Municipality) -> None:
    """Art. 17 GDPR: the office decides, since deeds of office must stay on record."""
    user = hold(user)
    if user.removal_requested_at:
        return
    user.removal_requested_at = timezone.now()
    user.removal_declined_at, user.removal_answer = None, ""
    user.save(update_fields=["removal_requested_at", "removal_declined_at", "removal_answer"])
    record(user, verb=AccountsVerb.ACCOUNT_ASK_FOR_REMOVAL, town=town, by=user)
    for colleague in office_of(town):
        path = reverse("accounts:account", args=[user.pk])
        post.send("account.removal_asked", town=town, to=colleague, path=path, person=str(user))


@verb
def decline_removal(user: User, *, town: Municipality, by: User, reason: str) -> None:
    """Say why the account must stay (Art. 17(3)): it is recorded, and the person reads it.

    They may complain or ask again. Raises `NotAsked` where nothing waits for an answer any more.
    """
    user = hold(user)
    refuse_own(user, by=by)
    if not user.removal_requested_at:
        raise NotAsked(
            _("{name} bittet nicht um Löschung, oder jemand hat schon geantwortet.").format(
                name=known_as(user, town)
            )
        )
    if not reason.strip():
        raise ReasonMissing(
            _("Bitte schreiben Sie, warum das Konto bleiben muss; die Person liest es.")
        )
    user.removal_requested_at, user.removal_declined_at = None, timezone.now()
    user.removal_answer = reason.strip()
    user.save(update_fields=["removal_requested_at", "removal_declined_at", "removal_answer"])
    record(
        user,
        verb=AccountsVerb.ACCOUNT_DECLINE_REMOVAL,
        town=town,
        by=by,
        reason=user.removal_answer,
    )
    path, answer = reverse("accounts:own"), user.removal_answer
    post.send("account.removal_declined", town=town, to=user, path=path, answer=answer)


@verb
def remove(
    user: User,
    *,
    town: Municipality,
    by: User,
    reason: str,
    words: Collection[str] | None = None,
) -> list[Found]:
    """Delete an account, and the person behind it wherever they are named; what was found.

    What was done stays on record, nameless. `words` are the names, addresses and numbers to be
    taken out of texts; without them, all that are sure to mean this person.
    """
    user = hold(user)
    refuse_own(user, by=by)
    only_of_this_town(user, town)
    if Role.OFFICE in held_roles(user, town):
        keep_an_office(town, user)
    return erasure.carry_out(
        erasure.chosen(traces_of(user, town=town), words),
        AccountsVerb.ACCOUNT_REMOVE,
        town=town,
        by=by,
        reason=reason,
        before={"account": user.pk},
        farewell=erasure.Farewell(user.email, user.language),
    )
