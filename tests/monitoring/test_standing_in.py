"""Who stands in reports as the colleague would, and who is told of missing reports hears of it."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Deputy
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations, queries
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.reminding.operations import remind
from gemeinwerk.monitoring.rules import is_theirs
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import DeputyFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import TODAY, later, open_round


@pytest.fixture
def deputy(town: Municipality, editor: User) -> User:
    found = user_with_role(
        "unit_editor", town, unit=UnitFactory(municipality=town), name="Lea Beispiel"
    )
    DeputyFactory(
        person=editor.people.get(), deputy=found.people.get(), since=TODAY, until=later(60)
    )
    return found


def test_a_deputy_is_asked_and_hands_in(
    town: Municipality, measure: Measure, deputy: User, editor: User, office: User
) -> None:
    opened = open_round(measure.concept, office)
    asked = Notice.objects.filter(kind="report.asked").values_list("recipient", flat=True)
    assert set(asked) == {editor.email, deputy.email}
    assert [(one.pk, one.missing) for one in queries.own_rounds(town, deputy)] == [(opened.pk, 1)]
    report = opened.reports.get()
    assert is_theirs(deputy, report)
    operations.report_nothing_new(report, by=deputy)
    assert operations.submit(report, by=deputy).submitted_by == deputy
    Deputy.objects.all().delete()
    assert not is_theirs(User.objects.get(pk=deputy.pk), Report.objects.get())


def test_whoever_is_told_of_missing_reports_hears_who_stands_in(
    opened: ReportingRound, town: Municipality, deputy: User, office: User
) -> None:
    remind(town, today=opened.due)
    remind(town, today=later(50))
    mail = Notice.objects.get(kind="report.missing")
    assert mail.recipient == office.email
    assert "Lea Beispiel vertritt Kim Muster" in mail.body
