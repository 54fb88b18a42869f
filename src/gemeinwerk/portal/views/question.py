"""A question about a measure, from anybody: on a page of its own; the measure's stays cached."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.portal.asking import AskForm
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.views.measure import found
from gemeinwerk.questions import operations
from gemeinwerk.questions.lifecycle import DAYS_AFTER

ACTION = "ask"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Asks for the question; says how it is answered and what becomes of what is typed."""
    frozen = found(request, slug, code)
    if frozen.measure is None:  # nobody carries it out, nobody answers
        raise Http404
    if request.method != "POST":
        return _show(request, frozen, AskForm())
    form = AskForm(request.POST)
    sent = f"{reverse('portal:question', args=[slug, code])}?gestellt=1"
    if form.is_of_a_program:
        return redirect(sent)
    if not form.is_valid():
        return _show(request, frozen, form)
    if until := limits.consume(request, ACTION):
        form.add_error(
            None,
            _(
                "Von diesem Anschluss kamen in der letzten Stunde schon mehrere Fragen. Ab {time} "
                "Uhr geht es weiter; Ihr Text bleibt hier stehen."
            ).format(time=time_format(localtime(until), "TIME_FORMAT")),
        )
        return _show(request, frozen, form, status=429)
    said = {name: form.cleaned_data[name] for name in ("text", "name", "email")}
    operations.ask(frozen.measure, **said, language=get_language() or "de")
    return redirect(sent)


def _show(
    request: HttpRequest, frozen: FrozenMeasure, form: AskForm, status: int = 200
) -> HttpResponse:
    document = frozen.content
    translated = get_language() == "en" and bool(document["title_en"])
    about = About(_("Eine Frage zu einer Maßnahme stellen"), indexed=False)
    page = frame(request, concept=frozen.version.concept, active="measures", about=about)
    context = page | {
        "form": form,
        "measure": frozen,
        "title": document["title_en"] if translated else document["title"],
        "translated": translated,
        "unit": document["lead"]["name"] if document["lead"] else "",
        "sent": "gestellt" in request.GET and not form.is_bound,
        "days": DAYS_AFTER,
    }
    return render(request, "portal/question.html", context, status=status)
