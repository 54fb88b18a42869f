"""What can happen to a concept, its parts and the review it must take up."""

from gemeinwerk.concepts.operations.advancing import advance, missing_for, register_guard
from gemeinwerk.concepts.operations.creating import begin_next_edition, create
from gemeinwerk.concepts.operations.deleting import delete, register_deletion
from gemeinwerk.concepts.operations.editing import edit
from gemeinwerk.concepts.operations.fields import (
    add_field,
    edit_field,
    found_working_group,
    move_field,
    remove_field,
)
from gemeinwerk.concepts.operations.publishing import publish, register_publication, withdraw
from gemeinwerk.concepts.operations.review import (
    add_finding,
    edit_finding,
    record_review,
    refuse_finding,
    remove_finding,
    reopen_finding,
    take_up_elsewhere,
)
from gemeinwerk.concepts.operations.stages import add_phase, edit_phase, move_phase, remove_phase
from gemeinwerk.concepts.operations.themes import add_theme, edit_theme, move_theme, remove_theme

__all__ = [
    "add_field",
    "add_finding",
    "add_phase",
    "add_theme",
    "advance",
    "begin_next_edition",
    "create",
    "delete",
    "edit",
    "edit_field",
    "edit_finding",
    "edit_phase",
    "edit_theme",
    "found_working_group",
    "missing_for",
    "move_field",
    "move_phase",
    "move_theme",
    "publish",
    "record_review",
    "refuse_finding",
    "register_deletion",
    "register_guard",
    "register_publication",
    "remove_field",
    "remove_finding",
    "remove_phase",
    "remove_theme",
    "reopen_finding",
    "take_up_elsewhere",
    "withdraw",
]
