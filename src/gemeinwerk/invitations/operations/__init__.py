"""What can happen to waves, to invitations, and to what is written to people."""

from gemeinwerk.invitations.operations.answers import note_answer
from gemeinwerk.invitations.operations.choosing import choose, leave_out
from gemeinwerk.invitations.operations.waves import (
    close_wave,
    create_wave,
    delete_wave,
    edit_wave,
    remove_text,
    reopen_wave,
    write_text,
)

__all__ = [
    "choose",
    "close_wave",
    "create_wave",
    "delete_wave",
    "edit_wave",
    "leave_out",
    "note_answer",
    "remove_text",
    "reopen_wave",
    "write_text",
]
