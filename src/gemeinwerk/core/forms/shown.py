"""Forms on a page that says what would happen."""

from gemeinwerk.core.forms.base import BaseForm

NAME = "gesehen"


class ShownForm(BaseForm):
    """A form on a page that says what would happen (`core/shown.py`).

    The page prints the stamp of what it says now in a hidden field of this name; what is sent is
    that of the page the person read.
    """

    @property
    def shown(self) -> str:
        """The stamp that was sent; of whoever sends none, one that fits nothing."""
        return str(self.data.get(NAME, "")) if self.is_bound else ""
