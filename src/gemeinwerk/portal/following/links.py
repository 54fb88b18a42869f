"""The link in a mail by which its reader confirms, looks after and ends what they follow.

It is signed, not stored: whoever reads the database cannot make one.
"""

from django.core import signing
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from gemeinwerk.portal.following.models import ABOUT, Follower

_SALT = "gemeinwerk.portal.following"


def key_of(follower: Follower) -> str:
    """Names one entry and, without telling it, the address: it serves as long as anything of it
    is followed."""
    told = [follower.pk, int(follower.asked_at.timestamp()), _mark(follower.address)]
    return signing.dumps(told, salt=_SALT)


def follower_of(town: int, key: str) -> Follower | None:
    """The entry of a link; where it ended, another that the same address confirmed. None for a link
    that is not ours, of another town, or of an address that follows no more."""
    try:
        pk, asked, *marks = signing.loads(key, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    of_town = Follower.objects.filter(concept__municipality=town, ended_at=None)
    related = of_town.select_related("concept__municipality", *ABOUT)
    one = related.filter(pk=pk).first()
    if one and int(one.asked_at.timestamp()) == asked:
        return one
    email = _address(of_town.filter(confirmed_at__isnull=False), marks)
    return related.filter(email=email, confirmed_at__isnull=False).first() if email else None


def _address(confirmed: QuerySet[Follower], marks: list[str]) -> str:
    """Mails sent before links were marked have none."""
    if not marks:
        return ""
    emails = (
        confirmed.exclude(email="").order_by("email").values_list("email", flat=True).distinct()
    )
    return next((one for one in emails if constant_time_compare(_mark(one), marks[0])), "")


def _mark(email: str) -> str:
    return salted_hmac(_SALT, email, algorithm="sha256").hexdigest()[:24]
