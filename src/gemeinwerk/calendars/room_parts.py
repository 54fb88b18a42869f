"""What areas above tell of rooms on the page of all of them: in their `told_of_rooms.py`, which is
found by its name.

    PARTS.register(Part("held", "scheduling/held_in_room.html", _held, right="calendar.read"))
"""

from gemeinwerk.core.parts import Parts

PARTS = Parts()
