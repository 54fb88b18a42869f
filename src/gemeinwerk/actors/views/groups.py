"""Pages of the town's own list of what seats stand for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.forms import ActorGroupForm
from gemeinwerk.actors.models import ActorGroup
from gemeinwerk.actors.views.crumbs import to_bodies
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.ui import Link
from gemeinwerk.municipalities.models import Municipality


@require_safe
@needs("actor.edit")
def groups(request: DeskRequest) -> HttpResponse:
    context = {
        "groups": queries.actor_groups(request.municipality),
        "crumbs": to_bodies(Link(_("Akteursgruppen"))),
    }
    return render(request, "actors/groups.html", context)


def _crumbs(_town: Municipality, *further: Link) -> list[Link]:
    return to_bodies(Link(_("Akteursgruppen"), reverse("actors:actor_groups")), *further)


def _itself(town: Municipality) -> Municipality:
    return town


GROUPS = ChildPages(
    name="actor_group",
    on_parent=needs("actor.edit", _itself),
    on_child=needs("actor.edit", queries.actor_group),
    parent_of=lambda group: group.municipality,
    form=lambda request, town, group: ActorGroupForm(
        request.POST or None, instance=group or ActorGroup(municipality=town)
    ),
    add=operations.add_actor_group,
    edit=operations.edit_actor_group,
    move=operations.move_actor_group,
    remove=operations.remove_actor_group,
    page=lambda _town: reverse("actors:actor_groups"),
    crumbs=_crumbs,
    words=Words(
        new=gettext_lazy("Neue Akteursgruppe"),
        added=gettext_lazy("„{it}“ ist ergänzt."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="actors/group.html",
)
