"""What happened to a concept, a field, a measure, a meeting, a contribution, for feed readers."""

from collections import Counter
from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.measures.models.versions import is_owed
from gemeinwerk.monitoring import shown
from gemeinwerk.municipalities.queries import address as full_address
from gemeinwerk.portal import contribution_queries as contributions
from gemeinwerk.portal import history, measure_queries
from gemeinwerk.portal.addresses import address, of_field, of_meeting
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.contribution_thread import thread
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.portal.following.queries import newest
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.meeting_queries import announced
from gemeinwerk.portal.views.measure import found

KIND = "application/atom+xml; charset=utf-8"
MOST = 50
"""Entries; what is older stands on the measure's page."""


@require_safe
@public_page
def concept_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Atom: what a mail to a follower of the concept would tell, the newest first."""
    concept = concept_of(request, slug)
    return _news(request, Follower(concept=concept), concept.name, address("concept", slug))


@require_safe
@public_page
def field_feed(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Atom: what changed of the measures of a field, and of the meetings of its working group."""
    concept = concept_of(request, slug)
    field = concept.fields.filter(code=code).first()
    if field is None:
        raise Http404
    about = Follower(concept=concept, field=field)
    return _news(request, about, str(field), of_field(slug, code))


@require_safe
@public_page
def meeting_feed(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Atom: announced, moved, cancelled, another agenda, minutes to read."""
    concept = concept_of(request, slug)
    meeting = announced(concept).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    about = Follower(concept=concept, meeting=meeting)
    return _news(request, about, str(meeting), of_meeting(slug, pk))


def _news(request: HttpRequest, about: Follower, title: str, path: str) -> HttpResponse:
    town = town_of(request)
    feed = _feed(request, f"{town.name}: {title}", full_address(town, path))
    at_once: Counter[str] = Counter()  # of two things at one moment each has an address of its own
    for one in newest(about)[:MOST]:
        news, url = one.news, full_address(town, one.news.url)
        said = f"{news.text} {news.quoted}".strip()
        moment = f"{url.partition('#')[0]}#{news.at.isoformat()}"
        at_once[moment] += 1
        feed.add_item(
            title=f"{news.title}: {said}",
            link=url,
            description="",
            pubdate=news.at,
            updateddate=news.at,
            unique_id=f"{moment}-{at_once[moment]}",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=KIND)


@require_safe
@public_page
def contribution_feed(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Atom: what became of a contribution, the newest first, as on its page."""
    concept, town = concept_of(request, slug), town_of(request)
    try:
        found = contributions.one(concept, number)
    except Contribution.DoesNotExist:
        raise Http404 from None
    if found.is_withdrawn:
        raise Http404
    page = full_address(town, reverse("portal:contribution", args=[slug, number]))
    feed = _feed(request, f"{town.name}: {found}", page)
    for place, step in enumerate(thread(found).steps):
        at = make_aware(datetime.combine(step.on, time(12)))
        said = " ".join(filter(None, [step.text, step.quoted]))
        feed.add_item(
            title=f"{step.title}: {said}" if said else step.title,
            link=f"{page}#was-daraus-wurde",
            description=step.why,
            pubdate=at,
            updateddate=at,
            unique_id=f"{page}#{place}",
        )
    feed.items.reverse()
    return HttpResponse(feed.writeString("utf-8"), content_type=KIND)


def _feed(request: HttpRequest, title: str, page: str) -> Atom1Feed:
    town = town_of(request)
    return Atom1Feed(
        title=title,
        link=page,
        description="",
        language=get_language(),
        author_name=town.name,
        feed_url=full_address(town, request.path),
    )


@require_safe
@public_page
def measure_feed(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Atom: versions, reports, milestones, values, notes, decisions, the newest first, each in a
    sentence."""
    frozen, town = found(request, slug, code), town_of(request)
    published = measure_queries.published_states(frozen, frozen.version.concept)
    version = frozen.version
    owed = is_owed(version.kind, version.concept.status)
    decided = history.decided(shown.decisions(frozen))
    told = [*history.events(published, steps=True, owed=owed), *decided]
    told.sort(key=lambda event: event.at, reverse=True)
    page = full_address(town, reverse("portal:measure", args=[slug, code]))
    feed = _feed(request, f"{town.name}: {frozen.code} {frozen.title}", page)
    for n, event in enumerate(told[:MOST]):
        # Of two decisions on one day each has an address of its own.
        moment = f"{event.at.isoformat()}{sum(one.at == event.at for one in told[:n]) or ''}"
        feed.add_item(
            title=event.text,
            link=f"{page}#verlauf",
            description=event.reason,
            pubdate=event.at,
            updateddate=event.at,
            unique_id=f"{page}#{moment}",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=KIND)
