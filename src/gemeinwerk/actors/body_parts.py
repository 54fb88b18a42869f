"""What areas above tell on a body's page: in their `told_of_bodies.py`, which is found by its name.

    PARTS.register(Part("fields", "concepts/fields_of_body.html", _fields, right="concept.read"))

Their templates have the page's `body`.
"""

from gemeinwerk.core.parts import Parts

PARTS = Parts()
