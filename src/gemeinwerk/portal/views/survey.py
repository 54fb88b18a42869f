"""A survey, answered by anybody who has its link. Nothing of it is cached, logged or recorded."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.models import Survey, SurveyAccess
from gemeinwerk.evaluation.operations import TEXTS_KEPT
from gemeinwerk.evaluation.telling import in_words
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import town_of
from gemeinwerk.portal.surveying import TakePartForm

ACTION = "survey"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, key: str, token: str = "") -> HttpResponse:
    """Asks for what it asks; says who reads it. A link that was used says so once it is sent: to
    say it before would let anybody ask who has answered."""
    try:
        found = queries.survey_by_key(town_of(request), key)
    except Survey.DoesNotExist:
        raise Http404 from None
    questions = list(found.questions.all())
    if request.method != "POST":
        return _show(request, found, TakePartForm(questions=questions), token)
    form = TakePartForm(request.POST, questions=questions)
    sent = f"{reverse('portal:survey', args=[key])}?danke=1"
    if form.is_of_a_program:
        return redirect(sent)
    if not form.is_valid():
        return _show(request, found, form, token)
    if until := limits.consume(request, ACTION):
        form.add_error(
            None,
            _(
                "Von diesem Anschluss kamen in der letzten Stunde schon viele Antworten. Ab {time} "
                "Uhr geht es weiter; was Sie angegeben haben, bleibt hier stehen."
            ).format(time=time_format(localtime(until), "TIME_FORMAT")),
        )
        return _show(request, found, form, token, status=429)
    with refusals_on(form):
        operations.take_part(found, answers=form.answers, token=token)
        return redirect(sent)
    return _show(request, found, form, token)


def _show(
    request: HttpRequest, found: Survey, form: TakePartForm, token: str, status: int = 200
) -> HttpResponse:
    told = {
        "title": found.title,
        "title_en": found.title_en,
        "text": found.introduction,
        "text_en": found.introduction_en,
    }
    title, title_language = in_words(told, "title")
    text, text_language = in_words(told, "text")
    needs_link = found.access == SurveyAccess.LINKS and not token
    context = frame(request, about=About(_("Eine Befragung der Kommune"), indexed=False)) | {
        "form": form,
        "survey": found,
        "survey_title": title,
        "title_language": title_language,
        "introduction": text,
        "text_language": text_language,
        "is_open": operations.is_open(found),
        "needs_link": needs_link,
        "sent": "danke" in request.GET and not form.is_bound,
        "days": TEXTS_KEPT.days,
    }
    return render(request, "portal/survey.html", context, status=status)
