"""What can be asked about those who follow, and what is new to them."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.utils import translation

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.portal.latest import Entry, News, news_between


def newest_entry(town: Municipality, before: datetime | None = None) -> int:
    """The key of the newest entry that changed what citizens read; 0 for none."""
    found = AuditEntry.objects.filter(municipality_id=town.pk, public=True)
    if before:
        found = found.filter(at__lte=before)
    return found.aggregate(newest=Max("pk"))["newest"] or 0


def followed_by(follower: Follower) -> QuerySet[Follower]:
    """All that an address follows in a town and has confirmed, and this one."""
    same = Follower.objects.filter(
        Q(confirmed_at__isnull=False) | Q(pk=follower.pk),
        concept__municipality=follower.concept.municipality_id,
        email=follower.email,
    )
    return same.select_related("concept", "measure").order_by("pk")


def towns_to_tell(today: date) -> QuerySet[Any, Any]:
    """Of towns where somebody may be told something today."""
    return _open(today).values("concept__municipality").distinct()


def waiting(town: Municipality, today: date, upto: int) -> list[Follower]:
    """Those who were not told today, and to whom something after their last mail may be new. An
    address is told once a day, whatever it follows."""
    of_town = Follower.objects.filter(concept__municipality=town)
    heard = set(of_town.filter(told_on=today).values_list("email", flat=True))
    found = _open(today).filter(concept__municipality=town, told_through__lt=upto)
    related = found.select_related("concept__municipality", "measure")
    return [one for one in related.defer("measure__search_text") if one.email not in heard]


def _open(today: date) -> QuerySet[Follower]:
    public = Follower.objects.filter(confirmed_at__isnull=False, concept__public=True)
    return public.exclude(told_on=today)


class NewsSince:
    """What is new in each concept, asked once per concept and language, however many follow it."""

    def __init__(self, town: Municipality, upto: int) -> None:
        self._town, self._upto = town, upto
        self._versions: dict[int, CatalogueVersion | None] = {}
        self._known: dict[tuple[int, str], list[Entry]] = {}

    def of(self, follower: Follower) -> list[News]:
        """What happened to what somebody follows since they were told, the newest first."""
        return [
            one.news
            for one in self._in(follower.concept, follower.language)
            if one.number > follower.told_through
            if follower.measure_id in (None, one.measure) or one.measure is None
        ]

    def _in(self, concept: Concept, language: str) -> list[Entry]:
        key = (concept.pk, language)
        if key not in self._known:
            if concept.pk not in self._versions:
                self._versions[concept.pk] = latest_public(concept)
            version = self._versions[concept.pk]
            since = self._oldest(concept)
            with translation.override(language):
                found = news_between(concept, version, since, self._upto) if version else []
            self._known[key] = found
        return self._known[key]

    def _oldest(self, concept: Concept) -> int:
        followers = Follower.objects.filter(concept=concept, confirmed_at__isnull=False)
        return followers.aggregate(oldest=Min("told_through"))["oldest"] or 0
