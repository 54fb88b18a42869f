"""What can happen to accounts. Every verb concerns one town."""

from gemeinwerk.accounts.operations.accounts import (
    accept_invitation,
    arrive,
    choose_columns,
    choose_password,
    close,
    edit_own,
    end_sessions,
    invite,
    invite_again,
    reopen,
    report_copied_passkey,
    send_reset_link,
    set_roles,
)
from gemeinwerk.accounts.operations.factors import reset_second_factor
from gemeinwerk.accounts.operations.looking import look_in
from gemeinwerk.accounts.operations.removal import ask_for_removal, decline_removal, remove
from gemeinwerk.accounts.operations.writing import office_of

__all__ = [
    "accept_invitation",
    "arrive",
    "ask_for_removal",
    "choose_columns",
    "choose_password",
    "close",
    "decline_removal",
    "edit_own",
    "end_sessions",
    "invite",
    "invite_again",
    "look_in",
    "office_of",
    "remove",
    "reopen",
    "report_copied_passkey",
    "reset_second_factor",
    "send_reset_link",
    "set_roles",
]
