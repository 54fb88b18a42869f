"""The link in a mail by which its reader confirms, looks after and ends what they follow.

It is signed, not stored: whoever reads the database cannot make one.
"""

from django.core import signing

from gemeinwerk.portal.following.models import Follower

_SALT = "gemeinwerk.portal.following"


def key_of(follower: Follower) -> str:
    told = [follower.pk, int(follower.asked_at.timestamp())]
    return signing.dumps(told, salt=_SALT)


def follower_of(town: int, key: str) -> Follower | None:
    """None for a link that is not ours, of another town, or of somebody who follows no more."""
    try:
        pk, asked = signing.loads(key, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    related = ("concept__municipality", "measure")
    found = Follower.objects.filter(pk=pk, concept__municipality=town).select_related(*related)
    one = found.first()
    return one if one and int(one.asked_at.timestamp()) == asked else None
