"""Answering by a link of one's own, without an account: one page, and what follows it."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import tongues
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.sending import SentBefore
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering import afterwards, needs, operations, privacy_notice, queries
from gemeinwerk.invitations.answering.errors import AnsweredMeanwhile, LinkOver
from gemeinwerk.invitations.answering.models import AnswerPage, Reply
from gemeinwerk.invitations.answering.page import calendar
from gemeinwerk.invitations.answering.page.forms import AnswerForm
from gemeinwerk.invitations.answering.page.frame import apart, only_reads_on, spoken, told
from gemeinwerk.invitations.models import Answer, Invitation, PersonalLink

GUESS, WRITE = "open_link", "answer"


class Asked:
    """Who is asked what, by which link, in which language."""

    def __init__(self, request: HttpRequest, word: str, link: PersonalLink, language: str) -> None:
        self.request, self.word, self.link, self.language = request, word, link, language
        self.invitation = link.invitation
        self.page: AnswerPage = queries.page_of(self.invitation.wave)
        self.reply: Reply | None = queries.reply_of(self.invitation)

    @cached_property
    def words(self) -> queries.Words:
        return queries.words_of(self.page, self.language)


def by_link(view: Callable[[Asked], HttpResponse]) -> Callable[..., HttpResponse]:
    """Whose link is in the address, in their language; whoever guesses is stopped, and whoever
    comes too late is told whom to ask."""

    def found(request: HttpRequest, token: str) -> HttpResponse:
        town = town_or_404(request)
        try:
            link = queries.link_of(town, token)
        except PersonalLink.DoesNotExist:
            return over(request, 404)
        if not link.holds:
            return over(request, 410)
        language = spoken(request, _chosen(link.invitation))
        with tongues.speaking(language):
            try:
                return apart(view(Asked(request, token, link, language)), language)
            except (Gone, LinkOver):
                return over(request, 410)

    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def page(asked: Asked) -> HttpResponse:
    request = asked.request
    if request.method != "POST":
        links.note_used(asked.link)
        return _show(asked, _form(asked))
    form = _form(asked, request.POST)
    if only_reads_on(request):
        form.leave_unchecked()
        return _show(asked, form)
    if not form.is_valid():
        return _show(asked, form)
    if until := limits.consume(request, WRITE):
        form.add_error(None, too_many(until))
        return _show(asked, form, status=429)
    thanks = f"{reverse('answering:thanks', args=[asked.word])}?sprache={asked.language}"
    with refusals_on(form):
        try:
            operations.answer(
                asked.link,
                word=asked.word,
                given=form.given(asked.language),
                needed=form.needed,
                seen=form.seen_revision,
            )
        except SentBefore:  # a double click: it is there, once
            return redirect(thanks)
        except AnsweredMeanwhile:
            newer = Reply.objects.filter(invitation=asked.invitation).first()
            form.take_as_seen(newer.revision if newer else 0)
            raise
        return redirect(thanks)
    return _show(asked, form, status=409)


@never_cache
@require_safe
@by_link
def thanks(asked: Asked) -> HttpResponse:
    """What was said, what happens next, and the day for one's calendar."""
    if asked.reply is None:
        return redirect("answering:page", asked.word)
    comes = asked.invitation.answer in (Answer.ACCEPTED, Answer.UNDECIDED)
    context = _context(asked) | {
        "answer": asked.invitation.answer,
        "deputy": asked.reply.deputy_name,
        "late": asked.reply.late,
        "has_entry": comes and asked.page.starts_at,
        "onward": afterwards.onward(asked.invitation, asked.word),
    }
    answer = render(asked.request, "invitations/answering/thanks.html", context)
    # Where it leads nobody must learn whose link this is.
    answer["Referrer-Policy"] = "strict-origin"
    return answer


@never_cache
@require_safe
@by_link
def entry(asked: Asked) -> HttpResponse:
    if not asked.page.starts_at:
        raise Http404
    words = asked.words
    content = calendar.entry(
        asked.page,
        title=words.meeting or words.heading,
        place=asked.page.place,
        domain=asked.request.get_host(),
        stamp=audit.now(),
    )
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return answer


def over(request: HttpRequest, status: int) -> HttpResponse:
    """A link that opens nothing. Why is not said: withdrawn, over, erased, another town's."""
    until = limits.consume(request, GUESS)
    language = spoken(request, "")
    with tongues.speaking(language):
        sentence = _(
            "Vielleicht ist er abgelaufen, oder Sie haben inzwischen einen neueren bekommen. Wir "
            "senden Ihnen gern einen neuen."
        )
        context = told(request) | {
            "heading": _("Bitte später noch einmal") if until else _("Dieser Link gilt nicht mehr"),
            "sentence": too_many(until) if until else sentence,
        }
        answer = render(
            request,
            "invitations/answering/over.html",
            context,
            status=429 if until else status,
        )
        return apart(answer, language)


def too_many(until: Any) -> str:
    said = _(
        "Von diesem Anschluss kam in der letzten Stunde sehr viel. Ab {time} Uhr geht es weiter."
    )
    return said.format(time=time_format(localtime(until), "H:i"))


def _chosen(invitation: Invitation) -> str:
    """The language somebody chose; of German nobody knows whether it was chosen, until they
    answered in it."""
    reply = queries.reply_of(invitation)
    if reply and not reply.told:
        return reply.language
    language = invitation.person.language if invitation.person else ""
    return "" if language == tongues.GERMAN else language


def _form(asked: Asked, data: Any = None) -> AnswerForm:
    words = asked.words
    question = _("Kommen Sie?") if words.meeting else ""
    return AnswerForm(
        data,
        page=asked.page,
        reply=asked.reply,
        order=needs.of_word(asked.word),
        answer=asked.invitation.answer,
        bodies=queries.offered(asked.page, asked.reply),
        called=words.bodies,
        question=question,
    )


def _show(asked: Asked, form: AnswerForm, status: int = 200) -> HttpResponse:
    town, wave = asked.request.municipality, asked.invitation.wave  # type: ignore[attr-defined]
    context = _context(asked) | {
        "form": form,
        "is_carried": True,
        "until": wave.answer_until,
        "is_late": localdate() > wave.answer_until,
        "last_day": asked.link.expires_on,
        "notice_of": date_format(privacy_notice.since(town), "DATE_FORMAT"),
    }
    return render(asked.request, "invitations/answering/page.html", context, status=status)


def _context(asked: Asked) -> dict[str, Any]:
    return told(asked.request) | {
        "word": asked.word,
        "words": asked.words,
        "person": asked.invitation.person,
        "page": asked.page,
        "reply": asked.reply,
    }
