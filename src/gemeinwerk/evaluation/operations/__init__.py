"""What can happen to key questions and to an evaluation."""

from gemeinwerk.evaluation.operations.closing import close, publish, withdraw
from gemeinwerk.evaluation.operations.evaluating import (
    add_evidence,
    add_finding,
    answer,
    begin,
    discard,
    edit,
    edit_finding,
    judge,
    recommend,
    remove_evidence,
    remove_finding,
)
from gemeinwerk.evaluation.operations.handing_on import carry_findings, hand_on
from gemeinwerk.evaluation.operations.key_questions import (
    add_key_question,
    edit_key_question,
    move_key_question,
    remove_key_question,
)
from gemeinwerk.evaluation.operations.writing import EVALUATE

__all__ = [
    "EVALUATE",
    "add_evidence",
    "add_finding",
    "add_key_question",
    "answer",
    "begin",
    "carry_findings",
    "close",
    "discard",
    "edit",
    "edit_finding",
    "edit_key_question",
    "hand_on",
    "judge",
    "move_key_question",
    "publish",
    "recommend",
    "remove_evidence",
    "remove_finding",
    "remove_key_question",
    "withdraw",
]
