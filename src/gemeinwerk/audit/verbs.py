"""What can happen, as enumerations: each area has one, in its `verbs.py`.

    class MeasuresVerb(Verb):
        MEASURE_CONFIRM = "measure.confirm", _("Am {date} bestätigte {who} {it}.")
        MEASURE_EDIT = "measure.edit", CHANGED, PUBLIC

A sentence may name `{date}`, `{who}`, `{it}`, `{changes}` and single values in words:
`{before[status]}`, `{after[status]}`. Only public verbs stand in a history that citizens read.
"""

from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PUBLIC = True
CREATED = _("Am {date} legte {who} {it} an.")
CHANGED = _("Am {date} änderte {who} {changes}.")
DELETED = _("Am {date} löschte {who} {it}.")
HANDLED = _("Am {date} bearbeitete {who} {it}.")


class Verb(StrEnum):
    """A verb as it is stored, with its sentence."""

    sentence: str | Promise
    public: bool

    def __new__(cls, key: str, sentence: str | Promise, public: bool = False) -> "Verb":
        member = str.__new__(cls, key)
        member._value_ = key
        member.sentence, member.public = sentence, public
        return member


def sentence_of(key: str) -> str | Promise:
    """How a stored verb is told. One that an earlier release knew is told in general words."""
    found = _known().get(key)
    return found.sentence if found else HANDLED


def public_verbs() -> frozenset[str]:
    return frozenset(key for key, verb in _known().items() if verb.public)


@cache
def _known() -> dict[str, Verb]:
    """Every area's verbs; asked for when all areas are loaded."""
    return {verb.value: verb for area in Verb.__subclasses__() for verb in area}
