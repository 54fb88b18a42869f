"""What areas above tell on the page of minutes: in their `minutes_parts.py`, found by its name.

Their templates have the page's `minutes`, `meeting` and `may_edit` (whoever writes minutes, whether
they are approved or not).
"""

from gemeinwerk.core.parts import Parts

PARTS = Parts()
