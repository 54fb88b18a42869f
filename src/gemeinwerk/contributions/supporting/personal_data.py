"""Supports are nobody's: no row says whose device it was, nor which others are of the same."""

from gemeinwerk.contributions.supporting.models import Support
from gemeinwerk.privacy import registry

registry.nothing(Support, registry.HASH)
