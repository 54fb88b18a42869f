"""A show of dots: prepared, opened, points given once, the wall entered, closed for good."""

from io import BytesIO

import pytest
from django.db import connection
from openpyxl import load_workbook

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.models import Sending
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.dots import operations, queries, telling
from gemeinwerk.dots.codes import digest_of, plain, spelled
from gemeinwerk.dots.errors import (
    CountedBefore,
    NoPoint,
    NotNow,
    NotOpen,
    SlipUsed,
    TooMany,
    Unfitting,
    WrongPoints,
)
from gemeinwerk.dots.files import as_xlsx
from gemeinwerk.dots.models import Device, Slip, Weighing
from gemeinwerk.meetings.models import Meeting
from tests.factories import WeighingFactory

pytestmark = pytest.mark.django_db
NAMED = [("Wohnungen", "item:1"), ("Sprache", ""), ("Verkehr", "")]


def of(weighing: Weighing) -> Weighing:
    return Weighing.objects.get(pk=weighing.pk)


# --- giving -------------------------------------------------------------------------------------


def test_a_device_gives_its_points_once(weighing: Weighing) -> None:
    operations.give_points(weighing, points={"1": 3, "2": 2}, device="a")
    with pytest.raises(CountedBefore):
        operations.give_points(weighing, points={"3": 3}, device="a")
    operations.give_points(weighing, points={"1": 1, "3": 0}, device="b")
    found = of(weighing)
    assert found.by_phone == {"1": 4, "2": 2, "3": 0}
    assert found.phones == 2


@pytest.mark.parametrize(
    ("points", "refusal"),
    [
        ({"1": 3, "2": 3}, TooMany),
        ({"1": 4}, WrongPoints),
        ({"1": -1, "2": 3}, WrongPoints),
        ({"9": 1}, WrongPoints),
        ({}, NoPoint),
        ({"1": 0}, NoPoint),
    ],
)
def test_no_more_points_than_there_are(
    weighing: Weighing, points: dict[str, int], refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        operations.give_points(weighing, points=points, device="a")
    assert of(weighing).phones == 0
    assert not Device.objects.exists()


def test_a_slip_holds_once_whatever_the_device(meeting: Meeting, office: User) -> None:
    weighing = WeighingFactory(meeting=meeting, state="open", with_slips=True)
    first, second = operations.print_slips(weighing, number=2, by=office)
    operations.give_points(weighing, points={"1": 1}, device="a", slip=spelled(first, 4))
    operations.give_points(weighing, points={"1": 1}, device="a", slip=second)
    for used in (first, "zzzzzzzz", ""):
        with pytest.raises(SlipUsed):
            operations.give_points(weighing, points={"1": 1}, device="b", slip=used)
    assert of(weighing).by_phone["1"] == 2
    other = WeighingFactory(meeting=meeting, state="open", with_slips=True)
    (third,) = operations.print_slips(weighing, number=1, by=office)
    with pytest.raises(SlipUsed):
        operations.give_points(other, points={"1": 1}, slip=third)


def test_before_and_after_nobody_gives_points(meeting: Meeting, office: User) -> None:
    weighing = WeighingFactory(meeting=meeting)
    with pytest.raises(NotOpen):
        operations.give_points(weighing, points={"1": 1}, device="a")
    operations.open_weighing(weighing, by=office)
    operations.give_points(weighing, points={"1": 1}, device="a")
    operations.close_weighing(weighing, by=office)
    with pytest.raises(NotOpen):
        operations.give_points(weighing, points={"1": 1}, device="b")


def test_nothing_says_who_gave_what_or_when(weighing: Weighing, office: User) -> None:
    """What is kept: sums, and one checksum that is another one in each show of dots."""
    before = AuditEntry.objects.count()
    operations.give_points(weighing, points={"1": 1}, device="a")
    assert AuditEntry.objects.count() == before
    assert not Sending.objects.exists()
    (device,) = Device.objects.values()
    assert device.keys() == {"id", "weighing_id", "digest"}
    assert device["digest"] == digest_of(weighing.pk, "a") != digest_of(weighing.pk + 1, "a")
    operations.close_weighing(weighing, by=office)
    assert not Device.objects.exists()


def test_unused_slips_go_with_the_end(meeting: Meeting, office: User) -> None:
    weighing = WeighingFactory(meeting=meeting, state="open", with_slips=True)
    operations.print_slips(weighing, number=3, by=office)
    operations.close_weighing(weighing, by=office)
    assert not Slip.objects.exists()
    assert of(weighing).slips == 3


# --- preparing ----------------------------------------------------------------------------------


def test_what_is_asked_is_changed_only_before_it_is_open(meeting: Meeting, office: User) -> None:
    new = operations.create_weighing(meeting, question="Was zuerst?", things=NAMED, by=office)
    operations.edit_weighing(new, things=NAMED[:2], points=4, by=office)
    assert [one["title"] for one in of(new).things] == ["Wohnungen", "Sprache"]
    operations.open_weighing(new, by=office)
    with pytest.raises(NotNow):
        operations.edit_weighing(new, things=NAMED, by=office)


def test_two_people_who_prepare_it_are_told(meeting: Meeting, office: User) -> None:
    new = operations.create_weighing(meeting, question="Was zuerst?", things=NAMED, by=office)
    seen = stamp(queries.told(new))
    operations.edit_weighing(new, things=NAMED, question="Was jetzt?", shown=seen, by=office)
    with pytest.raises(SeenOtherwise):
        operations.edit_weighing(new, things=NAMED, question="Was dann?", shown=seen, by=office)


def test_too_little_to_choose_from_and_too_many_on_one(meeting: Meeting, office: User) -> None:
    told = {"question": "?", "by": office}
    with pytest.raises(Unfitting):
        operations.create_weighing(meeting, things=NAMED[:1], **told)
    with pytest.raises(Unfitting):
        operations.create_weighing(meeting, things=NAMED, points=2, most_on_one=3, **told)


def test_of_a_meeting_that_is_cancelled_nothing_is_weighed(meeting: Meeting, office: User) -> None:
    waiting = WeighingFactory(meeting=meeting)
    meeting.state = "cancelled"
    meeting.save()
    with pytest.raises(NotNow):
        operations.create_weighing(meeting, question="?", things=NAMED, by=office)
    with pytest.raises(NotNow):
        operations.open_weighing(waiting, by=office)


def test_whatever_somebody_gave_points_to_is_not_deleted(weighing: Weighing, office: User) -> None:
    operations.give_points(weighing, points={"1": 1}, device="a")
    with pytest.raises(NotNow):
        operations.remove_weighing(weighing, by=office)
    empty = WeighingFactory(meeting=weighing.meeting, state="closed")
    operations.remove_weighing(empty, by=office)
    assert list(Weighing.objects.all()) == [weighing]


# --- the wall and the result --------------------------------------------------------------------


def test_phones_and_wall_are_counted_apart_and_together(weighing: Weighing, office: User) -> None:
    operations.give_points(weighing, points={"1": 1, "3": 3}, device="a")
    operations.enter_wall(weighing, points={"1": 7, "2": 4}, people=6, by=office)
    found = telling.result(of(weighing))
    told = [(one.title, one.phone, one.wall, one.together) for one in found.lines]
    assert told == [("Wohnungen", 1, 7, 8), ("Sprache", 0, 4, 4), ("Verkehr", 3, 0, 3)]
    assert found.people == "Mit dem Telefon dabei: weniger als fünf. An der Wand: 6."
    assert found.few
    operations.enter_wall(weighing, points={"1": 2}, people=None, by=office)
    assert of(weighing).on_wall == {"1": 2, "2": 0, "3": 0}


def test_two_who_count_the_wall_are_told(weighing: Weighing, office: User) -> None:
    seen = stamp(queries.told_of_wall(weighing))
    operations.enter_wall(weighing, points={"1": 7}, people=6, shown=seen, by=office)
    with pytest.raises(SeenOtherwise):
        operations.enter_wall(weighing, points={"1": 8}, people=6, shown=seen, by=office)


def test_closed_is_frozen(weighing: Weighing, office: User) -> None:
    operations.close_weighing(weighing, by=office)
    closed = of(weighing)
    for change in (
        lambda: operations.enter_wall(weighing, points={"1": 1}, people=1, by=office),
        lambda: operations.open_weighing(weighing, by=office),
        lambda: operations.print_slips(weighing, number=1, by=office),
    ):
        with pytest.raises(NotNow):
            change()
    operations.close_weighing(weighing, by=office)
    assert of(weighing).closed_at == closed.closed_at


def test_the_spreadsheet_says_what_it_was_counted_from(weighing: Weighing, office: User) -> None:
    operations.give_points(weighing, points={"2": 2}, device="a")
    operations.enter_wall(weighing, points={"3": 9}, people=None, by=office)
    operations.close_weighing(weighing, by=office)
    sheet = load_workbook(BytesIO(as_xlsx(queries.weighing(office_town(weighing), weighing.pk))))
    rows = [[cell for cell in row if cell is not None] for row in sheet.active.values]
    assert rows[1:4] == [["Verkehr", 0, 9, 9], ["Sprache", 2, 0, 2], ["Wohnungen", 0, 0, 0]]
    assert ["Was zuerst?"] in rows
    assert any("nicht eingetragen" in str(row) for row in rows)


def office_town(weighing: Weighing):  # type: ignore[no-untyped-def]
    return weighing.meeting.body.municipality


def test_a_code_is_read_as_people_type_it() -> None:
    assert spelled("k7m2xp") == "K7M-2XP"
    assert plain(" K7M 2xp") == plain("k7m-2XP") == "k7m2xp"


def test_points_of_many_phones_cost_the_same(weighing: Weighing) -> None:
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(3):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            operations.give_points(weighing, points={"1": 1}, device=str(number))
        counts.append(len(asked))
    assert counts[0] == counts[2]
