"""What can happen to rounds and reports. Each verb checks, changes, records and tells."""

from gemeinwerk.monitoring.operations.approving import (
    approval_told,
    approve,
    approve_several,
    clashes,
    return_report,
)
from gemeinwerk.monitoring.operations.handing_over import hand_over_all
from gemeinwerk.monitoring.operations.links import (
    allow_links,
    make_link,
    note_used,
    of_token,
    withdraw_link,
)
from gemeinwerk.monitoring.operations.recurring import (
    open_due_rounds,
    open_planned,
    set_plan,
)
from gemeinwerk.monitoring.operations.reporting import (
    note_seen,
    report_nothing_new,
    save,
    submit,
    submit_several,
    take_back,
)
from gemeinwerk.monitoring.operations.rounds import (
    RUN_A_ROUND,
    close_round,
    open_round,
    reopen_round,
)
from gemeinwerk.monitoring.operations.showing import decision_told, show_decision

__all__ = [
    "RUN_A_ROUND",
    "allow_links",
    "approval_told",
    "approve",
    "approve_several",
    "clashes",
    "close_round",
    "decision_told",
    "hand_over_all",
    "make_link",
    "note_seen",
    "note_used",
    "of_token",
    "open_due_rounds",
    "open_planned",
    "open_round",
    "reopen_round",
    "report_nothing_new",
    "return_report",
    "save",
    "set_plan",
    "show_decision",
    "submit",
    "submit_several",
    "take_back",
    "withdraw_link",
]
