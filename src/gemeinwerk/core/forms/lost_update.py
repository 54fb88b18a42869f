"""A form that two people may have open at the same time: both are told, and nothing is lost.

    form = ThemeForm(request.POST or None, instance=theme)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_theme(theme, by=request.user, seen=form.seen, **form.changes)

It carries along what its writer saw (`base`), so only what that person changed is written. Where
somebody else changed the same meanwhile the verb raises `Overtaken`; the form then shows both texts
to choose from, keeps what was typed, and when it is sent again counts as knowing of the other.
"""

import json
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.core.conflicts import Overtaken, plain
from gemeinwerk.core.forms.base import BaseModelForm
from gemeinwerk.core.shapes import Plain, fits, read_json

CHOICE, THEIRS = "wahl-", "andere"


@dataclass(frozen=True)
class Choice:
    """A field that two people changed: what stood there, what stands now, who wrote it."""

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    who: str


class TogetherForm(BaseModelForm):
    template_name = "core/forms/together.html"

    single = False
    """Whether there is one row for everybody, so that two people may begin it at the same time."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(None if data is None else self._settled(data), *args, **kwargs)
        self.overtaken = ""
        self.choices: list[Choice] = []
        if self.instance.pk is None and not self.single:
            del self.fields["base"]
        else:
            self.initial["base"] = json.dumps(self._base())

    @property
    def seen(self) -> dict[str, Any]:
        """Plain values its writer began from; of a page that carries none, nothing."""
        return _read(self.data.get("base", ""), self._carried())

    @property
    def changes(self) -> dict[str, Any]:
        """What its writer changed, and what is not of the model (a reason)."""
        seen = self.seen
        return {
            name: plain(value) if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
            if name != "base" and (name not in seen or plain(value) != seen[name])
        }

    def look_again(self, overtaken: Overtaken) -> None:
        """Offer both texts; what was typed stays, and what stands now counts as seen."""
        self.overtaken = overtaken.message
        self.choices = [
            Choice(
                one.name,
                str(self.fields[one.name].label),
                self._in_words(one.name, one.before),
                self._in_words(one.name, one.theirs),
                self._in_words(one.name, one.mine),
                overtaken.who.get(one.name, ""),
            )
            for one in overtaken.differences
        ]
        now = self.seen | {one.name: one.theirs for one in overtaken.differences}
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["base"] = json.dumps(now)  # type: ignore[index]

    def _names(self) -> list[str]:
        return [name for name in self._meta.fields or () if name in self.fields]

    def _base(self) -> dict[str, Any]:
        """Plain values of what stands there."""
        return {name: plain(self.instance.serializable_value(name)) for name in self._names()}

    def _carried(self) -> list[str]:
        """The names `base` may speak of."""
        return self._names()

    @classmethod
    def _settled(cls, data: Any) -> Any:
        """Where the other text was chosen, the field takes it."""
        typed = data.copy()
        for name, value in _read(data.get("base", ""), cls.base_fields).items():
            if data.get(f"{CHOICE}{name}") == THEIRS:
                typed.pop(name, None)
                shown = cls.base_fields[name].prepare_value(value)
                if isinstance(shown, list):
                    typed.setlist(name, shown)
                elif shown not in (None, False):
                    typed[name] = shown
        return typed

    def _in_words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField) and isinstance(value, int | list):
            keys = value if isinstance(value, list) else [value]
            return ", ".join(map(str, field.queryset.filter(pk__in=keys)))  # type: ignore[union-attr]
        if isinstance(value, bool):
            return _("ja") if value else _("nein")
        if isinstance(field, forms.DateField) and (day := parse_date(str(value or ""))):
            return date_format(day, "DATE_FORMAT")
        if isinstance(field, forms.ChoiceField) and not isinstance(value, list):
            return str(dict(field.choices).get(value, ""))  # type: ignore[arg-type]
        if isinstance(value, list):
            return ", ".join(map(str, value))
        return "" if value is None else str(value)


def _read(text: str, names: Container[str]) -> dict[str, Any]:
    """What the page carried along of its own fields; whatever else was put there is left out."""
    found = read_json(text, dict[str, Any]) or {}
    return {
        name: value
        for name, value in found.items()
        if name in names and fits(value, Plain | list[int] | list[str])
    }
