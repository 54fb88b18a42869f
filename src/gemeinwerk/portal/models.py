"""The tables of the public site: whoever follows by mail."""

from gemeinwerk.portal.following.models import Follower

__all__ = ["Follower"]
