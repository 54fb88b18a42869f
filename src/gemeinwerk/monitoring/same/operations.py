"""The office says that two measures are one, or that they are not.

say_same(measure, leading=other, by=user)
"""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.same.models import SameMeasure
from gemeinwerk.monitoring.verbs import MonitoringVerb


class NotTheSame(DomainError):
    """They stand in one concept, or one of them is reported with another already."""


@verb
def say_same(measure: Measure, *, leading: Measure, by: User) -> SameMeasure:
    """From the next round on only `leading` is asked about; what is approved of it both say."""
    hold_all(Concept.objects.filter(pk__in={measure.concept_id, leading.concept_id}))
    held = {
        one.pk: one for one in hold_all(Measure.objects.filter(pk__in={measure.pk, leading.pk}))
    }
    follower, leader = held[measure.pk], held[leading.pk]
    if follower.concept_id == leader.concept_id:
        raise NotTheSame(_("Beide Maßnahmen stehen im selben Konzept: Dann sind es zwei."))
    if follower.concept.municipality_id != leader.concept.municipality_id:
        raise NotTheSame(_("Die Maßnahmen gehören zu verschiedenen Kommunen."))
    for one, in_the_way in (
        (follower, SameMeasure.objects.filter(measure=follower)),
        (follower, SameMeasure.objects.filter(leading=follower)),
        (leader, SameMeasure.objects.filter(measure=leader)),
    ):
        if in_the_way.exists():
            raise NotTheSame(
                _("Maßnahme {code} ist schon mit einer anderen verbunden. Lösen Sie das zuerst.")
                .format(code=one.code)
            )  # fmt: skip
    new = SameMeasure.objects.create(measure=follower, leading=leader)
    _record(MonitoringVerb.MEASURE_SAME, follower, leader, by)
    return new


@verb
def say_different(row: SameMeasure, *, by: User) -> None:
    """Each is reported by itself again; what both say by now stays."""
    hold_all(Concept.objects.filter(pk__in={row.measure.concept_id, row.leading.concept_id}))
    hold_all(Measure.objects.filter(pk__in={row.measure_id, row.leading_id}))
    found = hold(row, "measure__concept", "leading__concept")
    _record(MonitoringVerb.MEASURE_DIFFERENT, found.measure, found.leading, by)
    found.delete()


def _record(deed: MonitoringVerb, measure: Measure, leading: Measure, by: User) -> None:
    told = f"{leading.code} ({leading.concept.title})"
    audit.record(deed, measure, by=by, after={"leading": told})
