"""What can be found: each thing that has a public page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

KINDS: Mapping[str, str | Promise] = {
    "konzept": gettext_lazy("Konzepte"),
    "beschluss": gettext_lazy("Beschlüsse"),
    "feld": gettext_lazy("Handlungsfelder"),
    "thema": gettext_lazy("Querschnittsthemen"),
    "ziel": gettext_lazy("Ziele"),
    "massnahme": gettext_lazy("Maßnahmen"),
    "entscheidung": gettext_lazy("Entscheidungen zu Abweichungen"),
    "sitzungsbeschluss": gettext_lazy("Beschlüsse von Gremien"),
    "protokoll": gettext_lazy("Protokolle"),
    "frage": gettext_lazy("Fragen und Antworten"),
    "befund": gettext_lazy("Bestandsaufnahme"),
    "auswertung": gettext_lazy("Auswertungen"),
    "fassung": gettext_lazy("Fassungen"),
    "stelle": gettext_lazy("Verantwortliche"),
}
"""What can be found, in the order of what answers alike."""


@dataclass(frozen=True)
class Subject:
    """Something that has a public page. `page`: the name of its address, the parts of it, and what
    stands behind the question mark or the hash. `measure`: the key of a frozen measure, whose texts
    are read when it was found."""

    kind: str
    title: str
    of: str
    page: tuple[str, tuple[str | int, ...], str]
    texts: Mapping[str, str] = field(default_factory=dict)
    measure: int = 0
    withdrawn: bool = False
    """Of a measure: whether no version holds it any more."""
