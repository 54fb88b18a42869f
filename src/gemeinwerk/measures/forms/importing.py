"""Forms of an import: the file, and what its columns and words mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.catalogue_files.labels import FIELD_LABELS
from gemeinwerk.core.forms import BaseForm, FileForm
from gemeinwerk.core.quoting import quoted
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models.importing import Decided

KEEP = "text"
"""The choice that gives a column or a word no meaning."""


class UploadForm(FileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.help_text = _(
            "XLSX, ODS oder CSV mit einer Zeile je Maßnahme, oder DOCX mit einer zweispaltigen "
            "Tabelle je Maßnahme"
        )
        file.widget.attrs["accept"] = ".xlsx,.xlsm,.ods,.csv,.txt,.tsv,.docx"


class MappingForm(BaseForm):
    """A choice per column, per status word nobody knows and per lead that is in no register, made
    from what was read. ``decided``: what was said of words and leads before stands there to be
    changed. ``units``: those that may be meant, key and name."""

    def __init__(
        self,
        preview: dict[str, Any],
        *args: Any,
        decided: Decided,
        units: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        said_units, said_words = decided.get("units", {}), decided.get("words", {})
        strangers = preview.get("strangers", [])
        self.strangers = [*strangers, *_settled("name", said_units, strangers)]
        fields = [(KEEP, _("als Text behalten")), *FIELD_LABELS.items()]
        states = [(KEEP, _("als Text behalten"))]
        states += [(value, str(label)) for value, label in ImplementationStatus.choices if value]
        self.columns = [one for one in preview.get("columns", []) if not one["structural"]]
        questions = preview.get("questions", [])
        self.words = [*questions, *_settled("word", said_words, questions)]
        for number, column in enumerate(self.columns):
            self.fields[f"spalte-{number}"] = forms.ChoiceField(
                label=column["column"],
                choices=fields,
                initial=column["field"] or KEEP,
                help_text=_help(column),
            )
        for number, word in enumerate(self.words):
            self.fields[f"wort-{number}"] = forms.ChoiceField(
                label=quoted(word["word"]),
                choices=states,
                initial=said_words.get(word["word"]) or KEEP,
                help_text=_asked(word),
            )

        for number, one in enumerate(self.strangers):
            self.fields[f"stelle-{number}"] = forms.ChoiceField(
                label=quoted(one["name"]),
                choices=[(KEEP, _("als Text behalten")), *units],
                initial=said_units.get(one["name"]) or one.get("proposed") or KEEP,
                help_text=_named(one),
            )

    def column_fields(self) -> list[forms.BoundField]:
        return [self[f"spalte-{number}"] for number in range(len(self.columns))]

    def word_fields(self) -> list[forms.BoundField]:
        return [self[f"wort-{number}"] for number in range(len(self.words))]

    def unit_fields(self) -> list[forms.BoundField]:
        return [self[f"stelle-{number}"] for number in range(len(self.strangers))]

    def decided_units(self) -> dict[str, int]:
        """Name in the file -> key of the unit that is meant."""
        return {
            one["name"]: int(chosen)
            for number, one in enumerate(self.strangers)
            if (chosen := _meaning(self.cleaned_data[f"stelle-{number}"]))
        }

    def decided_columns(self) -> dict[str, str]:
        """Column -> field, "" for those that are kept as text."""
        return {
            column["column"]: _meaning(self.cleaned_data[f"spalte-{number}"])
            for number, column in enumerate(self.columns)
        }

    def decided_words(self) -> dict[str, str]:
        """Word -> status, for the words somebody gave a meaning."""
        return {
            word["word"]: chosen
            for number, word in enumerate(self.words)
            if (chosen := _meaning(self.cleaned_data[f"wort-{number}"]))
        }


def _meaning(chosen: str) -> str:
    return "" if chosen == KEEP else chosen


def _settled(
    key: str, said: Mapping[str, Any], asked: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What was given a meaning before, which is no question any more."""
    names = {one[key] for one in asked}
    return [{key: name} for name, meaning in said.items() if meaning and name not in names]


def _asked(word: dict[str, Any]) -> str:
    if "count" not in word:
        return _("schon zugeordnet")
    return _("{n}-mal in der Spalte „{column}“").format(n=word["count"], column=word["column"])


def _named(stranger: dict[str, Any]) -> str:
    if "count" not in stranger:
        return _("schon zugeordnet")
    often = ngettext(
        "in der Datei federführend für {n} Maßnahme", "in der Datei federführend für {n} Maßnahmen",
        stranger["count"],
    ).format(n=stranger["count"])  # fmt: skip
    if not stranger["proposed"]:
        return often
    return _("{told}. Vorgeschlagen, bitte prüfen.").format(told=often)


def _help(column: dict[str, Any]) -> str:
    samples = ", ".join(quoted(sample) for sample in column["samples"])
    told = _("zum Beispiel {samples}").format(samples=samples) if samples else _("leer")
    if column["field"] and column["confidence"] < 0.75:
        return _("{told}. Vermutet, bitte prüfen.").format(told=told)
    return told
