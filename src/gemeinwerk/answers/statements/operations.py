"""Units are asked what they think of contributions, and say it.

ask(concept, numbers=[87, 91], unit=unit, due=day, words="Reicht das Geld?", by=user)
give(statement, verdict="in_part", text="Nur montags.", by=user)
remove(statement, by=user)
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.answers.statements import notices, queries
from gemeinwerk.answers.statements.errors import Incomplete, NotAsked
from gemeinwerk.answers.statements.models import Statement, Verdict
from gemeinwerk.answers.statements.verbs import StatementsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb


@verb
def ask(
    concept: Concept,
    *,
    numbers: Sequence[int],
    unit: Organisation,
    due: date,
    words: str = "",
    by: User | None,
) -> list[Statement]:
    """Ask a unit about contributions, in one mail. Those it was asked about already stay as they
    are. Raises NotAsked."""
    asked = hold(unit)
    present = hold(concept, "municipality")
    if asked.municipality_id != present.municipality_id or not asked.active:
        raise NotAsked(_("Bitte wählen Sie einen Fachbereich, den es gibt."))
    if due < localdate(audit.now()):
        raise NotAsked(_("Der Tag ist schon vorbei. Bitte nennen Sie einen, der noch kommt."))
    rows = Contribution.objects.filter(concept=present, number__in=numbers)
    held = [one for one in hold_all(rows) if one.state != ContributionState.WITHDRAWN]
    known = queries.asked_of(asked.pk, held)
    made = [
        Statement(
            contribution=one, unit=asked, words=words.strip(), due=due, asked_at=audit.now(),
            asked_by=by,
        )
        for one in held
        if one.pk not in known
    ]  # fmt: skip
    if not made:
        raise NotAsked(
            _("Dazu ist {unit} schon gefragt, oder die Beiträge sind zurückgezogen.").format(
                unit=asked
            )
        )
    Statement.objects.bulk_create(made)
    audit.record_all(
        [audit.entry(StatementsVerb.ASK, one, by=by, after={"unit": str(asked)}) for one in made]
    )
    notices.asked(made, by=by)
    return made


@verb
def give(
    statement: Statement, *, verdict: str, text: str, by: User, seen: str | None = None
) -> Statement:
    """What the unit thinks, and why; said again it takes the place of what was said before. Raises
    Incomplete, SeenOtherwise."""
    found = _held(statement)
    require_same(told(found), seen)
    if found.contribution.is_withdrawn:
        raise NotAsked(_("Dieser Beitrag ist zurückgezogen. Dazu braucht es nichts mehr."))
    if verdict not in Verdict.values:
        raise Incomplete(_("Bitte sagen Sie, ob es machbar ist."))
    if not text.strip():
        raise Incomplete(_("Bitte schreiben Sie, warum: Daraus entsteht die Antwort."))
    found.verdict, found.text = verdict, text.strip()
    found.given_at, found.given_by = audit.now(), by
    found.save(update_fields=["verdict", "text", "given_at", "given_by"])
    audit.record(StatementsVerb.GIVE, found, by=by, after={"unit": str(found.unit)})
    return found


@verb
def remove(statement: Statement, *, by: User) -> None:
    """The unit is not asked any more. What it has said stays."""
    found = _held(statement)
    if found.is_given:
        raise NotAsked(_("Die Stellungnahme ist schon abgegeben und bleibt stehen."))
    audit.record(StatementsVerb.REMOVE, found, by=by, before={"unit": str(found.unit)})
    found.delete()


def told(statement: Statement) -> list[Any]:
    """What a page says of it; see `core.shown`."""
    return [statement.pk, statement.verdict, statement.text]


def _held(statement: Statement) -> Statement:
    hold(statement.contribution.concept)
    hold(statement.contribution)
    return hold(statement, "contribution__concept__municipality", "unit")
