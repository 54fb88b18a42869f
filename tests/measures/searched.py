"""What a search finds among measures as they are written."""

from django.db.models import Manager, QuerySet

from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.searching import found_among


def found(query: str, measures: Manager[Measure] = Measure.objects) -> QuerySet[Measure]:
    return measures.filter(pk__in=found_among(measures.all(), query)[0])
