"""Milestones, indicators and costs as small repeatable rows below their measure."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import (
    AmountField,
    BaseModelForm,
    DateField,
    NumberField,
    PlannedDateField,
)
from gemeinwerk.measures import interim_steps, plain_values
from gemeinwerk.measures.fields import ROWS, Kind
from gemeinwerk.measures.forms.fields import YearField
from gemeinwerk.measures.models import CostLine, Indicator, Measure, Milestone

MOST_ROWS = 200


class Line(forms.Textarea):
    """One line that grows: an `input` would swallow the line breaks of an imported cell."""

    def __init__(self) -> None:
        super().__init__({"rows": 1, "class": "gw-line"})


_BY_KIND: Mapping[Kind, type[forms.Field]] = {
    Kind.DAY: DateField,
    Kind.YEAR: YearField,
    Kind.NUMBER: NumberField,
    Kind.AMOUNT: AmountField,
}


PLANNED = ("due", "target_date")
"""Days by which something is to be reached; the others say when something was so."""


def written(name: str) -> Callable[..., forms.Field | None]:
    """How people write the columns of these rows: each by its kind."""
    kinds = {one.name: one.kind for one in ROWS[name].columns}

    carried = ROWS[name].written_by_verbs()

    def field_of(column: Any, **said: Any) -> forms.Field | None:
        if column.name in carried:
            hidden: forms.Field = column.formfield(widget=forms.HiddenInput)
            return hidden
        kind = kinds[column.name]
        if column.name in PLANNED:
            return PlannedDateField(label=column.verbose_name, required=not column.blank)
        if made := _BY_KIND.get(kind):
            return made(label=column.verbose_name, required=not column.blank)
        if kind is Kind.TEXT:
            said["widget"] = Line
        found: forms.Field | None = column.formfield(**said)
        return found

    return field_of


class PartForm(BaseModelForm):
    """One row. An empty one is no row; `id` says which saved row it is."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    part: ClassVar[str]

    def _get_validation_exclusions(self) -> set[str]:
        # Each constraint of the database would cost a query per row; the form asks the same.
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"amount", "until_year"}

    def row(self) -> dict[str, Any]:
        """The row as `operations.edit` takes it."""
        row = {name: self.cleaned_data.get(name) for name in ROWS[self.part].names}
        return row | {"id": self.cleaned_data.get("id")}

    @property
    def shown(self) -> list[forms.BoundField]:
        """What people see: without what an import left as it was typed, where there is nothing."""
        hidden = {one.name for one in ROWS[self.part].columns if one.while_filled}
        fields = [one for one in self.visible_fields() if one.name != "DELETE"]
        return [one for one in fields if one.name not in hidden or one.value()]


class MilestoneForm(PartForm):
    part = "milestones"

    class Meta:
        model = Milestone
        fields = ROWS["milestones"].names_in_form()
        formfield_callback = written("milestones")


class IndicatorForm(PartForm):
    part = "indicators"

    class Meta:
        model = Indicator
        fields = ROWS["indicators"].names_in_form()
        labels: ClassVar = {"name": _("Woran misst man es?")}
        help_texts: ClassVar = {
            "steps": _("Tag und Wert, mehrere durch Strichpunkt: 31.12.2026: 60; 31.12.2027: 120"),
            "places": _(
                "So viele werden bei gemessenen Werten gezeigt; gespeichert bleibt der genaue Wert."
            ),
        }
        formfield_callback = written("indicators")

    def clean_steps(self) -> str:
        typed: str = self.cleaned_data["steps"]
        if strange := interim_steps.unread(typed):
            raise forms.ValidationError(
                _(
                    "„{part}“ ist kein Zwischenziel. Bitte schreiben Sie den Tag und den Wert so: "
                    "31.12.2026: 60; 31.12.2027: 120"
                ).format(part=strange)
            )
        return interim_steps.written(interim_steps.read(typed))


class CostForm(PartForm):
    part = "costs"

    class Meta:
        model = CostLine
        fields = ROWS["costs"].names_in_form()
        formfield_callback = written("costs")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        first, last = found.get("year"), found.get("until_year")
        if first and last and last < first:
            self.add_error("until_year", _("Das letzte Jahr liegt vor dem ersten."))
        return found


FORMS: Mapping[str, type[PartForm]] = {
    one.part: one for one in (MilestoneForm, IndicatorForm, CostForm)
}


class PartFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # Django's class takes no parameter when it runs
    """The rows of one part, kept in the order they are typed."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Diese Zeile entfernen")

    def __init__(self, part: str, *args: Any, **kwargs: Any) -> None:
        self.part = part
        super().__init__(*args, **{**kwargs, "prefix": part})

    def total_form_count(self) -> int:
        """As many as were sent, and an empty one: whoever writes a large number into the counter
        gets no thousand rows for it."""
        said: int = super().total_form_count()
        return min(said, self._sent() + 1) if self.is_bound else said

    def _sent(self) -> int:
        numbers = (
            name.removeprefix(f"{self.prefix}-").partition("-")[0]
            for name in self.data
            if name.startswith(f"{self.prefix}-")
        )
        known = (int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 5)
        return max(known, default=-1) + 1

    @property
    def label(self) -> str:
        return str(plain_values.PARTS[self.part].model._meta.verbose_name_plural)

    def kept(self) -> list[PartForm]:
        """Forms that are rows: filled, and not marked to be removed. Also half typed ones."""
        return [
            form
            for form in self.forms
            if not form.cleaned_data.get("DELETE")
            and (form.has_changed() or not form.empty_permitted)
        ]

    def rows(self) -> list[dict[str, Any]]:
        return [form.row() for form in self.kept()]

    def instances(self) -> list[Any]:
        """Unsaved model instances of what has been typed so far, for the check."""
        return [
            form.instance for form in self.kept() if getattr(form.instance, ROWS[self.part].first)
        ]


def part_formset(part: str, measure: Measure, data: Mapping[str, Any] | None = None) -> PartFormSet:
    """The rows of a measure's part, or what was typed."""
    kind: Any = forms.formset_factory(
        FORMS[part],
        formset=PartFormSet,
        extra=0,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 1,
        validate_max=True,
    )
    rows: PartFormSet = kind(part, data, initial=None if data else _initial(part, measure))
    return rows


def with_another_row(data: QueryDict, part: str) -> QueryDict:
    """What was typed, and an empty row more: how rows are added without a script."""
    typed = data.copy()
    name = f"{part}-TOTAL_FORMS"
    number = typed.get(name, "0")
    typed[name] = str(int(number) + 1 if number.isdecimal() else 1)
    return typed


def empty_row(part: str, number: int) -> PartForm:
    """A new row with the number it will have among the others."""
    kind: Any = forms.formset_factory(
        FORMS[part], formset=PartFormSet, extra=number + 1, can_delete=True, max_num=MOST_ROWS + 1
    )
    form: PartForm = kind(part).forms[number]
    return form


def _initial(part: str, measure: Measure) -> list[dict[str, Any]]:
    if not measure.pk:
        return []
    return [_row(row, plain_values.PARTS[part].fields) for row in getattr(measure, part).all()]


def _row(row: Model, fields: tuple[str, ...]) -> dict[str, Any]:
    return {"id": row.pk} | model_to_dict(row, fields)
