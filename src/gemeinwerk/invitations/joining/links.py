"""The link in the mail by which somebody proves that an address is theirs. Signed, not stored."""

from django.core import signing

from gemeinwerk.invitations.joining.models import JoinRequest

_SALT = "gemeinwerk.invitations.joining"


def key_of(request: JoinRequest) -> str:
    return signing.dumps([request.pk, request.email], salt=_SALT)


def request_of(town: int, key: str) -> JoinRequest | None:
    """None for a link that is not ours, of another town, or of what is forgotten."""
    try:
        pk, email = signing.loads(key, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = JoinRequest.objects.filter(concept__municipality=town, pk=pk, email=email)
    return rows.select_related("concept__municipality").first()
