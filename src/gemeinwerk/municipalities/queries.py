from django.conf import settings
from django.db.models import OuterRef, Subquery

from gemeinwerk.municipalities.models import Host, Municipality


def for_host(hostname: str) -> Municipality | None:
    """The municipality served under a host name (without port), or None."""
    first = Host.objects.filter(municipality=OuterRef("pk")).order_by("id").values("name")[:1]
    towns = Municipality.objects.filter(hosts__name=hostname.lower())
    return towns.annotate(first_host=Subquery(first)).first()


def host_names(town: Municipality) -> list[str]:
    """The host names a town is served under, in the order of the alphabet."""
    return list(town.hosts.order_by("name").values_list("name", flat=True))


def address(town: Municipality, path: str) -> str:
    """A full address for mails, and for who looks for the one address a page is known by: `path`
    under the first host name of the town, however it was asked for."""
    known: str | None = getattr(town, "first_host", None)  # `for_host` asks for it as well
    first = known or town.hosts.order_by("id").values_list("name", flat=True).first()
    return settings.ADDRESS.format(host=first or "localhost") + path
