"""What can happen to those who take part."""

from gemeinwerk.actors.operations.bodies import (
    add_seat,
    create_body,
    edit_body,
    edit_seat,
    remove_body,
    remove_seat,
)
from gemeinwerk.actors.operations.deputies import end_deputy, name_deputy
from gemeinwerk.actors.operations.organisations import (
    close_organisation,
    create_organisation,
    edit_organisation,
    reopen_organisation,
    set_posts,
)
from gemeinwerk.actors.operations.people import (
    create_person,
    edit_person,
    erase_again,
    erase_person,
)
from gemeinwerk.actors.operations.unit_list import (
    UnitsTakenOver,
    read_unit_list,
    take_over_units,
)

__all__ = [
    "UnitsTakenOver",
    "add_seat",
    "close_organisation",
    "create_body",
    "create_organisation",
    "create_person",
    "edit_body",
    "edit_organisation",
    "edit_person",
    "edit_seat",
    "end_deputy",
    "erase_again",
    "erase_person",
    "name_deputy",
    "read_unit_list",
    "remove_body",
    "remove_seat",
    "reopen_organisation",
    "set_posts",
    "take_over_units",
]
