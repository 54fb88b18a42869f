"""Numbers of measures: as shown, apart from a title, asked about where they became a date."""

import pytest

from gemeinwerk.german.codes import Code, Doubt, before_title, numbered_in, read_code
from tests.each_of import each_of
from tests.german.cases import rows

_DOUBTS = {
    "no doubt": Doubt.NONE,
    "counts and words": Doubt.COUNT,
    "orders, days, names cut short": Doubt.ORDER,
    "names": Doubt.NAME,
}


@pytest.mark.parametrize(
    "shown",
    ["007", "012", "K-003", "1.10", "1,10", "1.1", "1,1", "2.1.", "1.1.1", "M 1.2", "HF 2", "A1",
     "1a", "1.2 neu", "1.2a", "Ü 12", "3-4", "12/2", "IV", "", "1 a", "12.", "2026", "K 3.1 b",
     "12.13.", "Mai", "31.2.2026", "A", "A.", "Nr. 1"],
)  # fmt: skip
def test_a_number_stays_as_it_is_shown(shown):
    assert read_code(f" {shown}  ") == Code(shown)


def test_numbers_that_differ_never_become_one():
    shown = ["1.1", "1.10", "1,1", "1,10", "1.01", "01.1", "1.100", "001", "01", "1"]
    assert len({read_code(one).shown for one in shown}) == len(shown)


@each_of((heading, *cells) for heading, cells in rows("codes.txt", 5))
def test_a_title_behind_its_number_is_told_apart(heading, typed, shown, behind, code, title):
    assert read_code(typed) == Code(shown, title=behind.strip("-"))
    found = before_title(typed)
    assert (found is None) == (heading == "none")
    if found:
        assert (found.code, found.title, found.doubt) == (code, title, _DOUBTS[heading])


def test_a_line_end_and_hard_blanks_are_blanks():
    assert read_code("007\nAgenten schulen") == Code("007", title="Agenten schulen")
    found = before_title("1.1\u00a0\n Radweg")
    assert found is not None
    assert (found.code, found.title) == ("1.1", "Radweg")


@pytest.mark.parametrize(
    ("texts", "codes"), [cells for _h, cells in rows("columns_of_codes.txt", 2)]
)
def test_a_column_as_a_whole_says_which_of_its_texts_begin_with_a_number(texts, codes):
    column, wanted = texts.split("; "), codes.split("; ")
    numbered = numbered_in(column)
    read = [(text, before_title(text)) for text in column]
    told = [one.code if one and (not one.doubt or text in numbered) else "-" for text, one in read]
    assert told == (wanted if len(wanted) > 1 else wanted * len(column))


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        ("01.10.2026", "1.10"), ("2026-10-01", "1.10"), ("2026-10-01 00:00:00", "1.10"),
        ("01. Okt", "1.10"), ("1. Okt.", "1.10"), ("02. Januar", "2.1"), ("1.2.26", "1.2"),
        ("Jan 20", "1.20"), ("Okt. 26", "10.26"), ("Jan-20", "1.20"), ("Mai 2003", "5.03"),
        ("1. Mai 2026", "1.5"),
    ],
)  # fmt: skip
def test_a_number_that_became_a_date_is_told(shown, typed):
    assert read_code(shown) == Code(shown, typed)
