"""A release, from the look at the counts to the frozen document; the verbs are in `operations`.

release(enquiry, tables=["gender", "migration/age"], asked=90, by=user)

Between two verbs, since the engine may need seconds, and nobody should wait for it to write.
"""

from collections.abc import Sequence

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.balance import balances, together
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.engines.disclosure.releases import Contradiction, Refused
from gemeinwerk.representation import operations
from gemeinwerk.representation.counting import MOST_MOMENTS, Document, document, question_of
from gemeinwerk.representation.errors import WouldTell, WrongAsked
from gemeinwerk.representation.models import Enquiry, Protection, Release
from gemeinwerk.representation.refusing import refusal


def release(
    enquiry: Enquiry,
    *,
    tables: Sequence[str],
    asked: int,
    by: User | None,
    protection: str = "",
) -> Release:
    """What can be told of these tables, kept and not yet published; protected as the enquiry is,
    unless another way is chosen. Raises `NotNow`, `TooSoon`, `WrongAsked`, and `WouldTell` with the
    reason and the next release that would be allowed."""
    from gemeinwerk.engines.disclosure import releasing

    answered = operations.look_at_counts(enquiry, by=by)
    present = Enquiry.objects.select_related("concept").get(pk=enquiry.pk)
    _require_sense(present, tables, asked, answered)
    rounds = (protection or present.protection) == Protection.ROUND
    question = question_of(present, tables, asked=asked)
    try:
        answer = releasing.release(question, rounds=rounds)
    except Contradiction:
        raise WouldTell(
            _(
                "Zusammen mit früheren Veröffentlichungen kann das nicht stimmen. Bitte "
                "veröffentlichen Sie nichts, bevor geklärt ist, woran das liegt."
            )
        ) from None
    if isinstance(answer, Refused):
        raise WouldTell(refusal(answer))
    number, day = present.releases.count() + 1, localdate(audit.now())
    content = document(
        present, question, answer, number=number, day=day, balance=seats_of(present.concept)
    )
    return operations.keep_release(present, content=content, by=by)


def _require_sense(enquiry: Enquiry, tables: Sequence[str], asked: int, answered: int) -> None:
    known = {"/".join(one) for one in enquiry.tables}
    if not tables or not set(tables) <= known:
        raise WouldTell(_("Bitte wählen Sie mindestens eine Tabelle."))
    if asked < answered:
        raise WrongAsked(
            _("Es haben {answered} geantwortet: Weniger können nicht gefragt worden sein.").format(
                answered=answered
            )
        )
    told = {one.content["answered"] for one in enquiry.releases.all()}
    if len(told | {answered}) > MOST_MOMENTS:
        raise WouldTell(
            _("Mehr als {n} Veröffentlichungen lassen sich nicht gegeneinander prüfen.").format(
                n=MOST_MOMENTS
            )
        )


def seats_of(concept: Concept) -> Document:
    """Who sits in the groups of a concept, by group of actors: nothing sensitive."""
    fields = concept.fields.select_related("working_group")
    bodies = {one.working_group.pk: one.working_group for one in fields if one.working_group}
    if concept.steering:
        bodies.setdefault(concept.steering.pk, concept.steering)
    found = together(balances(bodies.values(), localdate(audit.now())))
    return {
        "bodies": len(bodies),
        "groups": [
            {
                "name": one.group.name if one.group else "",
                "name_en": one.group.name_en if one.group else "",
                "taken": one.taken,
                "vacant": one.vacant,
                "low": one.low,
                "high": one.high,
            }
            for one in found.shares
        ],
    }
