"""Following by mail, without an account: an address is typed, its owner confirms, and ends it."""

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
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.portal.asking import FollowForm
from gemeinwerk.portal.following import operations, queries
from gemeinwerk.portal.following.lifecycle import UNCONFIRMED
from gemeinwerk.portal.following.links import follower_of
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.views.measure import found

ACTION, OF_AN_ADDRESS = "follow", "follow_address"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_concept(request: HttpRequest, slug: str) -> HttpResponse:
    concept = concept_of(request, slug)
    return _follow(request, concept, None, reverse("portal:follow_concept", args=[slug]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_measure(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    frozen = found(request, slug, code)
    if frozen.measure is None:  # nothing more happens to it
        raise Http404
    here = reverse("portal:follow_measure", args=[slug, code])
    return _follow(request, frozen.version.concept, frozen, here)


def _follow(
    request: HttpRequest, concept: Concept, frozen: FrozenMeasure | None, here: str
) -> HttpResponse:
    """Asks for an address. What is answered never says whether it follows already."""
    if concept.status == ConceptStatus.SUPERSEDED:
        raise Http404
    if request.method != "POST":
        return _show(request, concept, frozen, FollowForm())
    form = FollowForm(request.POST)
    if form.is_of_a_program:
        return redirect(f"{here}?gesendet=1")
    if not form.is_valid():
        return _show(request, concept, frozen, form)
    if until := limits.consume(request, ACTION):
        said = _(
            "Von diesem Anschluss kamen schon mehrere Anmeldungen. Ab {time} Uhr geht es weiter."
        )
        time = time_format(localtime(until), "TIME_FORMAT")
        form.add_error(None, ValidationError(said.format(time=time)))
        return _show(request, concept, frozen, form, status=429)
    email = form.cleaned_data["email"]
    # Of an address that gets too many nobody hears here whether it does.
    if not limits.consume(request, OF_AN_ADDRESS, f"{concept.municipality_id} {email}"):
        measure = frozen.measure if frozen else None
        language = get_language() or "de"
        operations.follow(concept, measure=measure, email=email, language=language)
    return redirect(f"{here}?gesendet=1")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, key: str) -> HttpResponse:
    """Where the link of a mail leads: to confirm, and to end one or all. Reading changes nothing,
    so that no program that looks at links in mails decides for a person."""
    follower = follower_of(town_of(request).pk, key)
    if follower is None:
        return _over(request)
    rows = list(queries.followed_by(follower))
    if request.method == "POST":
        return _done(request, follower, rows, reverse("portal:following", args=[key]))
    context = {"follower": follower, "rows": [one for one in rows if one.confirmed_at]}
    return _page(request, context | {"confirmed": "bestaetigt" in request.GET})


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


def _show(
    request: HttpRequest,
    concept: Concept,
    frozen: FrozenMeasure | None,
    form: FollowForm,
    status: int = 200,
) -> HttpResponse:
    title, translated = "", False
    if frozen:
        translated = get_language() == "en" and bool(frozen.content["title_en"])
        title = frozen.content["title_en"] if translated else frozen.title
    said = _("Neues per Mail bekommen: {title}.").format(title=title or concept.name)
    about = About(said, indexed=False)
    active = "measures" if frozen else "overview"
    context = frame(request, concept=concept, active=active, about=about) | {
        "form": form,
        "measure": frozen,
        "title": title,
        "translated": translated,
        "sent": "gesendet" in request.GET and not form.is_bound,
        "days": UNCONFIRMED.days,
    }
    return render(request, "portal/following/follow.html", context, status=status)
