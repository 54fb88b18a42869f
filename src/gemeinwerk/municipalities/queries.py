from gemeinwerk.municipalities.models import Municipality


def for_host(hostname: str) -> Municipality | None:
    """The municipality served under a host name (without port), or None."""
    return Municipality.objects.filter(hosts__name=hostname.lower()).first()
