"""What can happen to requests for nominations."""

from gemeinwerk.nominations.operations.answering import Said, answer
from gemeinwerk.nominations.operations.asking import ask, of_token, send_again, withdraw
from gemeinwerk.nominations.operations.forgetting import forget_request
from gemeinwerk.nominations.operations.reminding import remind, remind_all, remind_by_hand
from gemeinwerk.nominations.operations.taking_over import send_back, take_over

__all__ = [
    "Said",
    "answer",
    "ask",
    "forget_request",
    "of_token",
    "remind",
    "remind_all",
    "remind_by_hand",
    "send_again",
    "send_back",
    "take_over",
    "withdraw",
]
