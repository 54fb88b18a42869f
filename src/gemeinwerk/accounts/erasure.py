"""Art. 17 GDPR, as the verbs for accounts and for people carry it out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from gemeinwerk.accounts import post
from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.personal_data import traces_of
from gemeinwerk.accounts.verbs import AccountsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import erasing, replaying
from gemeinwerk.privacy.erasing import Found
from gemeinwerk.privacy.traces import Traces

MAIL = "account.erased"


@dataclass(frozen=True)
class Farewell:
    """Where the last mail goes, once nothing else is known of the person."""

    email: str
    language: str
    name: str = ""


def chosen(traces: Traces, words: Collection[str] | None) -> Traces:
    """`words` are those to be taken out of texts; None: all that are sure to mean the person."""
    return traces if words is None else traces.choosing(words)


def carry_out(
    traces: Traces,
    deed: Verb,
    *,
    town: Municipality,
    by: User | None,
    reason: str,
    before: dict[str, Any],
    farewell: Farewell,
) -> list[Found]:
    """Erase, remember that it was done, and say a last word, in the transaction of the verb."""
    found = erasing.erase(traces)
    replaying.remember(traces)
    told = {"rows": _count(found, "own"), "texts": _count(found, "named")}
    for place in Municipality.objects.filter(pk__in=traces.towns | {town.pk}):
        audit.record(
            deed,
            place,
            by=by if place == town else None,
            before=before,
            after={name: count for name, count in told.items() if count},
            reason=traces.without(reason),
            public=any(one.public and one.fate == "named" for one in found),
        )
    if farewell.email:
        left_out = not traces.left.isdisjoint(traces.words)
        post.send(MAIL, town=town, to=farewell, left_out=left_out)
    return found


@verb
def erase_again(user: User) -> None:
    """A backup has brought back an account that was erased."""
    user = hold(user)
    traces = traces_of(user)
    town = Municipality.objects.filter(pk__in=traces.towns).first() or Municipality.objects.first()
    if town is None:
        user.delete()
        return
    carry_out(
        traces,
        AccountsVerb.ACCOUNT_REMOVE,
        town=town,
        by=None,
        reason="",
        before={"account": user.pk},
        farewell=Farewell("", ""),
    )


def known_by(user: User) -> Iterable[str]:
    return (user.name, user.email)


def _count(found: Iterable[Found], fate: str) -> int:
    return sum(one.count for one in found if one.fate == fate)


replaying.register(replaying.Kind(User, known_by, lambda user: user.joined_at, erase_again))
