"""What happens to „Wer ist dabei?“: asking, slips, answers, releases."""

from gemeinwerk.representation.operations.answering import take_part
from gemeinwerk.representation.operations.asking import (
    close_enquiry,
    close_over,
    edit_enquiry,
    open_enquiry,
    prepare_enquiry,
    remove_enquiry,
)
from gemeinwerk.representation.operations.releasing import (
    keep_release,
    look_at_counts,
    publish_release,
    withdraw_release,
)
from gemeinwerk.representation.operations.slips import (
    MOST_SLIPS,
    add_slips,
    draw_slip,
    draw_slip_for,
    print_slips,
)

__all__ = [
    "MOST_SLIPS",
    "add_slips",
    "close_enquiry",
    "close_over",
    "draw_slip",
    "draw_slip_for",
    "edit_enquiry",
    "keep_release",
    "look_at_counts",
    "open_enquiry",
    "prepare_enquiry",
    "print_slips",
    "publish_release",
    "remove_enquiry",
    "take_part",
    "withdraw_release",
]
