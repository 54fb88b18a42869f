"""One value for many measures: chosen, previewed, then written for all or none."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import Difference
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import notices, operations, plain_values, queries
from gemeinwerk.measures.forms.table import ChooseField, TableFilter, value_form
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.writing import label
from gemeinwerk.measures.values_in_words import tell
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.table import matching


@require_POST
@needs("measure.bulk_edit", concept_queries.concept)
def change(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Three steps on one address: choose the field, give the value, confirm what will change."""
    chosen = _chosen(request.POST, concept)
    choose = ChooseField(request.POST)
    if not choose.is_valid() or not chosen:
        messages.error(request, _("Bitte wählen Sie zuerst Maßnahmen und ein Feld aus."))
        return redirect("measures:table", concept.slug)
    name = choose.cleaned_data["feld"]
    given = "wert" in request.POST
    form = value_form(concept, name, request.POST if given else None)
    preview = None
    if given and form.is_valid():
        if "aendern" in request.POST:
            return _write(request, concept, chosen, form.changes())
        preview = _preview(concept, chosen, name, form.changes()[name])
    context = {
        "concept": concept,
        "crumbs": crumbs.to_table(concept, Link(_("Viele auf einmal ändern"))),
        "chosen": chosen,
        "name": name,
        "label": label(name),
        "form": form,
        "preview": preview,
        "lapsing": [
            one["measure"]
            for one in preview or ()
            if writing.lapses(one["measure"], names=(name,), by=request.user)
        ],
        "cancel_url": reverse("measures:table", args=[concept.slug]),
    }
    return render(request, "measures/bulk.html", context)


def _chosen(data: QueryDict, concept: Concept) -> list[Measure]:
    """The measures ticked, or all that fit the filter."""
    if "alle" in data:
        wanted = TableFilter(concept, QueryDict(data.get("filter", ""))).wanted()
        return list(matching(concept, wanted))
    keys = map(whole_number, data.getlist("massnahme"))
    return list(_those(concept, [key for key in keys if key is not None]))


def _those(concept: Concept, keys: list[int]) -> QuerySet[Measure]:
    return queries.whole(queries.of_concept(concept).filter(pk__in=keys))


def _preview(
    concept: Concept, chosen: list[Measure], name: str, value: Any
) -> list[dict[str, Any]]:
    wanted = plain_values.plain(name, value)
    differing = [
        (measure, plain_values.values_of(measure, [name])[name])
        for measure in chosen
        if plain_values.values_of(measure, [name])[name] != wanted
    ]
    told = tell(
        concept, [Difference(name, before, wanted, wanted) for _measure, before in differing]
    )
    return [
        {"measure": measure, "told": one}
        for (measure, _before), one in zip(differing, told, strict=True)
    ]


def _fallen(chosen: list[Measure], done: operations.Changed) -> list[Measure]:
    """The measures, as they were, whose unit's word fell."""
    before = {measure.pk: measure for measure in chosen}
    return [
        before[after.pk] for after in done.measures if writing.word_fell(before[after.pk], after)
    ]


def _fallen_sentence(fallen: list[Measure]) -> str:
    units = {measure.lead_unit for measure in fallen if measure.lead_unit}
    told = ", ".join(sorted(str(unit) for unit in units if notices.people_of(unit)))
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
    request: DeskRequest, concept: Concept, chosen: list[Measure], changes: dict[str, Any]
) -> HttpResponse:
    keys = [measure.pk for measure in chosen]
    try:
        done = operations.bulk_change(concept, keys=keys, changes=changes, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _changed(concept, done))
        if fallen := _fallen(chosen, done):
            messages.warning(request, _fallen_sentence(fallen))
    return redirect("measures:table", concept.slug)
