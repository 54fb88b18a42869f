"""An hour as people type it."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from gemeinwerk.core.forms import TimeField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16:30", time(16, 30)),
        ("16.30 Uhr", time(16, 30)),
        ("17 Uhr", time(17)),
        ("17", time(17)),
        ("9h", time(9)),
        (" 09:05 ", time(9, 5)),
        ("16:30:00", time(16, 30)),  # as the page carries it along
    ],
)
def test_an_hour_is_understood(typed: str, meant: time) -> None:
    assert TimeField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "abends", "17:5", "17:60", "1730", "٣"])
def test_what_is_no_hour_for_sure_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="16:30"):
        TimeField().clean(typed)
