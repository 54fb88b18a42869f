"""The pages of rounds and reports."""

from gemeinwerk.monitoring.views.approving import approve, approve_several, give_back, report
from gemeinwerk.monitoring.views.leads import leads, plan
from gemeinwerk.monitoring.views.links import links
from gemeinwerk.monitoring.views.reporting import reports
from gemeinwerk.monitoring.views.rounds import close, open_round, remind, round_page, rounds
from gemeinwerk.monitoring.views.sheets import sheet, sheet_apply, sheet_file

__all__ = [
    "approve",
    "approve_several",
    "close",
    "give_back",
    "leads",
    "links",
    "open_round",
    "plan",
    "remind",
    "report",
    "reports",
    "round_page",
    "rounds",
    "sheet",
    "sheet_apply",
    "sheet_file",
]
