"""What a verb refuses, shown on the form that asked for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.core.errors import DomainError, Gone
from gemeinwerk.core.forms.lost_update import TogetherForm


@contextmanager
def refusals_on(form: forms.BaseForm, field: str | None = None) -> Iterator[None]:
    """Show what a verb refuses as an error of the form, and go on after the block.

    A `TogetherForm` offers both texts where somebody else was faster. What is gone has no form any
    more: that is told on a page of its own.
    """
    try:
        yield
    except Gone:
        raise
    except Overtaken as faster:
        assert isinstance(form, TogetherForm)
        form.look_again(faster)
    except DomainError as refusal:
        form.add_error(field, refusal.message)
