"""Two people wrote one measure: the second sees both, field by field, and chooses."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number
from gemeinwerk.measures import notices, operations, plain_values, queries
from gemeinwerk.measures.forms.measure import names_on_page, read_values
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.writing import label, plain_changes
from gemeinwerk.measures.values_in_words import tell
from gemeinwerk.measures.views import crumbs

MINE, THEIRS = "meine", "andere"


def show(
    request: DeskRequest,
    conflict: operations.Conflict,
    *,
    mine: Mapping[str, Any],
    before: Mapping[str, Any],
    refusal: str = "",
) -> HttpResponse:
    """The page that asks; it carries both states along, so nothing is lost."""
    measure, merge = conflict.measure, conflict.merge
    told = tell(measure.concept, merge.conflicts)
    entries = queries.last_changes(measure, [one.name for one in told])
    lapsing = writing.lapses(measure, names=plain_changes(mine), by=request.user)
    context = {
        "measure": measure,
        "crumbs": crumbs.to_measure(measure),
        "conflicts": [
            {
                "told": one,
                "entry": entries.get(one.name),
                "chosen": request.POST.get(f"wahl-{one.key}", ""),
            }
            for one in told
        ],
        "theirs_only": tell(measure.concept, merge.theirs_only),
        "mine_only": tell(measure.concept, merge.mine_only),
        "mine": json.dumps(plain_changes(mine), ensure_ascii=False),
        "before": json.dumps(before, ensure_ascii=False),
        "refusal": refusal,
        "lapsing": lapsing,
        "told": lapsing and notices.to_ask(measure),
        "kept": crumbs.kept(request),
    }
    return render(request, "measures/conflict.html", context, status=409)


def settle(request: DeskRequest, measure: Measure) -> HttpResponse:
    names = names_on_page(measure)
    mine, before = (read_values(request.POST.get(name, ""), names) for name in ("mine", "before"))
    try:
        mine = plain_changes(mine)
    except DomainError as refused:
        messages.error(request, refused.message)
        return redirect(crumbs.back_to(request, "edit", measure))
    revision = request.POST.get("revision", "")
    merge = operations.merged(measure, mine, before)
    chosen = {one.name: request.POST.get(f"wahl-{one.name}") for one in merge.conflicts}
    if not all(choice in {MINE, THEIRS} for choice in chosen.values()):
        conflict = operations.Conflict(measure, merge)
        refusal = _("Bitte entscheiden Sie bei jedem Feld.")
        return show(request, conflict, mine=mine, before=before, refusal=refusal)
    try:
        done = operations.settle(
            measure,
            mine=mine,
            before=before,
            choose_mine={name: choice == MINE for name, choice in chosen.items()},
            expected_revision=whole_number(revision) or 0,
            by=request.user,
            verb=operations.edit
            if queries.is_writable(measure.concept)
            else operations.report_status,
        )
    except DomainError as refused:
        conflict = operations.Conflict(measure, merge)
        return show(request, conflict, mine=mine, before=before, refusal=refused.message)
    if isinstance(done, operations.Conflict):
        refusal = _("Inzwischen hat noch jemand gespeichert. Bitte sehen Sie noch einmal hin.")
        return show(request, done, mine=mine, before=before, refusal=refusal)
    say_saved(request, done, before=measure)
    return redirect(crumbs.back_to(request, "edit", measure))


def say_saved(
    request: DeskRequest, saved: operations.Saved, *, before: Measure, onward: bool = False
) -> None:
    """Tell what was stored, what of others was kept beside it, and whose word fell with it.
    `onward`: it is read on the page of another measure."""
    if writing.word_fell(before, saved.measure):
        messages.warning(request, lapsed_sentence(before))
    if not saved.taken_in:
        said = _("{code} ist gespeichert.") if onward else _("Gespeichert.")
        messages.success(request, said.format(code=before.code))
        return
    names = dict.fromkeys(one.name.partition(":")[0] for one in saved.taken_in)
    entries = queries.last_changes(saved.measure, names).values()
    people = dict.fromkeys(
        entry.actor_name for entry in entries if entry.actor_id != request.user.pk
    )
    messages.success(
        request,
        _("Gespeichert. {people} hat inzwischen geändert: {fields}. Beides ist erhalten.").format(
            people=", ".join(people) or _("Jemand"),
            fields=", ".join(label(name) for name in names if name in plain_values.NAMES),
        ),
    )


def lapsed_sentence(measure: Measure) -> str:
    """`measure` as it was while its unit stood behind it."""
    sentence = (
        _(
            "Die Bestätigung von „{unit}“ ist damit erloschen, der Fachbereich ist benachrichtigt. "
            "Bitten Sie erneut um Bestätigung, wenn der Text steht."
        )
        if notices.to_ask(measure)
        else _(
            "Die Bestätigung von „{unit}“ ist damit erloschen. Dort ist niemand, dem Gemeinwerk "
            "schreiben könnte; bitte sagen Sie es dem Fachbereich."
        )
    )
    return sentence.format(unit=measure.lead_unit)
