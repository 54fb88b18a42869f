"""What can happen to a risk: entered, said otherwise, looked at, closed.

add_risk(concept, said=RiskSaid("Förderung bleibt aus", 2, 3, owner=unit), by=user)
"""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.risks.lifecycle import RISK
from gemeinwerk.monitoring.risks.models import Risk, RiskState
from gemeinwerk.monitoring.risks.verbs import RiskVerb
from gemeinwerk.monitoring.steering.errors import WrongChoice
from gemeinwerk.monitoring.steering.holding import STEER, require_words


@dataclass(frozen=True)
class RiskSaid:
    """``measure`` None: of the concept as a whole."""

    title: str
    likelihood: int
    harm: int
    owner: Organisation
    measure: Measure | None = None
    effect: str = ""
    doing: str = ""


NAMES = tuple(RiskSaid.__dataclass_fields__)


@verb
def add_risk(concept: Concept, *, said: RiskSaid, by: User | None) -> Risk:
    present = hold(concept, "municipality")
    phases.require(STEER, present)
    found = Risk(concept=present, reviewed_on=localdate(audit.now()))
    _say(found, said)
    found.save()
    audit.record(RiskVerb.RISK_ADD, found, by=by)
    return found


@verb
def edit_risk(risk: Risk, *, said: RiskSaid, by: User | None, seen: str | None = None) -> Risk:
    """Say it otherwise; it is looked at then. `seen`: the stamp of `risk_told`."""
    present = _held(risk)
    require_same(risk_told(present), seen)
    RISK.require(present, RiskState.OPEN)
    before = _shown(present)
    _say(present, said)
    present.reviewed_on = localdate(audit.now())
    present.save()
    after = _shown(present)
    changed = [name for name in NAMES if before[name] != after[name]]
    if changed:
        audit.record(
            RiskVerb.RISK_EDIT,
            present,
            by=by,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return present


@verb
def review(risk: Risk, *, by: User | None) -> Risk:
    """Looked at, and it is as it was. Twice a day is once."""
    present = _held(risk)
    RISK.require(present, RiskState.OPEN)
    today = localdate(audit.now())
    if present.reviewed_on != today:
        present.reviewed_on = today
        present.save(update_fields=["reviewed_on"])
        audit.record(RiskVerb.RISK_REVIEW, present, by=by)
    return present


@verb
def close_risk(
    risk: Risk, *, state: str, reason: str, by: User | None, seen: str | None = None
) -> Risk:
    """It happened, or nothing more is to be feared; a person says so, with the reason."""
    present = _held(risk)
    require_same(risk_told(present), seen)
    if state == RiskState.OPEN:
        raise WrongChoice(_("Bitte sagen Sie, ob es eingetreten oder erledigt ist."))
    RISK.require(present, state)
    require_words(reason, _("Bitte schreiben Sie, warum das Risiko geschlossen wird."))
    present.state, present.closing = RiskState(state), reason.strip()
    present.reviewed_on = localdate(audit.now())
    present.save(update_fields=["state", "closing", "reviewed_on"])
    told = {"state": str(present.get_state_display())}
    audit.record(RiskVerb.RISK_CLOSE, present, by=by, after=told, reason=present.closing)
    return present


@verb
def reopen_risk(risk: Risk, *, by: User | None) -> Risk:
    present = _held(risk)
    RISK.require(present, RiskState.OPEN)
    if present.state != RiskState.OPEN:
        present.state, present.closing = RiskState.OPEN, ""
        present.save(update_fields=["state", "closing"])
        audit.record(RiskVerb.RISK_REOPEN, present, by=by)
    return present


def risk_told(risk: Risk) -> list[object]:
    """What a page says of a risk before something happens to it; see `core.shown`."""
    return [risk.state, *(str(getattr(risk, name)) for name in NAMES)]


def _say(risk: Risk, said: RiskSaid) -> None:
    require_words(said.title, _("Bitte schreiben Sie, was geschehen kann."))
    ours = said.owner.municipality_id == risk.concept.municipality_id
    if not ours or (said.measure and said.measure.concept_id != risk.concept_id):
        raise WrongChoice(_("Maßnahme und Fachbereich gehören zum Konzept und zur Kommune."))
    for name in NAMES:
        value: Any = getattr(said, name)
        setattr(risk, name, value.strip() if isinstance(value, str) else value)


def _shown(risk: Risk) -> dict[str, Any]:
    """Values as the audit keeps them: relations by name."""
    found: dict[str, Any] = {name: getattr(risk, name) for name in NAMES}
    found["likelihood"] = str(risk.get_likelihood_display())
    found["harm"] = str(risk.get_harm_display())
    found["owner"] = str(risk.owner)
    found["measure"] = str(risk.measure) if risk.measure else None
    return found


def _held(risk: Risk) -> Risk:
    concept = hold(risk.concept, "municipality")
    found = hold(risk, "owner", "measure")
    found.concept = concept
    return found
