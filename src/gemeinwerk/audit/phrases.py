"""The words of the audit: each area registers its things and verbs in its own `phrases.py`.

    phrases.thing("measures.measure", _("die Maßnahme"),
                  fields={"target": _("den Zielwert")}, internal=["internal_notes"])
    phrases.verbs({"measure.edit": phrases.CHANGED,
                   "measure.confirm": _("Am {date} bestätigte {who} {it}.")},
                  public=["measure.confirm"])

Nouns and fields stand in the accusative with their article. A phrase may name `{date}`, `{who}`,
`{it}`, `{changes}` and single values in words: `{before[status]}`, `{after[status]}`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

CREATED = _("Am {date} legte {who} {it} an.")
CHANGED = _("Am {date} änderte {who} {changes}.")
DELETED = _("Am {date} löschte {who} {it}.")
HANDLED = _("Am {date} bearbeitete {who} {it}.")

# What a verb without a phrase of its own most likely says, by its last word.
LIKELY = {"create": CREATED, "edit": CHANGED, "delete": DELETED, "remove": DELETED}


@dataclass(frozen=True)
class Thing:
    """How a kind of thing is called, and its fields; `internal` ones never reach the public."""

    noun: Text = ""
    fields: Mapping[str, Text] = field(default_factory=dict)
    internal: frozenset[str] = frozenset()


_things: dict[str, Thing] = {}
_verbs: dict[str, Text] = {}
_public: set[str] = set()


def thing(
    model: str,
    noun: Text,
    *,
    fields: Mapping[str, Text] | None = None,
    internal: Iterable[str] = (),
) -> None:
    """Name a model (`app.model`, lower case), its fields, and which of them are internal."""
    _things[model] = Thing(noun, fields or {}, frozenset(internal))


def verbs(phrases: Mapping[str, Text], *, public: Iterable[str] = ()) -> None:
    """Give verbs their sentence. Only `public` ones stand in a history that citizens read."""
    _verbs.update(phrases)
    _public.update(public)


def thing_of(model: str) -> Thing:
    return _things.get(model, Thing())


def phrase_of(verb: str) -> Text:
    return _verbs.get(verb) or LIKELY.get(verb.rpartition(".")[2], HANDLED)


def public_verbs() -> frozenset[str]:
    return frozenset(_public)
