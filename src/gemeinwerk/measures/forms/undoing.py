"""What a person decides before an import or a bulk change is taken back."""

from typing import Any, Literal

from django import forms

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.typed import whole_number


class UndoForm(BaseForm):
    """`gesehen` is the fingerprint of what the page said.

    The measures ticked are not checked here: which of them still ask is for the verb to know.
    """

    gesehen = forms.CharField(max_length=64)
    alle = forms.BooleanField(required=False)

    def put_back(self) -> list[int] | Literal["all"]:
        """The changes whose later changes go back as well; see `undoing.operations.undo`."""
        return "all" if self.cleaned_data["alle"] else self.ticked

    @property
    def ticked(self) -> list[int]:
        """The keys that were sent."""
        sent: Any = self.data.getlist("auch") if self.is_bound else []  # type: ignore[attr-defined]
        return [key for key in map(whole_number, sent) if key is not None]
