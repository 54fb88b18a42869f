"""One value for many measures: chosen, previewed, then written for all or none."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import alphabet
from gemeinwerk.core.conflicts import Difference
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import SeenOtherwise, require_same, stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import notices, operations, plain_values, queries
from gemeinwerk.measures.forms.table import ChooseField, TableFilter, value_form
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.writing import label
from gemeinwerk.measures.values_in_words import tell
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.listing import list_of, matching

MOST = 200
"""So many measures are shown; how many there are besides is said."""


@dataclass(frozen=True)
class Preview:
    """What would change, counted whole and shown as far as `MOST`."""

    count: int
    rows: list[dict[str, Any]]
    lapsing: list[Measure]
    lapsing_count: int


@require_POST
@needs("measure.bulk_edit", concept_queries.concept)
def change(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Three steps on one address: choose the field, give the value, confirm what will change."""
    chosen = _chosen(request.POST, concept)
    told = _told(chosen)
    choose = ChooseField(request.POST)
    if not choose.is_valid() or not told["count"]:
        messages.error(request, _("Bitte wählen Sie zuerst Maßnahmen und ein Feld aus."))
        return redirect(list_of(request, concept))
    name = choose.cleaned_data["feld"]
    given = "wert" in request.POST
    form = value_form(concept, name, request.POST if given else None)
    preview = None
    if given and form.is_valid():
        if "aendern" in request.POST and _is_as_seen(request, told):
            return _write(request, concept, chosen, form.changes())
        preview = _preview(concept, chosen, name, form.changes()[name], request.user)
    context = {
        "concept": concept,
        "crumbs": crumbs.to_table(concept, Link(_("Viele auf einmal ändern"))),
        "count": told["count"],
        "chosen": _in_order(chosen)[:MOST] if preview is None else (),
        "most": MOST,
        "filter": request.POST.get("filter", ""),
        "all": "alle" in request.POST,
        "keys": [] if "alle" in request.POST else _keys(request.POST),
        "seen": stamp(told),
        "name": name,
        "label": label(name),
        "form": form,
        "preview": preview,
        "cancel_url": list_of(request, concept),
    }
    return render(request, "measures/bulk.html", context)


def _chosen(data: QueryDict, concept: Concept) -> QuerySet[Measure]:
    """The measures ticked, or all that fit the filter; nothing is loaded yet."""
    if "alle" in data:
        wanted = TableFilter(concept, QueryDict(data.get("filter", ""))).wanted()
        found = matching(concept, wanted)
        return queries.of_concept(concept).filter(pk__in=found.order_by().values("pk"))
    return queries.of_concept(concept).filter(pk__in=_keys(data))


def _keys(data: QueryDict) -> list[int]:
    keys = map(whole_number, data.getlist("massnahme"))
    return [key for key in keys if key is not None]


def _told(chosen: QuerySet[Measure]) -> dict[str, int]:
    """Another one as soon as others are chosen or anybody wrote in one of them: one row."""
    sums = {"count": Count("pk"), "keys": Sum("pk"), "revisions": Sum("revision")}
    found = chosen.order_by().aggregate(**sums)
    # PostgreSQL adds whole numbers to a Decimal.
    return {name: int(value or 0) for name, value in found.items()}


def _is_as_seen(request: DeskRequest, told: dict[str, int]) -> bool:
    try:
        require_same(told, request.POST.get("gesehen", ""))
    except SeenOtherwise as otherwise:
        messages.error(request, otherwise.message)
        return False
    return True


def _in_order(chosen: QuerySet[Measure]) -> QuerySet[Measure]:
    return queries.whole(chosen)


def _preview(
    concept: Concept, chosen: QuerySet[Measure], name: str, value: Any, by: User
) -> Preview:
    wanted = plain_values.plain(name, value)
    differing = chosen.exclude(**({f"{name}__isnull": True} if wanted is None else {name: wanted}))
    shown = list(_in_order(differing)[:MOST])
    before = [plain_values.values_of(measure, [name])[name] for measure in shown]
    told = tell(concept, [Difference(name, one, wanted, wanted) for one in before])
    lapsing, count = _lapsing(differing, name, by)
    rows = [{"measure": measure, "told": one} for measure, one in zip(shown, told, strict=True)]
    return Preview(differing.count(), rows, lapsing, count)


def _lapsing(differing: QuerySet[Measure], name: str, by: User) -> tuple[list[Measure], int]:
    """Those shown whose unit's word would fall, and how many there are."""
    if name in plain_values.NOT_SUBSTANCE:
        return [], 0
    confirmed = differing.filter(confirmation=Confirmation.CONFIRMED)
    first = list(_in_order(confirmed)[:MOST])
    lapsing = [one for one in first if writing.lapses(one, names=(name,), by=by)]
    others = confirmed.count() - len(first) if len(first) == MOST else 0
    return lapsing, len(lapsing) + others


def _fallen(confirmed: list[Measure], done: operations.Changed) -> list[Measure]:
    """The measures, as they were, whose unit's word fell."""
    before = {measure.pk: measure for measure in confirmed}
    return [
        before[after.pk]
        for after in done.measures
        if after.pk in before and writing.word_fell(before[after.pk], after)
    ]


def _fallen_sentence(fallen: list[Measure]) -> str:
    units = {measure.lead_unit for measure in fallen if measure.lead_unit}
    told = ", ".join(
        sorted((str(unit) for unit in units if notices.people_of(unit)), key=alphabet.key)
    )
    sentence = ngettext(
        "Eine Bestätigung ist damit erloschen; benachrichtigt: {units}.",
        "{n} Bestätigungen sind damit erloschen; benachrichtigt: {units}.",
        len(fallen),
    )
    return sentence.format(n=len(fallen), units=told or _("niemand"))


def _changed(concept: Concept, done: operations.Changed) -> str:
    """What was done, and the way back."""
    number = len(done.measures)
    text = ngettext("Eine Maßnahme ist geändert.", "{n} Maßnahmen sind geändert.", number)
    if done.change_set is None:
        return text.format(n=number)
    back = reverse("measures:undo", args=[concept.slug, done.change_set.pk])
    return format_html(
        '{} <a href="{}">{}</a>', text.format(n=number), back, _("Rückgängig machen")
    )


def _write(
    request: DeskRequest, concept: Concept, chosen: QuerySet[Measure], changes: dict[str, Any]
) -> HttpResponse:
    keys = list(chosen.order_by().values_list("pk", flat=True))
    confirmed = chosen.filter(confirmation=Confirmation.CONFIRMED).select_related("lead_unit")
    before = list(confirmed)
    try:
        done = operations.bulk_change(concept, keys=keys, changes=changes, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _changed(concept, done))
        if fallen := _fallen(before, done):
            messages.warning(request, _fallen_sentence(fallen))
    return redirect(list_of(request, concept))
