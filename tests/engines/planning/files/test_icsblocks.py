"""A calendar file as blocks: folded lines, blocks in blocks, and what is too much."""

import pytest

from gemeinwerk.engines.planning.files.icsblocks import calendars
from gemeinwerk.engines.planning.problem import ProblemError

WANTED = frozenset({"SUMMARY", "DTSTART"})


def read(*lines, end="\r\n"):
    return calendars(end.join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]), WANTED)


def summaries(*lines, end="\r\n"):
    (calendar,) = read("BEGIN:VEVENT", *lines, "END:VEVENT", end=end)
    return [(one.line, one.value) for one in calendar.blocks[0].all("SUMMARY")]


def refusal(text):
    with pytest.raises(ProblemError) as refused:
        calendars(text, WANTED)
    return refused.value.in_language("de"), refused.value.in_language("en")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_line_that_begins_with_a_blank_goes_on_with_the_one_before(end):
    lines = ["SUMMARY:Stadt", " verordneten", "\tversammlung", "", "SUMMARY:  Rat "]
    assert summaries(*lines, end=end) == [(3, "Stadtverordnetenversammlung"), (7, "  Rat ")]


def test_a_file_may_begin_with_its_mark_or_with_empty_lines():
    text = "\ufeff\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n\n"
    (calendar,) = calendars(text, WANTED)
    assert (calendar.line, calendar.blocks[0].line) == (3, 4)
    (folded,) = calendars(" \nBEGIN:VCALENDAR\nEND:VCALENDAR", WANTED)
    assert folded.kind == "VCALENDAR"


def test_names_of_blocks_and_properties_in_any_letters_and_with_blanks():
    text = "begin:vcalendar\nBegin: VEvent\nsummary;language=de:Rat\nend:vevent\nEND:VCALENDAR"
    (calendar,) = calendars(text, WANTED)
    (event,) = calendar.blocks
    told = event.first("SUMMARY")
    assert (event.kind, told.value, told.parameters) == ("VEVENT", "Rat", {"LANGUAGE": "de"})
    assert event.first("DTSTART") is None
    assert (event.word("DTSTART"), event.word("SUMMARY")) == ("", "RAT")


def test_of_several_calendars_in_a_file_each_is_one():
    both = "BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"
    other = "BEGIN:VADDRESS\nEND:VADDRESS\n"
    assert [one.line for one in calendars(both + other, WANTED)] == [1, 3]
    assert refusal(other)[1].startswith("This is no calendar: BEGIN:VCALENDAR is missing.")


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
            "Zeile 3: BEGIN:VEVENT aus Zeile 2 ist nicht geschlossen.",
            "line 3: BEGIN:VEVENT of line 2 is not closed.",
        ),
        (
            "BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VEVENT",
            "Zeile 3: Dieses END hat kein BEGIN.",
            "line 3: This END has no BEGIN.",
        ),
        (
            "BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VEVENT\n\nSUMMARY:a",
            "Zeile 3: BEGIN:VEVENT aus Zeile 3 ist nicht geschlossen.",
            "line 3: BEGIN:VEVENT of line 3 is not closed.",
        ),
        (
            "BEGIN:VCALENDAR\nSUMMARY;x:a\nEND:VCALENDAR",
            "Zeile 2: „SUMMARY;x:a“ ist keine gültige Zeile eines Kalenders.",
            "line 2: “SUMMARY;x:a” is no valid line of a calendar.",
        ),
    ],
)
def test_what_is_broken_is_said_with_its_line(text, german, english):
    said = refusal(text)
    assert (said[0][: len(german)], said[1][: len(english)]) == (german, english)


def test_what_is_not_wanted_may_be_as_broken_as_it_likes():
    assert summaries("X-NOTE;x:a", "SUMMARY:b", "nothing at all") == [(4, "b")]


def nested(depth):
    begin = ["BEGIN:VEVENT"] * depth
    return "\n".join(["BEGIN:VCALENDAR", *begin, *(["END:VEVENT"] * depth), "END:VCALENDAR"])


def test_ten_blocks_may_stand_in_each_other_and_no_more():
    assert len(calendars(nested(9), WANTED)) == 1
    assert refusal(nested(10))[0].startswith(
        "Zeile 11: Der Kalender ist zu groß oder zu tief verschachtelt."
    )


def test_fifty_thousand_blocks_may_stand_in_a_file_and_no_more():
    event = "BEGIN:VEVENT\nEND:VEVENT\n"
    # The first block is the calendar; the event of line 99,998 is read still.
    assert refusal(f"BEGIN:VCALENDAR\n{event * 50_000}END:VCALENDAR\n")[0].startswith(
        "Zeile 100000: Der Kalender ist zu groß"
    )
