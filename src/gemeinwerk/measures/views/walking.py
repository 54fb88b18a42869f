"""From a filtered list into a measure, on to the next, and back to where one was."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.listing import PER_PAGE, keys_of, list_at
from gemeinwerk.measures.walking import Walk, begun, resumed

NEAR = 20
"""So many on each side are looked for: one or the other may have been deleted meanwhile."""


@dataclass(frozen=True)
class Steps:
    """What a page of a measure says of the list one came from. `page`: on which page of a measure
    one goes on, where its reader may open it."""

    request: DeskRequest
    walk: Walk
    measure: Measure
    page: str

    @property
    def position(self) -> int:
        return self.walk.position(self.measure.pk)

    @property
    def total(self) -> int:
        return self.walk.total

    @property
    def kept(self) -> str:
        """What further addresses of the measure end in, so that the walk goes on."""
        return f"?{self.walk.address}"

    @property
    def back(self) -> str:
        return crumbs.address("back", self.measure) + self.kept

    @property
    def previous(self) -> Link | None:
        return self._sides[0]

    @property
    def following(self) -> Link | None:
        return self._sides[1]

    @cached_property
    def _sides(self) -> tuple[Link | None, Link | None]:
        before, after = (keys[:NEAR] for keys in self.walk.around(self.measure.pk))
        there = queries.of_concept(self.measure.concept).in_bulk([*before, *after])
        found = [
            next((there[key] for key in keys if key in there), None) for keys in (before, after)
        ]
        return self._link(found[0]), self._link(found[1])

    def _link(self, measure: Measure | None) -> Link | None:
        if measure is None:
            return None
        measure.concept = self.measure.concept
        may_edit = self.page == "edit" and self.request.user.has_perm("measure.edit", measure)
        page = "edit" if may_edit else "overview"
        return Link(str(measure), crumbs.address(page, measure) + self.kept)


def steps_of(request: DeskRequest, measure: Measure, page: str = "overview") -> Steps | None:
    """None where one did not come from a list. Asked before anything is written: what is written
    may take the measure out of its list."""
    query = request.GET.get("liste")
    if query is None:
        return None
    walk = resumed(query, request.GET.get("gang", ""))
    if walk is None or not walk.position(measure.pk):
        walk = begun(query, keys_of(measure.concept, QueryDict(query)), measure.pk)
    return Steps(request, walk, measure, page)


@require_safe
@needs("measure.read", queries.measure)
def back(request: DeskRequest, measure: Measure) -> HttpResponse:
    """To the list, at the measure one was at; where it fell out of the list, at the next of it."""
    query = QueryDict(request.GET.get("liste", ""), mutable=True)
    present = {key: place for place, key in enumerate(keys_of(measure.concept, query))}
    walk = resumed("", request.GET.get("gang", ""))
    before, after = walk.around(measure.pk) if walk else ((), ())
    here = next((key for key in (measure.pk, *after, *before) if key in present), None)
    query.pop("seite", None)
    if here is not None and (number := present[here] // PER_PAGE):
        query["seite"] = str(number + 1)
    # Without a place of its own an address would keep that of the page one comes from.
    place = "inhalt" if here is None else f"massnahme-{here}"
    return redirect(f"{list_at(measure.concept, query)}#{place}")


def onward(steps: Steps | None, posted: Any) -> str:
    """Where one goes after saving by "Speichern und nächste": to the next measure, at the field
    one was in, or back to the list behind the last; "" where somebody only saved."""
    if steps is None or not steps.position or "weiter" not in posted:
        return ""
    if steps.following is None:
        return steps.back
    field = posted.get("feld_zuletzt", "")
    at = (
        f"#{field}"
        if field.startswith("id_") and field[3:].replace("-", "_").isidentifier()
        else ""
    )
    return steps.following.url + at
