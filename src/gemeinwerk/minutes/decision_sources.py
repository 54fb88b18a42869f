"""Decisions in minutes, for forms in which it is said who decided something when."""

from collections.abc import Iterator

from django.utils.timezone import localtime

from gemeinwerk.concepts.decided import MOST, DecisionSource, register
from gemeinwerk.concepts.models import Concept
from gemeinwerk.minutes.models import Decision


def _decided(concept: Concept) -> Iterator[DecisionSource]:
    """One query; the newest first."""
    rows = Decision.objects.filter(
        paragraph__minutes__meeting__concept=concept, number__isnull=False
    )
    for one in rows.select_related("body").order_by("-taken_at", "-pk")[:MOST]:
        yield DecisionSource(one.body.name, localtime(one.taken_at).date(), one.body_id, one.called)


register(_decided)
