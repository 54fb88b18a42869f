"""Fields of action and codes: what identifies a measure, in the file and from file to file.

A number alone is no key where it starts again on each sheet or in each field; it is then qualified
by the number of its field.
"""

import re
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.results import ReadField, ReadMeasure
from gemeinwerk.catalogue_files.trees.groups import may_be_said, numbering
from gemeinwerk.catalogue_files.values.interpret import CODE_LENGTH
from gemeinwerk.german import fold, squash
from gemeinwerk.german.codes import (
    Doubt,
    before_title,
    counted_on,
    is_numbered_below,
    numbered_in,
)

_FIELD_CODE_LENGTH = 20
_FIELD_TITLE_LENGTH = 300
_BARE_NUMBER = re.compile(r"\d+[a-z]?\.?")
_MOST_TITLES = 0.6
# "Ü" of "Ü1", "1" of "1.2"; and where all fields share a letter, "1" of "M 1.2".
_FIRST_PARTS = (
    re.compile(r"([A-ZÄÖÜa-zäöü]{1,4}|\d{1,3})(?=[.\-/ _\d]|neu|$)"),
    re.compile(r"[A-ZÄÖÜ]{1,3}[ .\-]?(\d{1,3})(?=[.\-/ _]|$)"),
)
CODE_ALONE = re.compile(r"(?:(?:HF|Handlungsfeld)\s*)?([A-ZÄÖÜ]{0,3}\d{1,3}|[A-ZÄÖÜ]|[IVX]{1,5})")


class FieldBook:
    """Collects the fields of action in the order they are first met."""

    def __init__(self) -> None:
        self._by_label: dict[str, ReadField] = {}
        self._numbered: set[str] = set()
        """Labels whose number is one, though it might be none."""
        self.fields: list[ReadField] = []
        self.cut: list[tuple[ReadField, str]] = []
        """Fields whose title was too long, with the whole of it."""

    def weigh(self, labels: Sequence[tuple[str, str]]) -> None:
        """(label, number of a measure) of all measures: "3 Kitas" and "2. Stadtteil" begin with the
        number of a field where others count along, or where its measures are 3.1, 3.2 ..."""
        known = [(squash(label), code) for label, code in labels]
        self._numbered |= numbered_in([label for label, _code in known])
        codes: dict[str, set[str]] = {}
        for label, code in known:
            if code and may_be_said(label):
                codes.setdefault(label, set()).add(code)
        self._numbered |= {
            label
            for label, own in codes.items()
            if all(is_numbered_below(code, numbering(label)[0]) for code in own)
        }

    def take(
        self,
        label: str,
        *,
        sheet: str = "",
        row: int = 0,
        code: str = "",
        title: str = "",
        typed: str = "",
    ) -> ReadField:
        """The field of a label such as "2 Wohnen"; a new one where it is not yet known.

        ``code``, ``title``: of a label that was taken apart already."""
        label = squash(label)
        alone = CODE_ALONE.fullmatch(label)
        found, title = (code, title) if title else self._apart(label)
        if alone:
            found, title = alone[1], label
        known = self._by_label.get(fold(label)) or self._called(title, code or found)
        if known is None and alone:
            known = next((one for one in self.fields if one.code and one.code == found), None)
        if known is None:
            known = ReadField(
                (code or found)[:_FIELD_CODE_LENGTH], title[:_FIELD_TITLE_LENGTH], sheet, row,
                typed=typed or label, number="" if alone else code or found,
            )  # fmt: skip
            self.fields.append(known)
            if len(title) > _FIELD_TITLE_LENGTH:
                known.leftover.append({"column": "Titel", "value": title})
                self.cut.append((known, title))
        self._by_label.setdefault(fold(label), known)
        self._by_label.setdefault(fold(title), known)
        return known

    def _apart(self, label: str) -> tuple[str, str]:
        if may_be_said(label) and label not in self._numbered:
            return "", label
        return numbering(label)

    def _called(self, title: str, number: str) -> ReadField | None:
        """The field of this name, unless both have a number and not the same: "1 Sonstiges" and
        "2 Sonstiges" are two."""
        known = self._by_label.get(fold(title))
        if known and number and known.number and fold(number) != fold(known.number):
            return None
        return known


def numbers_from_titles(measures: list[ReadMeasure]) -> None:
    """ "A1 Kulturrucksack", "A2 Lesecafé": where no measure has a number and all titles begin with
    one of their own, that is it. So it is where most begin with one without doubt ("1.1"), or count
    along; one that stands twice then clashes, and is said.
    """
    if any(measure.code_typed for measure in measures):
        return
    counted = counted_on(measure.title for measure in measures)
    found = [(one, number) for one in measures if (number := before_title(one.title))]
    sure = [(one, n) for one, n in found if not n.doubt or one.title in counted]
    named = [
        (one, n) for one, n in found if n.doubt in {Doubt.NONE, Doubt.NAME} or one.title in counted
    ]
    own = {number.code for _measure, number in named}
    if len(measures) < 2 or not len(own) == len(named) == len(measures):
        named = sure if len(sure) >= _MOST_TITLES * len(measures) else []
    for measure, number in named:
        measure.code_typed, measure.title = number.code, number.title


def name_fields(fields: list[ReadField], members: dict[int, list[ReadMeasure]]) -> None:
    """Gives each field a number of its own: its own, that of its measures, or its place."""
    used: set[str] = set()
    for field in fields:
        field.code = "" if field.code in used else field.code
        used.add(field.code)
    by_measures = _codes_by_measures(fields, members)
    for place, field in enumerate(fields, start=1):
        if field.code:
            continue
        code = by_measures.get(id(field), "")
        if not code or code in used:
            numbers = range(place, place + len(fields) + 1)
            code = next(str(n) for n in numbers if str(n) not in used)
        field.code = code
        used.add(code)


def _codes_by_measures(
    fields: list[ReadField], members: dict[int, list[ReadMeasure]]
) -> dict[int, str]:
    """What the numbers of each field's measures begin with, if that tells the fields apart."""
    for first_part in _FIRST_PARTS:
        codes = {id(one): _begins(members.get(id(one), []), first_part) for one in fields}
        found = [code for code in codes.values() if code]
        if found and len(set(found)) == len(found) and (len(fields) > 1 or found != ["M"]):
            return codes
    return {}


def _begins(measures: list[ReadMeasure], first_part: re.Pattern[str]) -> str:
    """ "1" where all numbers begin with "1."; "" where they are bare or differ."""
    firsts = set()
    for measure in measures:
        if not measure.code_typed or _BARE_NUMBER.fullmatch(measure.code_typed):
            return ""
        found = first_part.match(measure.code_typed)
        firsts.add(found[1] if found else "")
    return firsts.pop() if len(firsts) == 1 else ""


def name_measures(measures: list[ReadMeasure], *, restart: bool = True) -> list[str]:
    """Makes each code unique; gives sentences about what had to be done.

    ``restart``: numbers that stand more than once may begin anew in each field.
    """
    notes: list[str] = []
    for measure in measures:
        measure.code = measure.code_typed.rstrip(".")[:CODE_LENGTH]
    bare = [m for m in measures if m.code and _BARE_NUMBER.fullmatch(m.code)]
    begun = {(m.code, m.field_of_action or _sheet_place(measures, m)) for m in bare}
    if restart and len(begun) > len({code for code, _prefix in begun}):
        for measure in bare:
            prefix = measure.field_of_action or _sheet_place(measures, measure)
            measure.code = f"{prefix}.{measure.code}"[:CODE_LENGTH]
        notes.append(
            _(
                "Die Nummern beginnen mehrfach von vorn. Damit jede Maßnahme ihre eigene hat, "
                "steht jetzt die Nummer des Handlungsfelds davor."
            )
        )
    used = {measure.code for measure in measures if measure.code}
    _number_the_nameless(measures, used)
    doubles = _tell_doubles_apart(measures)
    if doubles:
        notes.append(
            _(
                "Diese Nummern stehen mehr als einmal in der Datei und haben einen Zusatz "
                "bekommen: {codes}. Bitte in der Datei eindeutige Nummern vergeben."
            ).format(codes=", ".join(doubles))
        )
    return notes


def _sheet_place(measures: list[ReadMeasure], measure: ReadMeasure) -> str:
    sheets = list(dict.fromkeys(one.sheet for one in measures))
    return str(sheets.index(measure.sheet) + 1)


def _number_the_nameless(measures: list[ReadMeasure], used: set[str]) -> None:
    running: Counter[str] = Counter()
    for measure in measures:
        if measure.code:
            continue
        prefix = measure.field_of_action or "M"
        while True:
            running[prefix] += 1
            code = f"{prefix}.{running[prefix]}" if prefix != "M" else f"M{running[prefix]}"
            if code not in used:
                break
        measure.code = code
        used.add(code)


def _tell_doubles_apart(measures: list[ReadMeasure]) -> list[str]:
    seen: Counter[str] = Counter()
    taken = {measure.code for measure in measures}
    doubles: list[str] = []
    for measure in measures:
        seen[measure.code] += 1
        if seen[measure.code] == 1:
            continue
        base, number = measure.code, seen[measure.code]
        doubles.append(base)
        while f"{base[: CODE_LENGTH - 5]}-{number}" in taken:
            number += 1
        measure.code = f"{base[: CODE_LENGTH - 5]}-{number}"
        taken.add(measure.code)
        measure.remarks.append(
            ("code", _("Die Nummer {code} steht mehrfach in der Datei.").format(code=base))
        )
    return list(dict.fromkeys(doubles))
