"""Which of KERN's classes a widget gets, and which texts speak of it."""

from django import forms
from django.forms import BoundField

_KINDS: list[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str]] = [
    (forms.CheckboxSelectMultiple, "checks"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "check"),
    (forms.SelectMultiple, "list"),
    (forms.Select, "select"),
    (forms.Textarea, "text"),
]
_CLASSES = {
    "checks": "kern-form-check__checkbox",
    "check": "kern-form-check__checkbox",
    "radios": "kern-form-check__radio",
    "select": "kern-form-input__select",
}


def kind_of(widget: forms.Widget) -> str:
    """check, checks, radios, select, list, text or input."""
    return next((kind for classes, kind in _KINDS if isinstance(widget, classes)), "input")


def is_written(field: BoundField) -> bool:
    """A text of the town's: a box of several lines, or a line of something that is kept."""
    widget = field.field.widget
    kept = isinstance(field.form, forms.BaseModelForm)
    return isinstance(widget, forms.Textarea) or (
        kept and isinstance(widget, forms.TextInput) and widget.input_type == "text"
    )


def css_class(field: BoundField) -> str:
    """KERN's class of the widget, with its error variant, and the widget's own classes."""
    name = _CLASSES.get(kind_of(field.field.widget), "kern-form-input__input")
    classes = [name, field.field.widget.attrs.get("class", "")]
    if field.errors:
        classes.insert(1, f"{name}--error")
    return " ".join(filter(None, classes))


def described_by(field: BoundField) -> str:
    """The ids of help and errors, so that a screen reader says them with the field."""
    ids = [f"{field.auto_id}_hilfe"] if field.help_text else []
    if field.errors:
        ids.append(f"{field.auto_id}_fehler")
    return " ".join(ids)
