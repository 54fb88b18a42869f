"""The tables of the public site: whoever follows by mail, and what they were told."""

from gemeinwerk.portal.following.models import Digest, Follower, LetterBatch

__all__ = ["Digest", "Follower", "LetterBatch"]
