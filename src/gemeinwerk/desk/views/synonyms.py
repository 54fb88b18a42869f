"""Words that a town counts as one in searches: its groups, added, changed and removed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.ui import Link
from gemeinwerk.desk.forms.synonyms import SynonymsForm
from gemeinwerk.municipalities import operations, queries
from gemeinwerk.municipalities.models import Municipality, Synonyms


@require_safe
@needs("town.edit")
def synonyms(request: DeskRequest) -> HttpResponse:
    context = {"groups": queries.synonyms_of(request.municipality)}
    return render(request, "desk/synonyms.html", context)


def _crumbs(_town: Municipality, *further: Link) -> list[Link]:
    return [Link(_("Wörter der Suche"), reverse("desk:synonyms")), *further]


def _itself(town: Municipality) -> Municipality:
    return town


GROUPS = ChildPages(
    name="synonym",
    on_parent=needs("town.edit", _itself),
    on_child=needs("town.edit", queries.synonyms),
    parent_of=lambda group: group.municipality,
    form=lambda request, town, group: SynonymsForm(
        request.POST or None, instance=group or Synonyms(municipality=town)
    ),
    add=operations.add_synonyms,
    edit=operations.edit_synonyms,
    remove=operations.remove_synonyms,
    page=lambda _town: reverse("desk:synonyms"),
    crumbs=_crumbs,
    words=Words(
        new=gettext_lazy("Neue Wortgruppe"),
        added=gettext_lazy("„{it}“ gilt ab jetzt in der Suche."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="desk/synonym.html",
)
