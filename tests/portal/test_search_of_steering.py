"""The public search knows what was decided and reported, as far as it is public."""

import re

from django.test import Client
from django.utils.timezone import now

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.operations import approve, show_decision
from tests.factories import AssignmentFactory, ReportFactory

ADDRESS = "/suche/?suche=Kranvermietung"


def found(client: Client) -> list[str]:
    """The addresses of what is found."""
    html = client.get(ADDRESS).content.decode().partition("<ol")[2]
    return re.findall(r'<h2[^>]*>.*?href="([^"]+)"', html, re.DOTALL)


def test_a_decision_is_found_once_the_office_shows_it(client: Client, concept: Concept) -> None:
    one = AssignmentFactory(
        decision__deviation__measure=Measure.objects.get(code="1.1"),
        decision__words="Zwei Beschäftigte helfen bei der Kranvermietung aus.",
    )
    assert found(client) == []
    show_decision(one.decision, public=True, by=None)
    assert found(client) == ["/konzepte/integration/massnahmen/1.1/#entschieden"]


def test_a_report_is_found_once_it_is_approved(client: Client, concept: Concept) -> None:
    Concept.objects.update(status="implementation")
    one = ReportFactory(
        measure=Measure.objects.get(code="1.1"),
        done="Die Kranvermietung läuft.",
        state="submitted",
        submitted_at=now(),
        basis={"done": ""},
    )
    assert found(client) == []
    approve(Report.objects.get(pk=one.pk), by=None)
    assert found(client) == ["/konzepte/integration/massnahmen/1.1/"]
