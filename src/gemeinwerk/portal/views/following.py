"""Following by mail, without an account: an address is typed, its owner confirms, and ends it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.portal import contribution_queries as contributions
from gemeinwerk.portal.addresses import address, of_field, of_meeting
from gemeinwerk.portal.asking import WEEKLY, FollowForm
from gemeinwerk.portal.following import operations, queries
from gemeinwerk.portal.following.lifecycle import UNCONFIRMED
from gemeinwerk.portal.following.links import follower_of
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.meeting_queries import announced
from gemeinwerk.portal.views.measure import found

ACTION, OF_AN_ADDRESS = "follow", "follow_address"


@dataclass(frozen=True)
class Asked:
    """What somebody wants to follow. `title`: as it is called on its page, in the town's language
    unless it is `translated`; `when`: what mails are written of;
    `feed`: where a program reads the same."""

    concept: Concept
    about: operations.Subject | None
    title: str
    when: str
    here: str
    page: str
    feed: str
    back: str
    active: str = "overview"
    code: str = ""
    translated: bool = False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_concept(request: HttpRequest, slug: str) -> HttpResponse:
    concept = concept_of(request, slug)
    asked = Asked(
        concept,
        None,
        title=concept.name,
        when=_(
            "wenn sich an einer Maßnahme dieses Konzepts etwas ändert, eine Sitzung angekündigt "
            "wird, ein Protokoll zu lesen ist oder es Antworten auf Beiträge gibt"
        ),
        here=address("follow_concept", slug),
        page=address("concept", slug),
        feed=address("concept_feed", slug),
        back=_("Zurück zum Konzept"),
    )
    return _follow(request, asked)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_measure(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    frozen = found(request, slug, code)
    if frozen.measure is None:  # nothing more happens to it
        raise Http404
    english = str(frozen.content["title_en"]) if get_language() == "en" else ""
    asked = Asked(
        frozen.version.concept,
        frozen.measure,
        title=english or frozen.title,
        when=_(
            "wenn sich an dieser Maßnahme etwas ändert: ein neuer Sachstand, ein erreichter "
            "Meilenstein, eine neue Fassung"
        ),
        here=address("follow_measure", slug, code),
        page=address("measure", slug, code),
        feed=address("measure_feed", slug, code),
        back=_("Zurück zur Maßnahme"),
        active="measures",
        code=frozen.code,
        translated=bool(english),
    )
    return _follow(request, asked)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_field(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    concept = concept_of(request, slug)
    field = concept.fields.filter(code=code).first()
    if field is None:
        raise Http404
    asked = Asked(
        concept,
        field,
        title=field.title,
        when=_(
            "wenn sich an einer Maßnahme dieses Handlungsfelds etwas ändert oder seine "
            "Arbeitsgruppe sich trifft"
        ),
        here=address("follow_field", slug, code),
        page=of_field(slug, field.code),
        feed=address("field_feed", slug, field.code),
        back=_("Zurück zu den Maßnahmen"),
        active="measures",
        code=field.code,
    )
    return _follow(request, asked)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    concept = concept_of(request, slug)
    meeting = announced(concept).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    asked = Asked(
        concept,
        meeting,
        title=str(meeting),
        when=_(
            "wenn die Sitzung verlegt oder abgesagt wird, wenn sich ihre Tagesordnung ändert und "
            "wenn das Protokoll zu lesen ist"
        ),
        here=address("follow_meeting", slug, pk),
        page=of_meeting(slug, pk),
        feed=address("meeting_feed", slug, pk),
        back=_("Zurück zu den Sitzungen"),
        active="meetings",
    )
    return _follow(request, asked)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_contribution(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    concept = concept_of(request, slug)
    try:
        contribution = contributions.one(concept, number)
    except Contribution.DoesNotExist:
        raise Http404 from None
    if contribution.is_withdrawn:
        raise Http404
    asked = Asked(
        concept,
        contribution,
        title=str(contribution),
        when=_(
            "wenn der Beitrag beantwortet wird, und danach, wenn sich an den Maßnahmen etwas "
            "ändert, in denen er sich wiederfindet"
        ),
        here=address("follow_contribution", slug, number),
        page=address("contribution", slug, number),
        feed=address("contribution_feed", slug, number),
        back=_("Zurück zum Beitrag"),
        active="contributions",
        translated=True,
    )
    return _follow(request, asked)


def _follow(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Asks for an address. What is answered never says whether it follows already."""
    concept = asked.concept
    if concept.status == ConceptStatus.SUPERSEDED:
        raise Http404
    if request.method != "POST":
        return _show(request, asked, FollowForm())
    form = FollowForm(request.POST)
    if form.is_of_a_program:
        return redirect(f"{asked.here}?gesendet=1")
    if not form.is_valid():
        return _show(request, asked, form)
    if until := limits.consume(request, ACTION):
        said = _(
            "Von diesem Anschluss kamen schon mehrere Anmeldungen. Ab {time} Uhr geht es weiter."
        )
        time = time_format(localtime(until), "TIME_FORMAT")
        form.add_error(None, ValidationError(said.format(time=time)))
        return _show(request, asked, form, status=429)
    email = form.cleaned_data["email"]
    # Of an address that gets too many nobody hears here whether it does.
    if not limits.consume(request, OF_AN_ADDRESS, f"{concept.municipality_id} {email}"):
        operations.follow(
            concept,
            about=asked.about,
            email=email,
            language=get_language() or "de",
            weekly=form.cleaned_data["pace"] == WEEKLY,
        )
    return redirect(f"{asked.here}?gesendet=1")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, key: str) -> HttpResponse:
    """Where the link of a mail leads: to confirm, and to end one or all. Reading changes nothing,
    so that no program that looks at links in mails decides for a person."""
    follower = follower_of(town_of(request).pk, key)
    if follower is None:
        return _over(request)
    rows = queries.followed_by(follower)
    if request.method == "POST":
        return _done(request, follower, rows, reverse("portal:following", args=[key]))
    context = {"follower": follower, "rows": [one for one in rows if one.confirmed_at]}
    return _page(
        request,
        context
        | {
            "confirmed": "bestaetigt" in request.GET,
            "weekly": all(one.weekly for one in rows if one.confirmed_at),
        },
    )


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: HttpRequest, key: str) -> HttpResponse:
    """Where a mail program ends the mails for its reader (RFC 8058): a POST without a session and
    without a token, for which the signed key stands; it ends all that a mail tells of. Whoever
    opens the address is led to the page that asks. Done already, it is done."""
    follower = follower_of(town_of(request).pk, key)
    if request.method != "POST":
        return redirect("portal:following", key) if follower else _over(request)
    for one in queries.followed_by(follower) if follower else ():
        operations.unfollow(one)
    return HttpResponse(_("Sie bekommen keine Mails mehr."), content_type="text/plain")


def _over(request: HttpRequest) -> HttpResponse:
    return _page(request, {"gone": True}, status=410)


def _done(
    request: HttpRequest, follower: Follower, rows: list[Follower], here: str
) -> HttpResponse:
    if "bestaetigen" in request.POST:
        operations.confirm(follower)
        return redirect(f"{here}?bestaetigt=1")
    if pace := request.POST.get("takt", ""):
        for one in rows if follower.confirmed_at else ():
            operations.pace(one, weekly=pace == WEEKLY)
        return redirect(here)
    ended = request.POST.get("beenden", "")
    if follower.confirmed_at is None:  # anybody may have typed it; what else is followed stays
        rows = [follower]
    chosen = [one for one in rows if ended in ("alle", str(one.pk))]
    for one in chosen:
        operations.unfollow(one)
    if follower not in chosen or len(chosen) < len(rows):  # the link serves what is left
        return redirect(here)
    return _page(request, {"ended": bool(chosen)})


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    about = About(_("Mails zu Maßnahmen und Konzepten"), indexed=False)
    told = frame(request, about=about) | context
    return render(request, "portal/following/following.html", told, status=status)


def _show(request: HttpRequest, asked: Asked, form: FollowForm, status: int = 200) -> HttpResponse:
    said = _("Neues per Mail bekommen: {title}.").format(title=asked.title)
    about = About(said, indexed=False)
    context = frame(request, concept=asked.concept, active=asked.active, about=about) | {
        "form": form,
        "asked": asked,
        "sent": "gesendet" in request.GET and not form.is_bound,
        "days": UNCONFIRMED.days,
        "fields": () if asked.about else asked.concept.fields.all(),
    }
    return render(request, "portal/following/follow.html", context, status=status)
