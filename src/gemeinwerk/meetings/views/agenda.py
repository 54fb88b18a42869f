"""Items of an agenda: added, changed, put in order, taken off."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts.access import needs
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.meetings import operations, queries
from gemeinwerk.meetings.forms import ItemForm
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.meetings.views.crumbs import address_of, to_meeting


def _fixed(meeting: Meeting) -> str:
    if meeting.is_coming:
        return ""
    return _("Die Sitzung ist „{state}“: Ihre Tagesordnung steht fest.").format(
        state=meeting.get_state_display()
    )


ITEMS = ChildPages(
    name="item",
    on_parent=needs("meeting.edit", queries.meeting),
    on_child=needs("meeting.edit", queries.item),
    parent_of=lambda item: item.meeting,
    form=lambda request, meeting, item: ItemForm(
        request.POST or None, instance=item or AgendaItem(meeting=meeting)
    ),
    add=operations.add_item,
    edit=operations.edit_item,
    move=operations.move_item,
    remove=operations.remove_item,
    page=address_of,
    crumbs=to_meeting,
    words=Words(
        new=gettext_lazy("Neuer Punkt der Tagesordnung"),
        added=gettext_lazy("„{it}“ steht auf der Tagesordnung."),
        removed=gettext_lazy("„{it}“ steht nicht mehr auf der Tagesordnung."),
    ),
    template="meetings/item.html",
    fixed=_fixed,
    read="meetings/item_read.html",
)
