"""Which zone a calendar's times are of: by name, as Windows has it, or by the file's own rules."""

import pytest

from tests.engines.planning.files.test_busy import CUSTOM_ZONE, calendar, dates, event, refusal

WINTER, SUMMER = "20270310", "20270407"


def taken(zone, *blocks, day=SUMMER, clock="163000"):
    """Whether an event of a minute, by the clock of a zone, takes the evening of its day."""
    lines = f"DTSTART;TZID={zone}:{day}T{clock}\nDURATION:PT1M"
    return dates(calendar(*blocks, event(lines))) != ""


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Berlin", "/Europe/Berlin", "/Europe/Berlin/", '"Europe/Berlin"', " Europe/Berlin ",
        "W. Europe Standard Time", "/freeassociation.sourceforge.net/Europe/Berlin",
        "/softwarestudio.org/Olson_20011030_5/Europe/Berlin",
        '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome"', '"(UTC+01:00) Nirgendwo, Berlin"',
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", [WINTER, SUMMER])
def test_names_of_the_zone_of_berlin(zone, day):
    assert taken(zone, day=day, clock="163000")
    assert not taken(zone, day=day, clock="162800")
    assert taken(zone, day=day, clock="182959")
    assert not taken(zone, day=day, clock="183000")


@pytest.mark.parametrize(
    ("zone", "clock", "before"),
    [
        ("America/New_York", "103000", "102900"), ("/x/America/New_York", "103000", "102900"),
        ("UTC", "143000", "142900"), ("GMT Standard Time", "153000", "152900"),
        ("Asia/Tokyo", "233000", "232900"), ('"(UTC) Dublin, Lisbon"', "153000", "152900"),
    ],
)  # fmt: skip
def test_other_zones(zone, clock, before):
    assert taken(zone, clock=clock)
    assert not taken(zone, clock=before)


@pytest.mark.parametrize(
    "zone", ["Mond", "x/Europe/Berlin", "/Mond", '"(UTC+01:00) Nirgendwo"', "Berlin", "Z" * 70]
)
def test_an_unknown_zone_is_refused_in_short(zone):
    text = refusal(calendar(event(f"DTSTART;TZID={zone}:20270407T163000")))
    assert text.startswith(f"Zeile 6: Die Zeitzone „{zone.strip(chr(34))[:60]}“ ist unbekannt")


def own(*lines, name="Rathaus", kind="STANDARD"):
    """A zone of the file's own, with one rule."""
    rule = "\n".join(lines)
    return f"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:{kind}\n{rule}\nEND:{kind}\nEND:VTIMEZONE"


ALWAYS = ("DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100")


def test_a_zone_of_one_offset():
    assert taken("Rathaus", own(*ALWAYS), day=WINTER)
    assert not taken("Rathaus", own(*ALWAYS), clock="152900")
    assert taken("Rathaus", own(*ALWAYS), clock="153000")  # it has no summer time
    west = own("DTSTART:19700101T000000", "TZOFFSETFROM:-0530", "TZOFFSETTO:-0530")
    assert taken("Rathaus", west, clock="090000")
    assert not taken("Rathaus", west, clock="085900")


def test_a_known_name_counts_before_the_files_own_rules():
    other = own("DTSTART:19700101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900",
                name="Europe/Berlin")  # fmt: skip
    assert taken("Europe/Berlin", other)


@pytest.mark.parametrize(
    ("day", "clock", "is_taken"),
    [
        ("20270327", "163000", True), ("20270328", "163000", True), ("20271030", "163000", True),
        ("20271031", "163000", True), ("20270327", "182900", True), ("20271031", "182900", True),
        ("20270327", "162800", False), ("20270328", "162800", False), ("20271031", "183000", False),
    ],
)  # fmt: skip
def test_summer_time_by_the_files_own_rules(day, clock, is_taken):
    assert taken("Rathaus", CUSTOM_ZONE, day=day, clock=clock) is is_taken


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;INTERVAL=1",
        "FREQ=YEARLY;BYMONTH=03;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU",
        "FREQ=YEARLY;BYMONTH=12;BYDAY=5SU;UNTIL=20301231T000000Z", "FREQ=YEARLY;BYMONTH=1;WKST=MO",
        "FREQ=YEARLY;UNTIL=20301231;BYMONTH=9;BYDAY=+2SA", "freq=yearly;bymonth=10;byday=-1su",
    ],
)  # fmt: skip
def test_rules_of_summer_time_that_can_be_read(rule):
    taken("Rathaus", own(*ALWAYS, f"RRULE:{rule}"))


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=MONTHLY;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=13;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=0", "RRULE:FREQ=YEARLY;BYDAY=6SU",
        "RRULE:FREQ=YEARLY;INTERVAL=2",
        "RRULE:FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2", "RRULE:FREQ=YEARLY;BYMONTHDAY=0;BYMONTH=2",
        "RRULE:FREQ=YEARLY;BYMONTHDAY=1;BYDAY=-1SU", "RRULE:BYMONTH=3", "RRULE:FREQ=YEARLY;COUNT=3",
        "TZOFFSETTO:0100", "TZOFFSETTO:+1", "TZOFFSETTO:+2000", "DTSTART:19700101",
        "DTSTART:09700101T000000", "RDATE:19700101", "RDATE:" + ",".join(["19700101T000000"] * 302),
    ],
)  # fmt: skip
def test_rules_of_a_zone_that_are_none(line):
    block = own(*(one for one in ALWAYS if not line.startswith(one.split(":")[0])), line)
    text = refusal(calendar(block, event("DTSTART;TZID=Rathaus:20270407T163000")))
    assert "Die Regeln dieser Zeitzone sind nicht zu lesen." in text
    number = 6 + len([one for one in ALWAYS if not line.startswith(one.split(":")[0])])
    assert text.startswith(f"Zeile {number}: ")


def test_a_zone_without_rules_is_refused_with_its_line():
    empty = "BEGIN:VTIMEZONE\nTZID:Rathaus\nEND:VTIMEZONE"
    text = refusal(calendar(empty, event("DTSTART;TZID=Rathaus:20270407T163000")))
    assert text.startswith("Zeile 3: Die Regeln dieser Zeitzone sind nicht zu lesen.")


def test_days_on_which_a_zone_changed_for_once():
    block = own("DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100",
                "RDATE:19800101T000000,19900101T000000")  # fmt: skip
    assert taken("Rathaus", block, clock="153000")


def test_a_file_of_very_many_rules_of_summer_time_is_refused():
    rule = "BEGIN:STANDARD\n" + "\n".join(ALWAYS) + "\nEND:STANDARD\n"

    def zone(number):
        block = f"BEGIN:VTIMEZONE\nTZID:Rathaus\n{rule * number}END:VTIMEZONE"
        return calendar(block, event("DTSTART;TZID=Rathaus:20270407T153000"))

    assert dates(zone(400)) == "7.4."
    assert refusal(zone(501)).startswith("Zeile 2505: Die Termine dieses Kalenders wiederholen")
