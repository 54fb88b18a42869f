"""The page of one measure as a form: its fields, its parts, and what its writer began from."""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import DateField as DateColumn
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseModelForm, PlannedDateField, ToneRadios
from gemeinwerk.core.shapes import Plain, fits, read_json
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.check_input import Parts
from gemeinwerk.measures.fields import FIELDS, Kind, Section, in_section
from gemeinwerk.measures.forms.parts import PartFormSet, part_formset
from gemeinwerk.measures.models import Measure

WRITTEN = [(one, one.form) for one in FIELDS if one.form]
AS_TYPED = tuple(one.name for one, form in WRITTEN if form.while_filled)
"""Shown only while something stands in them: what an import could not place with certainty."""
SPOKEN = {one.name: one.language for one, _form in WRITTEN if one.language}
"""What is not in the town's language: read aloud and spell-checked in its own."""
EMPTY_LABELS = {one.name: form.none for one, form in WRITTEN if form.none}


def _widgets() -> dict[str, forms.Widget | type[forms.Widget]]:
    found: dict[str, forms.Widget | type[forms.Widget]] = {}
    for one, form in WRITTEN:
        if one.kind is Kind.MANY:
            found[one.name] = forms.CheckboxSelectMultiple
        elif rows := form.rows or 3 * (one.kind is Kind.TEXT):
            found[one.name] = forms.Textarea({"rows": rows})
    return found


def _written(column: Any, **said: Any) -> forms.Field | None:
    """All days of a measure are planned ones."""
    if isinstance(column, DateColumn):
        begins = column.name == "start"
        said |= {"form_class": PlannedDateField, "begins": begins}
    found: forms.Field | None = column.formfield(**said)
    return found


class MeasureForm(BaseModelForm):
    """All values of a measure that people write. `revision` and `base` say what it began from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Measure
        fields = tuple(one.name for one, _form in WRITTEN)
        widgets = _widgets()
        help_texts = {one.name: form.help for one, form in WRITTEN if form.help}
        formfield_callback = _written

    def __init__(self, *args: Any, only: Iterable[str] = (), **kwargs: Any) -> None:
        """`only`: the fields to write, where it is not the whole page but a cell of the table."""
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {*only, "base", "revision"} if only else ():
            del self.fields[name]
        for name in SPOKEN.keys() & self.fields.keys():
            self.fields[name].widget.attrs["lang"] = SPOKEN[name]
        self._offer_choices()
        self._light_lamps()
        parts = () if only else plain_values.PARTS
        for name in () if only else AS_TYPED:
            if not getattr(self.instance, name) and not self.data.get(name):
                del self.fields[name]
        for name in EMPTY_LABELS.keys() & self.fields.keys():
            self.fields[name].empty_label = EMPTY_LABELS[name]  # type: ignore[attr-defined]
        if self.instance.pk and not self.is_bound:
            seen = plain_values.values_of(self.instance, [*self._names(), *parts])
            self.fields["base"].initial = json.dumps(seen, ensure_ascii=False)
            self.fields["revision"].initial = self.instance.revision

    def _offer_choices(self) -> None:
        for name, choices in queries.possible(self.instance.concept).items():
            if name in self.fields:
                self.fields[name].queryset = choices  # type: ignore[attr-defined]
        for name in {"themes", "answers"} & self.fields.keys():
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]
                del self.fields[name]

    def _light_lamps(self) -> None:
        for one, form in WRITTEN:
            if form.tones and (field := self.fields.get(one.name)):
                assert isinstance(field, forms.ChoiceField)
                field.widget = ToneRadios(form.tones, choices=field.choices)

    def _names(self) -> list[str]:
        return [name for name in self.fields if name in plain_values.NAMES]

    @property
    def loose(self) -> dict[str, list[forms.BoundField]]:
        """Section of the page -> its fields that have no place of their own in it."""
        return {
            section.value: [
                self[one.name] for one in in_section(section) if one.name in self.fields
            ]
            for section in Section
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        start, end = found.get("start"), found.get("end")
        if start and end and end < start:
            self.add_error("end", _("Das Ende liegt vor dem Beginn."))
        return found

    def changes(self) -> dict[str, Any]:
        """The values as `operations.edit` takes them."""
        return {name: self.cleaned_data[name] for name in self._names()}

    def began_from(self) -> dict[str, Any]:
        """What the writer saw. Whatever is not readable counts as not seen."""
        return read_values(self.cleaned_data.get("base", ""), [*self._names(), *plain_values.PARTS])


def names_on_page(measure: Measure) -> tuple[str, ...]:
    """The values people write on the measure's page in the present state of its concept."""
    if queries.is_writable(measure.concept):
        return (*MeasureForm.Meta.fields, *plain_values.PARTS)
    return plain_values.STATUS


def read_values(text: str, names: Container[str]) -> dict[str, Any]:
    """Plain values of some names that a page carried along; what is of another shape is left out.

    Whoever sends a page back may have written anything into it: only the names of its form count.
    """
    found = read_json(text, dict[str, Any]) or {}
    return {
        name: value
        for name, value in found.items()
        if name in names and fits(value, _shape_of(name))
    }


def _shape_of(name: str) -> Any:
    if name in plain_values.PARTS:
        return list[dict[str, Plain]]
    return list[int] if name in plain_values.MANY else Plain


class MeasurePage:
    """The form of a measure and those of its parts, which stand or fall together.

    With `only`, the form of some fields without the parts: what may still be written when the
    text of the catalogue stands.
    """

    def __init__(
        self, measure: Measure, data: QueryDict | None = None, *, only: Sequence[str] = ()
    ) -> None:
        self.form = MeasureForm(data, instance=measure, only=only)
        self.parts: dict[str, PartFormSet] = (
            {} if only else {name: part_formset(name, measure, data) for name in plain_values.PARTS}
        )

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(part.is_valid() for part in self.parts.values())])

    def changes(self) -> dict[str, Any]:
        return self.form.changes() | {name: part.rows() for name, part in self.parts.items()}

    def typed(self) -> tuple[Measure, Parts]:
        """The measure as it stands in the form, as far as it can be read: for the check."""
        self.is_valid()
        measure = self.form.instance
        if not self.parts:
            return measure, Parts.of(measure)
        found: Mapping[str, Any] = self.form.cleaned_data
        return measure, Parts(
            contributing=list(found.get("contributing", ())),
            themes=list(found.get("themes", ())),
            milestones=self.parts["milestones"].instances(),
            indicators=self.parts["indicators"].instances(),
            costs=self.parts["costs"].instances(),
        )
