"""What can happen to those who take part."""

from gemeinwerk.actors.operations.actor_groups import (
    add_actor_group,
    edit_actor_group,
    move_actor_group,
    remove_actor_group,
)
from gemeinwerk.actors.operations.bodies import (
    create_body,
    edit_body,
    remove_body,
    set_targets,
)
from gemeinwerk.actors.operations.deputies import end_deputy, name_deputy
from gemeinwerk.actors.operations.many import (
    MOST_SEATS,
    SeatsGiven,
    give_seats,
    note_export,
)
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
from gemeinwerk.actors.operations.seats import (
    add_seat,
    edit_seat,
    end_seat,
    remove_seat,
    reopen_seat,
)
from gemeinwerk.actors.operations.sitting import (
    edit_occupancy,
    end_seat_deputy,
    fill_seat,
    hand_over_seat,
    name_seat_deputy,
    remove_occupancy,
    vacate_seat,
)
from gemeinwerk.actors.operations.unit_list import (
    UnitsTakenOver,
    read_unit_list,
    take_over_units,
)
from gemeinwerk.actors.operations.writing import seat_told

__all__ = [
    "MOST_SEATS",
    "SeatsGiven",
    "UnitsTakenOver",
    "add_actor_group",
    "add_seat",
    "close_organisation",
    "create_body",
    "create_organisation",
    "create_person",
    "edit_actor_group",
    "edit_body",
    "edit_occupancy",
    "edit_organisation",
    "edit_person",
    "edit_seat",
    "end_deputy",
    "end_seat",
    "end_seat_deputy",
    "erase_again",
    "erase_person",
    "fill_seat",
    "give_seats",
    "hand_over_seat",
    "move_actor_group",
    "name_deputy",
    "name_seat_deputy",
    "note_export",
    "read_unit_list",
    "remove_actor_group",
    "remove_body",
    "remove_occupancy",
    "remove_seat",
    "reopen_organisation",
    "reopen_seat",
    "seat_told",
    "set_posts",
    "set_targets",
    "take_over_units",
    "vacate_seat",
]
