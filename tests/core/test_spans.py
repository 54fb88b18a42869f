"""What stands between two days keeps its order wherever a page runs."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.template import Context, Template

import gemeinwerk

FIRST, LAST = date(2026, 3, 1), date(2027, 12, 31)
TEMPLATES = sorted(Path(gemeinwerk.__path__[0]).rglob("templates/**/*.html"))
BY_HAND = re.compile(r"\|date:[^}]*}} ?– ?{{[^}]*\|date:")


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{% from_to first last %}", "01.03.2026 – 31.12.2027"),
        ('{% from_to first last "m/Y" %}', "03/2026 – 12/2027"),
        ('{% from_to "<…>" last %}', "&lt;…&gt; – 31.12.2027"),
    ],
)
def test_a_span_is_kept_apart_from_the_text_around_it(tag: str, told: str) -> None:
    page = Template(tag).render(Context({"first": FIRST, "last": LAST}))
    assert page == f'<bdi dir="ltr">{told}</bdi>'


def test_no_page_puts_two_days_about_a_dash_by_itself() -> None:
    assert TEMPLATES
    assert [one.name for one in TEMPLATES if BY_HAND.search(one.read_text("utf-8"))] == []
