"""All that was done in a town, as sentences."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import queries, sentences
from gemeinwerk.core import alphabet
from gemeinwerk.desk.forms.log import LogFilterForm

PER_PAGE = 50


@needs("audit.read")
@require_safe
def log(request: DeskRequest) -> HttpResponse:
    town = request.municipality.pk
    form = LogFilterForm(request.GET or None)
    verbs = [(verb, sentences.outline(verb, kind)) for verb, kind in queries.verbs_in(town).items()]
    form.offer(queries.actors_in(town), sorted(verbs, key=lambda pair: alphabet.key(pair[1])))
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.log(
        town,
        actor=wanted.get("person", ""),
        verb=wanted.get("vorgang", ""),
        first=wanted.get("von"),
        last=wanted.get("bis"),
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "page": page, "sentences": sentences.read_all(page)}
    return render(request, "desk/log.html", context)
