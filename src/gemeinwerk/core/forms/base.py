"""What every form is built on: KERN's widgets, lengths, and texts nobody can type."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from gemeinwerk.core.lengths import LONGEST_TEXT, NotTooLong
from gemeinwerk.core.lines import refuse_breaks
from gemeinwerk.core.typed import lines

_OF_ONE_LINE = (forms.TextInput, forms.EmailInput, forms.URLInput)


class KernMixin:
    """What all forms share: no colon after labels, our sentences instead of browser bubbles, no
    line breaks in fields of one line, since what stands there may get into a mail's header, no
    text that is longer than any text may be, lines that end as they are kept, and words where
    nothing is chosen.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for field in fields.values():
            if isinstance(field, forms.ChoiceField):
                _say_what_nothing_is(field)

    def full_clean(self) -> None:
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for field in fields.values():
            if isinstance(field, forms.CharField):
                _refuse_breaks(field)
                _limit(field)
        super().full_clean()  # type: ignore[misc]

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """What was sent for a field, by every way a form reads it."""
        sent = super()._widget_data_value(widget, html_name)  # type: ignore[misc]
        return lines(sent) if isinstance(sent, str) else sent


def _say_what_nothing_is(field: forms.ChoiceField) -> None:
    """Words instead of Django's dashes; a circle beside them would be a choice, so there is none
    where one has to choose.
    """
    dashes = BLANK_CHOICE_DASH[0][1]
    words = _("bitte wählen") if field.required else _("keine Angabe")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == dashes:
            field.empty_label = words
        return
    found: Any = field.choices
    choices = list(found)
    if choices[:1] == BLANK_CHOICE_DASH:
        is_circle = isinstance(field.widget, forms.RadioSelect)
        nothing = [] if is_circle and field.required else [("", words)]
        field.choices = [*nothing, *choices[1:]]


def _refuse_breaks(field: forms.CharField) -> None:
    if isinstance(field.widget, _OF_ONE_LINE) and refuse_breaks not in field.validators:
        field.validators.append(refuse_breaks)


def _limit(field: forms.CharField) -> None:
    """Hidden fields are not typed. The browser is not told of the limit: it would cut off what is
    pasted and say nothing.
    """
    if field.widget.is_hidden or any(isinstance(one, NotTooLong) for one in field.validators):
        return
    others = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
    field.validators = [*others, NotTooLong(field.max_length or LONGEST_TEXT)]


class BaseForm(KernMixin, forms.Form):
    """The form every other form inherits from."""

    def leave_unchecked(self) -> None:
        """Shown with all that was typed, and nothing is said of it: it is not meant yet."""
        self._errors, self.cleaned_data = ErrorDict(), {}


class BaseModelForm(KernMixin, forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes no parameter when it runs
    """The same for a model."""
