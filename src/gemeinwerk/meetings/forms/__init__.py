"""Forms of meetings and their agenda."""

from gemeinwerk.meetings.forms.agenda import ItemForm
from gemeinwerk.meetings.forms.meetings import (
    CancelForm,
    CreateForm,
    ListFilter,
    MeetingForm,
    MoveForm,
)

__all__ = ["CancelForm", "CreateForm", "ItemForm", "ListFilter", "MeetingForm", "MoveForm"]
