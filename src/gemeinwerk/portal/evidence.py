"""The log of what was published, as citizens read it, and what they may ask of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.ledger import queries
from gemeinwerk.ledger.kinds import kind_of
from gemeinwerk.ledger.leaves import leaf
from gemeinwerk.ledger.models import Entry, Head
from gemeinwerk.ledger.proofs import Noted
from gemeinwerk.portal.addresses import translated


@dataclass(frozen=True)
class Line:
    """An entry as it is shown. `title`, `about` and `url` are empty where citizens may not read the
    thing (yet, or any more), or its words were blacked out."""

    entry: Entry
    kind: str
    title: str = ""
    about: str = ""
    url: str = ""
    readable: bool = False
    corrected_by: int | None = None
    """The number of the entry that stands in its place."""

    @property
    def corrects(self) -> int | None:
        return None if self.entry.corrects is None else self.entry.corrects + 1

    @property
    def without_title(self) -> str:
        if self.readable and self.entry.blacked_out:
            return _("Der Titel ist geschwärzt.")
        return "" if self.readable else _("Nicht öffentlich: Zu lesen ist davon nichts.")


def lines(town: int, entries: Sequence[Entry]) -> list[Line]:
    """Two queries, and one per kind."""
    readable = queries.readable(entries)
    corrections = queries.corrections(town, [one.position for one in entries])
    return [_line(one, one.position in readable, corrections) for one in entries]


def _line(entry: Entry, readable: bool, corrections: dict[int, Entry]) -> Line:
    kind, later = kind_of(entry.kind), corrections.get(entry.position)
    found = Line(
        entry,
        str(kind.label) if kind else entry.kind,
        readable=readable,
        corrected_by=later.number if later else None,
    )
    if not readable or entry.blacked_out:
        return found
    return Line(
        found.entry,
        found.kind,
        title=entry.title,
        about=entry.about,
        url=_here(entry.address),
        readable=True,
        corrected_by=found.corrected_by,
    )


def _here(address: str) -> str:
    """A stored address, which is German, in the language of the page."""
    language = get_language() or "de"
    with override("de"):
        return translated(address, language)


def card(line: Line) -> dict[str, Any] | None:
    """What open data say of an entry in words, with the salt its hash is made with."""
    if not line.title:
        return None
    entry = line.entry
    return {
        "about": entry.about,
        "address": entry.address,
        "salt": entry.salt,
        "title": entry.title,
    }


def entry_document(line: Line) -> dict[str, Any]:
    return {"entry": leaf(line.entry), "card": card(line)}


class HeadForm(BaseForm):
    """A head somebody noted; from one line (12:9f86…) as well."""

    anzahl = forms.CharField(
        label=gettext_lazy("Zahl der Einträge"),
        max_length=12,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    wurzel = forms.CharField(
        label=gettext_lazy("Prüfsumme des Standes"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "64 Zeichen. Haben Sie beides in einer Zeile (12:9f86…), genügt sie hier."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        root, number = data.get("wurzel", ""), data.get("anzahl", "")
        noted = Noted.read(root if ":" in root else f"{number}:{root}")
        if noted is None and root:
            self.add_error(
                "wurzel",
                _(
                    "Das ist kein Stand. Gebraucht werden die Zahl der Einträge und die 64 Zeichen "
                    "der Prüfsumme (Ziffern und a bis f)."
                ),
            )
        data["noted"] = noted
        return data


class DigestForm(BaseForm):
    """The SHA-256 of a file."""

    summe = forms.RegexField(
        r"^\s*[0-9a-fA-F]{64}\s*$",
        label=gettext_lazy("SHA-256 der Datei"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "invalid": gettext_lazy(
                "Eine SHA-256-Prüfsumme hat 64 Zeichen: Ziffern und die Buchstaben a bis f."
            )
        },
    )

    def clean_summe(self) -> str:
        return str(self.cleaned_data["summe"]).strip().lower()


class FileForm(BaseForm):
    datei = forms.FileField(
        label=gettext_lazy("Datei"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Bis 2 MB. Gebildet wird nur ihre Prüfsumme; gespeichert wird die Datei nicht."
        ),
    )


@dataclass(frozen=True)
class Answer:
    """What is said of a head: `tone` of the box, a sentence, and whether there is a proof."""

    tone: str
    title: str
    sentence: str
    proven: bool = False


def answer(town: int, noted: Noted, newest: Head | None) -> Answer:
    """Whether today's log continues a noted head: one query."""
    present = queries.noted(newest)
    if noted.size > present.size:
        return Answer(
            "warning",
            _("Ihr Stand ist länger als das Verzeichnis"),
            _(
                "Ihr Stand hat {noted} Einträge, das Verzeichnis heute {present}. Entweder ist die "
                "Zahl verschrieben, oder es fehlen Einträge, die es einmal gab. Bitte fragen Sie "
                "die Kommune."
            ).format(noted=noted.size, present=present.size),
        )
    if queries.root(town, noted.size) == noted.root:
        return Answer(
            "success",
            _("Das Verzeichnis von heute setzt Ihren Stand fort"),
            _(
                "Die ersten {noted} Einträge sind, Zeichen für Zeichen, die von damals. Heute sind "
                "es {present}."
            ).format(noted=noted.size, present=present.size),
            proven=True,
        )
    return Answer(
        "danger",
        _("Das Verzeichnis von heute setzt Ihren Stand nicht fort"),
        _(
            "Nach {noted} Einträgen hat es eine andere Prüfsumme. Entweder ist Ihre verschrieben, "
            "oder an diesen Einträgen wurde etwas geändert. Bitte vergleichen Sie noch einmal und "
            "fragen Sie dann die Kommune."
        ).format(noted=noted.size),
    )
