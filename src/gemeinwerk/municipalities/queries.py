"""Towns by host name, and their addresses."""

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

from gemeinwerk.audit.queries import public_revision_in
from gemeinwerk.core.prepared import prepared
from gemeinwerk.municipalities.models import Host, Municipality, Synonyms
from gemeinwerk.municipalities.synonyms import names


def for_host(hostname: str) -> Municipality | None:
    """The municipality served under a host name (without port), or None."""
    for town in _served_under(host=hostname.lower()):
        return town
    return None


def with_public_revision(hostname: str) -> tuple[Municipality, str] | None:
    """The same, and the public revision (`audit.queries`) it stands at: both of one moment, or a
    page with the town's name of before could be kept under the revision that changed it.
    """
    for town in _with_revision(host=hostname.lower()):
        return town, town.public_revision  # type: ignore[attr-defined]
    return None


@prepared
def _served_under(*, host: str) -> QuerySet[Municipality]:
    return _towns(host)


@prepared
def _with_revision(*, host: str) -> QuerySet[Municipality]:
    return _towns(host).annotate(public_revision=public_revision_in(OuterRef("pk")))


def _towns(host: str) -> QuerySet[Municipality]:
    """One or none: a host name belongs to one town."""
    return Municipality.objects.filter(hosts__name=host).annotate(first_host=_first_host())


def host_names(town: Municipality) -> list[str]:
    """The host names a town is served under, in the order of the alphabet."""
    return list(town.hosts.order_by("name").values_list("name", flat=True))


def address(town: Municipality, path: str) -> str:
    """A full address for mails, and for who looks for the one address a page is known by: `path`
    under the first host name of the town, however it was asked for."""
    known: str | None = getattr(town, "first_host", None)  # `for_host` asks for it as well
    first = known or town.hosts.order_by("id").values_list("name", flat=True).first()
    return settings.ADDRESS.format(host=first or "localhost") + path


def with_address(town: Municipality) -> Municipality:
    """The same town, of which `address` asks nothing any more: for whoever writes many."""
    return Municipality.objects.annotate(first_host=_first_host()).get(pk=town.pk)


def _first_host() -> Subquery:
    hosts = Host.objects.filter(municipality=OuterRef("pk")).order_by("id")
    return Subquery(hosts.values("name")[:1])


def synonyms_of(town: Municipality) -> list[Synonyms]:
    """In the order of the alphabet, as people have it: Ö beside O."""
    return list(town.synonyms.all())


def synonyms(town: Municipality, pk: int) -> Synonyms:
    """A town's group of words. Raises Synonyms.DoesNotExist."""
    return Synonyms.objects.select_related("municipality").get(municipality=town, pk=pk)


def word_groups(town: Municipality) -> list[list[str]]:
    """What counts as one in a search: one query."""
    return [names(words) for words in town.synonyms.values_list("words", flat=True)]
