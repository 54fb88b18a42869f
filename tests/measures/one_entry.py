"""A plugin: three texts that no model knows, each with nothing but its entry.

Loaded before Django is, as if somebody had written the entries into `measures.fields`. What then
works is walked in `one_entry_walk.py`.
"""

from gemeinwerk.measures import fields
from gemeinwerk.measures.fields import Field, Form, Kind, Reader, Section

PUBLIC = Field(
    name="legal_basis",
    kind=Kind.TEXT,
    label="Rechtsgrundlage",
    accusative="die Rechtsgrundlage",
    searched=True,
    takes_leftovers=True,
    since=2,
    headings=("Rechtsgrundlage", "Gesetzliche Grundlage"),
)
STATUS = Field(
    name="next_steps",
    kind=Kind.TEXT,
    label="Wie es weitergeht",
    accusative="den Ausblick",
    substance=False,
    status=True,
    since=2,
    form=Form(section=Section.PROGRESS),
)
INTERNAL = Field(
    name="misgivings",
    kind=Kind.TEXT,
    label="Vertrauliche Risiken",
    accusative="die vertraulichen Risiken",
    read_by=Reader.INSIDER,
    form=Form(section=Section.INTERNAL),
)
fields.FIELDS += [PUBLIC, STATUS, INTERNAL]
