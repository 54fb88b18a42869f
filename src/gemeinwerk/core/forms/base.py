from typing import Any

from django import forms

from gemeinwerk.core.lines import refuse_breaks

_OF_ONE_LINE = (forms.TextInput, forms.EmailInput, forms.URLInput)


class KernMixin:
    """What all forms share: no colon after labels, our sentences instead of browser bubbles, and
    no line breaks in fields of one line, since what stands there may get into a mail's header.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for field in fields.values():
            one_line = isinstance(field, forms.CharField) and isinstance(field.widget, _OF_ONE_LINE)
            if one_line and refuse_breaks not in field.validators:
                field.validators.append(refuse_breaks)
        super().full_clean()  # type: ignore[misc]


class BaseForm(KernMixin, forms.Form):
    """The form every other form inherits from."""


class BaseModelForm(KernMixin, forms.ModelForm):
    """The same for a model."""
