"""What is read of a file at an address: days and values, whatever the file is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.figures.reading import parsing

NESTED = b'{"data": [{"jahr": "2023-12-31T00:00:00", "wert": 38.5}, {"jahr": 2024, "wert": 41}]}'


def test_json_and_xlsx_say_the_same_as_csv() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (["Bericht"], ["Jahr", "Wert"], [date(2023, 12, 31), 38.5], ["2024", 41]):
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    told = [
        parsing.read(content, ["Jahr", "Wert", "", ""], dot=dot)
        for content, dot in (
            (b"Jahr;Wert\n31.12.2023;38,5\n2024;41\n", False),
            (b"Jahr,Wert\n2023-12-31,38.5\n2024,41\n", True),
            (NESTED, True),
            (stream.getvalue(), False),
        )
    ]  # fmt: skip
    assert [one.days for one in told] == [[date(2023, 12, 31), date(2024, 12, 31)]] * 4
    assert [[float(value) for value in one.values] for one in told] == [[38.5, 41.0]] * 4


def test_a_dot_before_three_digits_is_what_was_chosen() -> None:
    content = b"Jahr;Wert\n2024;1.250\n"
    said = ["Jahr", "Wert", "", ""]
    assert parsing.read(content, said, dot=False).values == ["1250"]
    assert parsing.read(content, said, dot=True).values == ["1.250"]
    for wrong in (b"Jahr;Wert\n2024;NaN\n", b"Jahr;Wert\n2024;Infinity\n"):
        with pytest.raises(UnreadableFile):
            parsing.read(wrong, said, dot=True)


def spreadsheet(value: Any, number_format: str = "General") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["Jahr", "Wert"])
    sheet.append([2024, value])
    sheet["B2"].number_format = number_format
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("dot", [False, True])
@pytest.mark.parametrize(
    ("content", "value"),
    [
        (lambda: spreadsheet(38.5), "38.5"),
        (lambda: spreadsheet(12.125), "12.125"),
        (lambda: spreadsheet(12, "0.000"), "12"),
        (lambda: spreadsheet(1250.5, '#,##0.00 "€"'), "1250.5"),
        (lambda: spreadsheet("38,5"), "38.5"),
        (lambda: b'[{"Jahr": 2024, "Wert": 12.125}]', "12.125"),
        (lambda: b'[{"Jahr": 2024, "Wert": -1.25e3}]', "-1250"),
    ],
)
def test_what_a_file_stores_as_a_number_is_that_number_whatever_was_chosen(
    content: Callable[[], bytes], value: str, dot: bool
) -> None:
    found = parsing.read(content(), ["Jahr", "Wert", "", ""], dot=dot)
    assert [Decimal(one) for one in found.values] == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    ["12,5", "1,23", "1,2345", "1234,567", "1,234.567,8", "1.2.3", "1 2", "1e3", "1.", "١٢"],
)
def test_with_a_dot_a_comma_stands_before_three_digits_only(text: str) -> None:
    said = ["Jahr", "Wert", "", ""]
    for content in (f'Jahr;Wert\n2024;"{text}"\n', f'[{{"Jahr": "2024", "Wert": "{text}"}}]'):
        with pytest.raises(UnreadableFile):
            parsing.read(content.encode(), said, dot=True)
    for good, value in (("1,234.5", "1234.5"), ("-1,234,567", "-1234567"), ("1234.5", "1234.5")):
        content = f'[{{"Jahr": "2024", "Wert": "{good}"}}]'
        assert parsing.read(content.encode(), said, dot=True).values == [value]


@pytest.mark.parametrize("number", ["1e999999", "1e15", "9" * 70, "NaN", "Infinity", "true"])
def test_a_number_nobody_has_room_for_is_no_value(number: str) -> None:
    content = f'[{{"Jahr": 2024, "Wert": {number}}}]'.encode()
    for dot in (False, True):
        with pytest.raises(UnreadableFile):
            parsing.read(content, ["Jahr", "Wert", "", ""], dot=dot)
