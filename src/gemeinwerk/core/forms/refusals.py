from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from gemeinwerk.core.errors import DomainError


@contextmanager
def refusals_on(form: forms.BaseForm, field: str | None = None) -> Iterator[None]:
    """Show what a verb refuses as an error of the form, and go on after the block."""
    try:
        yield
    except DomainError as refusal:
        form.add_error(field, refusal.message)
