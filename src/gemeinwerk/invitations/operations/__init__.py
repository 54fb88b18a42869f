"""What can happen to waves, to invitations, and to what is written to people."""

from gemeinwerk.invitations.operations.answers import note_answer
from gemeinwerk.invitations.operations.choosing import choose, leave_out
from gemeinwerk.invitations.operations.letters import (
    choose_channel,
    edit_letter,
    let_go,
    redraw_letter,
    send_again,
    stop_reminders,
    withdraw_link,
    withhold,
)
from gemeinwerk.invitations.operations.printing import print_letters
from gemeinwerk.invitations.operations.releasing import (
    lay_before,
    release_wave,
    take_back,
    try_out,
)
from gemeinwerk.invitations.operations.reminding import escalate, remind, remind_all, remind_on_days
from gemeinwerk.invitations.operations.waves import (
    close_wave,
    create_wave,
    delete_wave,
    edit_wave,
    forget_wave,
    remove_text,
    reopen_wave,
    write_text,
)

__all__ = [
    "choose",
    "choose_channel",
    "close_wave",
    "create_wave",
    "delete_wave",
    "edit_letter",
    "edit_wave",
    "escalate",
    "forget_wave",
    "lay_before",
    "leave_out",
    "let_go",
    "note_answer",
    "print_letters",
    "redraw_letter",
    "release_wave",
    "remind",
    "remind_all",
    "remind_on_days",
    "remove_text",
    "reopen_wave",
    "send_again",
    "stop_reminders",
    "take_back",
    "try_out",
    "withdraw_link",
    "withhold",
    "write_text",
]
