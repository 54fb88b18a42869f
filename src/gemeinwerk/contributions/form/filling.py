"""The three pages of the form, what it will look like, sending: for a phase, or within it for what
an area above asks about (a passage of a draft).

No request keeps anything of what is typed until it is sent; without a script it is the same form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.timezone import localdate

from gemeinwerk.accounts import limits
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.asking import queries as asking
from gemeinwerk.contributions.asking.answering import texts
from gemeinwerk.contributions.form import (
    attached,
    doubts,
    languages,
    operations,
    queries,
    stamp,
    wave,
)
from gemeinwerk.contributions.form.forms import LONGEST, LOOK, WHAT, WHO, ContributionForm
from gemeinwerk.contributions.form.kinds import takes_nothing_else
from gemeinwerk.contributions.likeness import queries as likeness
from gemeinwerk.contributions.models import Contribution, Moderation, Participation
from gemeinwerk.contributions.receipts import word_of
from gemeinwerk.core import maps, pictures, tongues
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.invitations.answering import privacy_notice
from gemeinwerk.invitations.answering.page.answering import too_many
from gemeinwerk.invitations.answering.page.frame import CHOSEN, only_reads_on, told

SEND, MANY, OF_AN_ADDRESS, HINT = (
    "contribute", "contribute_many", "contribute_address", "contribution_hint",
)  # fmt: skip
HINT_WRITING, ENOUGH = "contribution_hint_writing", 20
"""Fewer characters say nothing that could be near to anything."""
CHALLENGE, WORKED = "aufgabe", "rechnung"
HERE, TO, DONE = "seite", "weiter", "absenden"
"""In the form: the page that was filled in, a button to another one, the button that sends."""


@dataclass(frozen=True)
class Subject:
    """What is asked: `kind` of contribution where that is not, `initial` of the form, what the
    templates are `told` further (`about`: one that stands above the form), the verb that takes it.
    """

    phase: Participation
    form: type[ContributionForm] = ContributionForm
    kind: str = ""
    submit: Callable[..., str] = operations.submit
    initial: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)


@maps.may_show
def filled(request: HttpRequest, subject: Subject, language: str) -> HttpResponse:
    phase = subject.phase
    if not queries.is_open(phase, localdate()):
        return over(request, phase)
    sent = request.POST if request.method == "POST" else None
    found = subject.form(
        sent,
        phase=phase,
        fields=queries.fields(phase.concept),
        themes=queries.themes(phase.concept),
        initial={**_initial(request, language), **subject.initial},
        kind=subject.kind,
        # Who says something to a passage has one thing in mind: there it is not asked.
        questions=[] if subject.kind else asking.asked(getattr(phase, "own_questions", None)),
    )
    here = _page(request.POST.get(HERE, ""), WHAT)
    if sent is None:
        return _show(request, subject, found, WHAT)
    if only_reads_on(request):
        if here != LOOK or not found.is_valid():
            found.leave_unchecked()
            here = min(here, WHO)
        return _show(request, subject, found, here)
    sends = DONE in request.POST and here == LOOK
    to = LOOK if sends else _page(request.POST.get(TO, ""), here + 1)
    if (to > here or sends) and (wrong := found.first_wrong(to)):
        found.only_of(wrong)
        return _show(request, subject, found, wrong)
    if sends:
        return _send(request, subject, found, language)
    if to != LOOK:
        found.leave_unchecked()
    return _show(request, subject, found, to)


def _send(
    request: HttpRequest, subject: Subject, found: ContributionForm, language: str
) -> HttpResponse:
    phase = subject.phase
    if until := limits.consume(request, SEND):
        found.add_error(None, too_many(until))
        return _show(request, subject, found, WHO, 429)
    try:
        sent = attached.received(request) if phase.attachments else []
    except DomainError as refusal:
        found.add_error(None, refusal.message)
        return _show(request, subject, found, LOOK, 422)
    begun = stamp.read(found.cleaned_data["begun"])
    doubtful = doubts.of_sending(
        f"{found.said['text']}\n{texts(found.said['answers'])}",
        begun=begun,
        now=timezone.now(),
        trapped=bool(found.cleaned_data["homepage"]),
        many=limits.consume(request, MANY) is not None,
    )
    email = found.who["email"]
    address = f"{phase.municipality_id} {email}"
    mailed = bool(email) and limits.consume(request, OF_AN_ADDRESS, address) is None
    with refusals_on(found):
        word = subject.submit(
            phase,
            said=found.said,
            who=found.who,
            word=word_of(begun.nonce),
            doubts=doubtful,
            language=language,
            mailed=mailed,
            files=sent,
            worked=_worked(request, phase, begun),
        )
        return redirect(f"{reverse('receipt:page', args=[word])}?danke=1&{CHOSEN}={language}")
    return _show(request, subject, found, WHO, 409)


def _worked(request: HttpRequest, phase: Participation, begun: stamp.Begun) -> bool | None:
    """Whether the browser worked out what is asked in a wave; None where there is none."""
    if not wave.is_running(phase):
        return None
    typed = request.POST
    return wave.is_answered(typed.get(CHALLENGE, ""), typed.get(WORKED, ""), begun)


def _show(
    request: HttpRequest,
    subject: Subject,
    found: ContributionForm,
    page: int,
    status: int = 200,
) -> HttpResponse:
    phase = subject.phase
    if page == WHAT:
        found.fields["text"].widget.attrs |= _asks_while_writing(phase)
    context: dict[str, Any] = around(request, phase.concept.slug) | {
        "phase": phase,
        "concept": phase.concept,
        "form": found,
        "page": page,
        "fields": found.visible(page),
        "carried": found.carried(page),
        "is_carried": True,
        "reads_before": phase.moderation == Moderation.BEFORE,
        "notice_of": date_format(privacy_notice.since(phase.concept.municipality), "DATE_FORMAT"),
    }
    context |= subject.told
    if page == LOOK:
        context |= {"said": found.said, "as": found.shown_as, "kind": found.kind_in_words}
        context |= {
            "stated": found.stated,
            "challenge": _challenge(phase, found),
            "accepted": attached.ACCEPTED,
            "megabytes": pictures.in_megabytes(pictures.largest()),
        }
        context["hints"] = _hints(request, phase.concept, found.said)
    template = "look" if page == LOOK else "form"
    return render(request, f"contributions/form/{template}.html", context, status=status)


def _challenge(phase: Participation, found: ContributionForm) -> str:
    """What the browser works on while somebody looks; "" where no wave is running."""
    begun = stamp.read(found.cleaned_data.get("begun", ""))
    return wave.asked(begun) if begun.at is not None and wave.is_running(phase) else ""


def near(request: HttpRequest, phase: Participation) -> HttpResponse:
    """The same while somebody writes, beside the field: asked for when they pause."""
    text = " ".join(request.POST.get("text", "")[:LONGEST].split())
    asks = len(text) >= ENOUGH and queries.is_open(phase, localdate())
    tongue = request.POST.get("tongue", "")
    language = tongue if tongue in dict(languages.offered()) else languages.OTHER
    said = {"text": text, "language": language}
    found = _hints(request, phase.concept, said, HINT_WRITING) if asks else []
    context = told(request) | {"hints": found}
    return render(request, "contributions/form/hints.html", context)


def _asks_while_writing(phase: Participation) -> dict[str, str]:
    """For the field: once it has been quiet for a moment, and never two at once."""
    address = reverse("taking_part:near", args=[phase.concept.slug, phase.pk])
    return {
        "hx-post": f"{address}?{CHOSEN}={translation.get_language()}",
        "hx-trigger": "input changed delay:1500ms",
        "hx-params": "text,tongue,csrfmiddlewaretoken",
        "hx-target": "#dazu-schon",
        "hx-sync": "this:replace",
    }


def _hints(
    request: HttpRequest, concept: Concept, said: Mapping[str, Any], limit: str = HINT
) -> list[tuple[Contribution, str]]:
    """What is public already and near to it, with its address: a hint, and nothing is missing
    where there is none. Whoever asks very often gets none for a while."""
    if limits.consume(request, limit) is not None:
        return []
    language = "" if said["language"] == languages.OTHER else said["language"]
    found = likeness.hints(concept, said["text"], language)
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        return [
            (one, reverse("portal:contribution", args=[concept.slug, one.number])) for one in found
        ]


def over(request: HttpRequest, phase: Participation) -> HttpResponse:
    """What was typed meanwhile is not lost with it."""
    status = 409 if request.method == "POST" else 200
    context = told(request) | {
        "concept": phase.concept,
        "phase": phase,
        "ahead": phase.opens > localdate(),
        "awaits_draft": takes_nothing_else(phase) and queries.is_open(phase, localdate()),
        "typed": request.POST.get("text", ""),
    }
    return render(request, "contributions/form/over.html", context, status=status)


def around(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What the frame says, and where the rules stand, which are there in German and English."""
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        rules = reverse("portal:contribution_rules", args=[slug])
    return told(request) | {"rules_url": rules}


def _initial(request: HttpRequest, language: str) -> dict[str, Any]:
    """Whoever is signed in does not type what is known."""
    known: dict[str, Any] = {"tongue": language, "begun": stamp.new()}
    if request.user.is_authenticated:
        known |= {"name": str(request.user), "email": request.user.email}
    return known


def _page(text: str, other: int) -> int:
    page = int(text) if text in {"1", "2", "3", "4"} else other
    return min(max(page, WHAT), LOOK)
