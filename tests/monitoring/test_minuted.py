"""What a meeting decided on a deviation flows back to where decisions are entered."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.decided import sources
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.minutes.models import Decision
from gemeinwerk.monitoring.steering.minuted import minuted
from gemeinwerk.monitoring.steering.models import Deviation
from tests.factories import MeetingFactory, MinutedDecisionFactory, MinutesFactory

pytestmark = pytest.mark.django_db


def test_what_the_steering_group_decided_is_not_typed_again(
    deviation: Deviation, group: Body, office: User, client: Client
) -> None:
    Deviation.objects.filter(pk=deviation.pk).update(decider=group)
    begun = now() + timedelta(minutes=1)
    meeting = MeetingFactory(body=group, concept=deviation.measure.concept, starts_at=begun)
    item = meetings.take_up(meeting, source=f"deviation:{deviation.pk}", by=office)
    minutes = MinutesFactory(meeting=meeting)
    assert minuted(deviation) is None
    told = {"paragraph__minutes": minutes, "number": 3, "year": 2027}
    MinutedDecisionFactory(text="Etwas anderes.", **told)  # to no item
    Decision.objects.all().delete()
    MinutedDecisionFactory(text="Zwei Stellen mehr.", paragraph__item=item, **told)
    client.force_login(office)
    page = client.get(reverse("monitoring:decide", args=[deviation.pk])).text
    assert "Zwei Stellen mehr." in page
    assert "Beschluss 3/2027" in page
    assert "Aus dem Protokoll übernommen" in page
    # A sounding decides nothing; nor does what was decided before it was proposed anew.
    Decision.objects.update(result="sounded")
    assert minuted(deviation) is None
    Decision.objects.update(result="agreed", taken_at=now() - timedelta(days=900))
    assert minuted(deviation) is None


def test_decisions_of_minutes_are_offered_where_somebody_says_who_decided(
    deviation: Deviation, group: Body
) -> None:
    concept = deviation.measure.concept
    minutes = MinutesFactory(meeting=MeetingFactory(body=group, concept=concept))
    MinutedDecisionFactory(paragraph__minutes=minutes, number=4, year=2027)
    (found,) = sources(concept)
    assert (found.body, found.reference) == (group.pk, "Beschluss 4/2027")
    assert found.decided_on == localdate()
