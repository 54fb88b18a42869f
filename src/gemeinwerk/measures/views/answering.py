"""The unit's word on several of its measures, given on one page."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.forms.answering import ReturnForm
from gemeinwerk.measures.models import Measure


@require_http_methods(["GET", "POST"])
@needs("measure.confirm")
def answer(request: DeskRequest) -> HttpResponse:
    """All the office waits for: ticked, then confirmed or given back together."""
    returning = "zurueckgeben" in request.POST
    form = ReturnForm(request.POST if returning else None)
    refusals: list[str] = []
    if request.method == "POST" and (not returning or form.is_valid()):
        try:
            answered = _answer(request, form)
        except DomainError as refused:
            refusals = [refused.message]
        else:
            _say(request, answered, returning=returning)
            refusals = [sentence for _measure, sentence in answered.refused]
            if not refusals:
                return redirect("measures:answer")
    waiting = list(queries.to_answer(request.municipality, request.user))
    if request.method == "POST" and not waiting and not refusals:
        # The form is not on the page any more; what was refused is said all the same.
        refusals = [_("Diese Maßnahmen warten nicht mehr auf Ihr Wort.")]
    context = {
        "waiting": waiting,
        "ticked": _ticked(request.POST) if request.method == "POST" else (),
        "form": form,
        "refusals": refusals,
        "today": localdate(),
        "crumbs": [Link(_("Meine Maßnahmen"), reverse("measures:mine")), Link(_("Bestätigen"))],
    }
    return render(request, "measures/answer.html", context)


def _answer(request: DeskRequest, form: ReturnForm) -> operations.Answered:
    """Whatever is sent, only what one's own units are asked about is answered."""
    chosen = _chosen(request)
    seen = {one.pk: whole_number(request.POST.get(f"stand-{one.pk}", "")) or 0 for one in chosen}
    if "zurueckgeben" not in request.POST:
        return operations.confirm_several(measures=chosen, seen=seen, by=request.user)
    reason = form.cleaned_data["reason"]
    return operations.return_several(measures=chosen, seen=seen, reason=reason, by=request.user)


def _chosen(request: DeskRequest) -> list[Measure]:
    asked = queries.to_answer(request.municipality, request.user)
    found = asked.filter(pk__in=_ticked(request.POST))
    return [one for one in found if request.user.has_perm("measure.confirm", one)]


def _ticked(data: QueryDict) -> list[int]:
    keys = map(whole_number, data.getlist("massnahme"))
    return [key for key in keys if key is not None]


def _say(request: DeskRequest, answered: operations.Answered, *, returning: bool) -> None:
    number = len(answered.done)
    if not number:
        return
    text = (
        ngettext(
            "Eine Maßnahme ist zurückgegeben. Das Büro ist benachrichtigt.",
            "{n} Maßnahmen sind zurückgegeben. Das Büro ist benachrichtigt.",
            number,
        )
        if returning
        else ngettext(
            "Eine Maßnahme ist bestätigt. Danke.", "{n} Maßnahmen sind bestätigt. Danke.", number
        )
    )
    messages.success(request, text.format(n=number))
