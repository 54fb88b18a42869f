from django.conf import settings

from gemeinwerk.municipalities.models import Municipality


def for_host(hostname: str) -> Municipality | None:
    """The municipality served under a host name (without port), or None."""
    return Municipality.objects.filter(hosts__name=hostname.lower()).first()


def host_names(town: Municipality) -> list[str]:
    """The host names a town is served under, in the order of the alphabet."""
    return list(town.hosts.order_by("name").values_list("name", flat=True))


def address(town: Municipality, path: str) -> str:
    """A full address for mails: `path` under the first host name of the town."""
    first = town.hosts.order_by("id").values_list("name", flat=True).first() or "localhost"
    return settings.ADDRESS.format(host=first) + path
