"""How an outcome looks wherever it is told: its shape and colour beside its word."""

from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.core.ui import Tone

TONES: dict[str, Tone] = {
    OutcomeKind.ADOPTED: "done",
    OutcomeKind.IN_PART: "partly",
    OutcomeKind.COVERED: "done",
    OutcomeKind.DEFERRED: "delayed",
    OutcomeKind.DECLINED: "dropped",
    OutcomeKind.ELSEWHERE: "none",
}
