"""What can happen to rounds and reports. Each verb checks, changes, records and tells."""

from gemeinwerk.monitoring.operations.approving import (
    approval_told,
    approve,
    approve_several,
    clashes,
    return_report,
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

__all__ = [
    "RUN_A_ROUND",
    "approval_told",
    "approve",
    "approve_several",
    "clashes",
    "close_round",
    "note_seen",
    "open_round",
    "reopen_round",
    "report_nothing_new",
    "return_report",
    "save",
    "submit",
    "submit_several",
    "take_back",
]
