"""What is drawn once is the same as drawn anew, in each language and for each day."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from gemeinwerk.core.forms import BaseForm


def drawn(source: str, **values: Any) -> str:
    return Template(source).render(Context(values))


STATUS = "{% status 'done' word %}"
BAR = "{% period_bar start end frame_start=start frame_end=end today=today permanent=permanent %}"


def test_what_was_marked_as_safe_opens_the_door_for_nobody_else() -> None:
    text = "<b>fertig</b>"
    assert text in drawn(STATUS, word=mark_safe(text))
    assert text not in drawn(STATUS, word=text)
    assert "&lt;b&gt;" in drawn(STATUS, word=text)


def test_a_bar_has_its_words_in_each_language_and_its_mark_on_each_day() -> None:
    values: dict[str, Any] = {
        "start": date(2024, 1, 1),
        "end": date(2028, 12, 31),
        "today": date(2026, 1, 1),
        "permanent": True,
    }
    seen = set()
    for language in ("de", "en", "de"):
        with translation.override(language):
            seen.add(drawn(BAR, **values))
    assert len(seen) == 2
    assert drawn(BAR, **values | {"today": date(2027, 1, 1)}) not in seen
    assert drawn(BAR, **values | {"permanent": False}) not in seen


class Choosing(BaseForm):
    one = forms.ChoiceField(
        choices=[
            ("", "Alle"),
            ('a"<', "A & <b>"),
            ("Gruppe <1>", [("b", "B"), (3, "Drei")]),
        ],
        required=False,
    )
    many = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y"), ("z", "Z")], required=False)


@pytest.mark.parametrize(
    ("data", "chosen"),
    [
        ({}, ['value=""']),
        ({"one": 'a"<', "many": ["x", "z"]}, ['value="a&quot;&lt;"', 'value="x"', 'value="z"']),
        ({"one": "3"}, ['value="3"']),
    ],
)
def test_a_select_says_what_may_be_chosen_and_what_is(
    data: dict[str, Any], chosen: list[str]
) -> None:
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    form = Choosing(query)
    text = str(form["one"]) + str(form["many"])
    assert text.count("<option") == 7
    assert '<optgroup label="Gruppe &lt;1&gt;">' in text
    assert '<option value="b">B</option>' in text
    assert ">A &amp; &lt;b&gt;</option>" in text
    marked = [line.partition(" selected")[0] for line in text.splitlines() if " selected" in line]
    assert [line.partition("<option ")[2] for line in marked] == chosen
