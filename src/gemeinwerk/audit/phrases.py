"""What the audit calls things: each area registers its own in its `phrases.py`.

    phrases.thing("measures.measure", _("die Maßnahme"),
                  fields={"target": _("den Zielwert")}, internal=["internal_notes"])

Nouns and fields stand in the accusative with their article. What can happen to them: `verbs.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Thing:
    """How a kind of thing is called, and its fields; `internal` ones never reach the public."""

    noun: Text = ""
    fields: Mapping[str, Text] = field(default_factory=dict)
    internal: frozenset[str] = frozenset()


_things: dict[str, Thing] = {}


def thing(
    model: str,
    noun: Text,
    *,
    fields: Mapping[str, Text] | None = None,
    internal: Iterable[str] = (),
) -> None:
    """Name a model (`app.model`, lower case), its fields, and which of them are internal."""
    _things[model] = Thing(noun, fields or {}, frozenset(internal))


def thing_of(model: str) -> Thing:
    return _things.get(model, Thing())
