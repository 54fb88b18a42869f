"""What areas above tell on a meeting's page: in their `meeting_parts.py`, found by its name.

    PARTS.register(Part("dots", "dots/of_meeting.html", _rows, right="meeting.read"))

Their templates have the page's `meeting`, `may_edit` (while it is to come) and `may_prepare`
(whenever).
"""

from gemeinwerk.core.parts import Parts

PARTS = Parts()
