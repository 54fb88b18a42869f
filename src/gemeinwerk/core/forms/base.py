from typing import Any

from django import forms


class KernMixin:
    """What all forms share: no colon after labels, and our sentences instead of browser bubbles."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class BaseForm(KernMixin, forms.Form):
    """The form every other form inherits from."""


class BaseModelForm(KernMixin, forms.ModelForm):
    """The same for a model."""
