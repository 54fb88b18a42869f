"""What can happen to measures and goals. Each verb checks, changes, records and tells."""

from gemeinwerk.core.errors import Gone
from gemeinwerk.measures.operations.asking import ask_confirmations
from gemeinwerk.measures.operations.bulk import BULK_FIELDS, Changed, bulk_change
from gemeinwerk.measures.operations.confirming import (
    Answered,
    ask_confirmation,
    confirm,
    confirm_several,
    return_several,
    return_to_office,
)
from gemeinwerk.measures.operations.editing import (
    LEFTOVER_FIELDS,
    create,
    delete,
    edit,
    place_leftover,
    reorder,
    report_status,
)
from gemeinwerk.measures.operations.editions import carry_over, take_over
from gemeinwerk.measures.operations.goals import (
    create_goal,
    delete_goal,
    edit_goal,
    reorder_goals,
)
from gemeinwerk.measures.operations.handing_over import hand_over
from gemeinwerk.measures.operations.measuring import (
    MeasuredTwice,
    correct_value,
    record_value,
    remove_value,
    value_told,
)
from gemeinwerk.measures.operations.merging import Conflict, Saved, merged, save, settle
from gemeinwerk.measures.operations.moving import move_milestone
from gemeinwerk.measures.operations.overriding import override_finding, withdraw_override
from gemeinwerk.measures.operations.progress import (
    add_note,
    note_told,
    reach_milestone,
    remove_note,
)
from gemeinwerk.measures.operations.refusals import (
    ChangedMeanwhile,
    Kept,
    NobodyResponsible,
    NotPossible,
    ReasonMissing,
    TextStands,
)

__all__ = [
    "BULK_FIELDS",
    "LEFTOVER_FIELDS",
    "Answered",
    "Changed",
    "ChangedMeanwhile",
    "Conflict",
    "Gone",
    "Kept",
    "MeasuredTwice",
    "NobodyResponsible",
    "NotPossible",
    "ReasonMissing",
    "Saved",
    "TextStands",
    "add_note",
    "ask_confirmation",
    "ask_confirmations",
    "bulk_change",
    "carry_over",
    "confirm",
    "confirm_several",
    "correct_value",
    "create",
    "create_goal",
    "delete",
    "delete_goal",
    "edit",
    "edit_goal",
    "hand_over",
    "merged",
    "move_milestone",
    "note_told",
    "override_finding",
    "place_leftover",
    "reach_milestone",
    "record_value",
    "remove_note",
    "remove_value",
    "reorder",
    "reorder_goals",
    "report_status",
    "return_several",
    "return_to_office",
    "save",
    "settle",
    "take_over",
    "value_told",
    "withdraw_override",
]
