"""The colour of a risk, beside its word."""

from gemeinwerk.core.ui import Tone
from gemeinwerk.monitoring.risks.models import Risk, RiskState


def tone(risk: Risk) -> Tone:
    if risk.state != RiskState.OPEN:
        return "off" if risk.state == RiskState.HAPPENED else "done"
    if risk.is_grave:
        return "delayed"
    return "partly" if risk.weight > 2 else "none"
