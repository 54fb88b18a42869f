"""What can be done with contributions and what belongs to them."""

from gemeinwerk.contributions.operations.attaching import (
    attach,
    remove_attachment,
    show_attachment,
)
from gemeinwerk.contributions.operations.participations import (
    close_participation,
    create_participation,
    delete_participation,
    edit_participation,
    reopen_participation,
)
from gemeinwerk.contributions.operations.recording import edit, record
from gemeinwerk.contributions.operations.states import keep_internal, publish, told, withdraw
from gemeinwerk.contributions.operations.voices import (
    Who,
    add_voice,
    edit_voice,
    forget_voices,
    remove_voice,
)

__all__ = [
    "Who",
    "add_voice",
    "attach",
    "close_participation",
    "create_participation",
    "delete_participation",
    "edit",
    "edit_participation",
    "edit_voice",
    "forget_voices",
    "keep_internal",
    "publish",
    "record",
    "remove_attachment",
    "remove_voice",
    "reopen_participation",
    "show_attachment",
    "told",
    "withdraw",
]
