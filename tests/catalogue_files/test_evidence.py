"""Each line of the table of evidence moves the likelihoods where it just holds, else not."""

import pytest

from gemeinwerk.catalogue_files.mapping import proposals
from gemeinwerk.catalogue_files.mapping.evidence import (
    ALONE,
    EVIDENCE,
    Facts,
    from_cells_alone,
    weigh,
)
from gemeinwerk.catalogue_files.mapping.profile import Profile, profile_of
from gemeinwerk.catalogue_files.sheets.table import Column, Table
from gemeinwerk.catalogue_files.words.headings import Meaning
from gemeinwerk.tables.grid import Row, Sheet


def facts(scores, heading="", posts=False, **cells):
    return Facts(heading, Profile(**{"filled": 10, **cells}), scores, posts)


# why: (likelihoods of the heading, cells that hold, cells that just do not, likelihoods then)
LINES = {
    "long texts of which few begin with a state explain one": (
        {"status": 1.0, "status_text": 0.5}, {"length": 61, "status": 0.49},
        [{"length": 60, "status": 0.49}, {"length": 61, "status": 0.5}],
        {"status": 0.65, "status_text": 0.98},
    ),
    "days are when somebody looked, not how far it is": (
        {"status": 0.9, "status_text": 0.5}, {"period": 0.81, "status": 0.19},
        [{"period": 0.8, "status": 0.19}, {"period": 0.81, "status": 0.2}],
        {"": 0.9, "status_text": 0.5},
    ),
    "short words for states are the state itself": (
        {"status_text": 1.0}, {"length": 39, "status": 0.61},
        [{"length": 40, "status": 0.61}, {"length": 39, "status": 0.6}],
        {"status_text": 0.7, "status": 0.95},
    ),
    "what stands in several rows again and again is what they have in common": (
        {"title": 1.0}, {"filled": 4, "different": 0.6},
        [{"filled": 3, "different": 0.6}, {"filled": 4, "different": 0.61}],
        {"title": 0.6, "field_of_action": 0.53},
    ),
    "nothing but figures is no name": (
        {"title": 1.0}, {"number": 0.91, "different": 1}, [{"number": 0.9, "different": 1}],
        {"title": 0.6},
    ),
    "a number is what is to be reached": (
        {"goal": 1.0}, {"number": 0.71}, [{"number": 0.7}], {"goal": 0.6, "target": 0.95},
    ),
    "under a heading for both, large numbers are money": (
        {"fte": 0.9, "cost": 0.9}, {"small": 0.49}, [{"small": 0.5}], {"fte": 0.7, "cost": 0.9},
    ),
    "sums of money under a heading of posts": (
        {"fte": 1.0}, {"amount": 0.51, "small": 0.29, "number": 0.89},
        [{"amount": 0.5, "small": 0.29, "number": 0.89},
         {"amount": 0.51, "small": 0.3, "number": 0.89},
         {"amount": 0.51, "small": 0.29, "number": 0.9}],
        {"fte": 1.0, "cost": 0.9},
    ),
    "hardly a day among the beginnings": (
        {"start": 1.0}, {"period": 0.29}, [{"period": 0.3}], {"start": 0.5},
    ),
    "nothing but times: when it is carried out, not how": (
        {"description": 0.9}, {"period": 0.81, "length": 29},
        [{"period": 0.8, "length": 29}, {"period": 0.81, "length": 30}],
        {"description": 0.6, "timeframe": 0.85},
    ),
    "hardly a day among the ends": (
        {"end": 1.0}, {"period": 0.29}, [{"period": 0.3}], {"end": 0.5},
    ),
    "long texts without a date": (
        {"timeframe": 1.0}, {"period": 0.14, "length": 61},
        [{"period": 0.15, "length": 61}, {"period": 0.14, "length": 60}], {"timeframe": 0.6},
    ),
    "lasting or once: a type, no period": (
        {"timeframe": 1.0}, {"period": 1, "lasting": 0.11, "marks": 0.1},
        [{"period": 1, "lasting": 0.1, "marks": 0.1}, {"period": 1, "lasting": 0.11},
         {"period": 1, "lasting": 0.11, "marks": 0.1, "dated": 0.1}],
        {"timeframe": 0.7, "permanent": 0.98},
    ),
    "words, with or without a number before them: the names": (
        {"code": 1.0}, {"code": 0.29, "length": 13, "different": 1},
        [{"code": 0.3, "length": 13, "different": 1}, {"code": 0.29, "length": 12, "different": 1}],
        {"code": 0.5, "title": 0.8},
    ),
    "a number that comes again and again numbers something above the measures": (
        {"code": 1.0}, {"code": 1, "filled": 4, "different": 0.5},
        [{"code": 1, "filled": 3, "different": 0.5}, {"code": 1, "filled": 4, "different": 0.51}],
        {"code": 0.7},
    ),
    "a number of its own in each row": (
        {"lead": 1.0}, {"number": 0.91, "different": 0.91},
        [{"number": 0.9, "different": 0.91}, {"number": 0.91, "different": 0.9}], {"lead": 0.8},
    ),
    "long texts are no order": (
        {"priority": 1.0}, {"length": 61}, [{"length": 60}], {"priority": 0.7},
    ),
    "a type: some of the measures are tasks without an end": (
        {"": 1.0}, {"lasting": 0.11, "length": 39},
        [{"lasting": 0.1, "length": 39}, {"lasting": 0.11, "length": 40},
         {"lasting": 0.11, "length": 39, "dated": 0.1}],
        {"": 0.9, "permanent": 1.01},
    ),
}  # fmt: skip
BY_HEADING = {
    "a second column of states is an older one, and kept as text",
    "who carries it out takes part, where another column says who answers for it",
}


def test_every_line_of_the_table_is_played():
    assert [line.why for line in EVIDENCE if line.why not in LINES.keys() | BY_HEADING] == []
    assert len({line.why for line in EVIDENCE}) == len(EVIDENCE)


@pytest.mark.parametrize("why", LINES)
def test_a_line_that_holds_moves_the_likelihoods(why):
    scores, holding, _failing, then = LINES[why]
    assert weigh(facts(scores, **holding)) == pytest.approx(then)


@pytest.mark.parametrize(
    ("why", "number"), [(w, n) for w in LINES for n in range(len(LINES[w][2]))]
)
def test_a_line_that_just_does_not_hold_leaves_them(why, number):
    scores, _holding, failing, _then = LINES[why]
    assert weigh(facts(scores, **failing[number])) == pytest.approx(scores)


def test_a_second_column_of_states_may_be_an_older_one():
    assert weigh(facts({"status": 1.0}, status=0.9)) == pytest.approx(
        {"status": 1.0, "status_text": 0.75}
    )
    assert weigh(facts({"status": 1.0, "status_text": 0.5}, status=0.9))["status_text"] == 0.5


def test_who_carries_it_out_may_be_who_takes_part():
    assert weigh(facts({"lead": 0.94}, "Umsetzung durch")) == pytest.approx(
        {"lead": 0.94, "contributing": 0.79}
    )
    assert weigh(facts({"lead": 1.0}, "Federführung")) == {"lead": 1.0}
    assert (
        weigh(facts({"lead": 0.9, "contributing": 0.4}, "Umsetzung durch"))["contributing"] == 0.4
    )


def test_a_word_for_posts_in_the_heading_decides_between_money_and_posts():
    both = {"fte": 0.9, "cost": 0.9}
    assert weigh(facts(both, "Kosten / VZÄ", posts=True, small=0.1)) == both


def test_empty_columns_say_nothing_against_their_heading():
    assert weigh(facts({"start": 1.0}, filled=0)) == {"start": 1.0}


@pytest.mark.parametrize(
    ("cells", "scores"),
    [
        ({"code": 0.81, "different": 0.51}, {"code": 0.6}),
        ({"code": 0.8, "different": 0.51}, {}),
        ({"code": 0.81, "different": 0.5}, {}),
        ({"status": 0.71}, {"status": 0.55}),
        ({"status": 0.7}, {}),
        ({"period": 0.81, "dated": 0.81}, {"timeframe": 0.55}),
        ({"period": 0.8, "dated": 0.81}, {}),
        ({"period": 0.81, "dated": 0.8}, {}),
    ],
)
def test_a_column_without_a_heading_is_known_by_its_cells(cells, scores):
    assert len(ALONE) == 3
    assert from_cells_alone(Profile(filled=10, **cells)) == scores


def test_a_profile_counts_what_the_cells_are():
    found = profile_of(["1.1", "2026", "Daueraufgabe", "ja"])
    assert (found.filled, found.different, found.lasting, found.marks) == (4, 1.0, 0.25, 0.25)
    assert (found.code, found.dated) == (0.5, 0.25)
    assert profile_of([]) == Profile()


# --- the thresholds of a proposal ---------------------------------------------------------------


def proposed(monkeypatch, **likely):
    """Column -> field, where the headings mean what is given: name=(field, likelihood)."""
    monkeypatch.setattr(
        proposals.headings,
        "meanings",
        lambda text: (Meaning(*likely[text]),) if text in likely else (),
    )
    columns = [Column(n, name, bottom=name) for n, name in enumerate(likely)]
    table = Table(
        Sheet(""), 1, 1, columns, rows=[Row(2, dict.fromkeys(range(len(columns)), "Wort"))]
    )
    return {one.column: (one.field, one.reason) for one in proposals.propose([table])}


def test_a_mere_guess_is_no_proposal(monkeypatch):
    found = proposed(monkeypatch, sure=("title", 0.9), half=("goal", 0.5), less=("obstacles", 0.49))
    assert [field for field, _ in found.values()] == ["title", "goal", ""]


def test_a_second_column_for_a_field_has_to_be_surer(monkeypatch):
    found = proposed(
        monkeypatch,
        name=("title", 0.9), first=("goal", 0.9), second=("goal", 0.7), third=("goal", 0.69),
    )  # fmt: skip
    assert [field for field, _ in found.values()] == ["title", "goal", "goal", ""]


def test_a_field_for_one_column_goes_to_the_surest(monkeypatch):
    found = proposed(monkeypatch, weak=("title", 0.8), sure=("title", 0.81))
    assert [field for field, _ in found.values()] == ["", "title"]


def test_the_reason_says_how_sure_it_is(monkeypatch):
    found = proposed(monkeypatch, name=("title", 0.75), aim=("goal", 0.74))
    assert [why for _, why in found.values()] == [
        "nach der Überschrift", "nach der Überschrift vermutet",
    ]  # fmt: skip
