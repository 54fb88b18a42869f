"""Everything that reads a text somebody typed or uploaded, found by itself.

A parser is a public function of these modules whose first parameter is a text. A new one is tried
without being named here, as long as it can be called: what else it needs comes from `GIVEN`.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, time
from types import ModuleType
from typing import Any

AREAS = {
    "parsing": ["german", "engines.searching", "core.worddiff", "audit.value_words"],
    "reading": ["tables", "catalogue_files", "measures.own_file"],
    "contacts": ["contact_files", "engines.same_person"],
    "smart": ["engines.smart"],
    "planning": [
        "engines.planning.files",
        "engines.planning.problem_file",
        "engines.problem_files",
    ],
}
# Required parameters beside the text, by name.
GIVEN: dict[str, Any] = {
    "answers": {},
    "appointments": (),
    "budget": None,
    "controls_found": (),
    "kind": "",
    "known": frozenset({"schule", "wohnung", "beratung"}),
    "second": "15.000",
    "sought": "schule",
    "said": frozenset({"x"}),
    "separator": ";",
    "start": 5,
    "default": None,
    "series": "",
    "plan": None,
    "findings": None,
    "entries": (),
    "expected": None,
    "above": "1",
    "after": "Ein anderer Text, mit dem verglichen wird.",
    "around": (),
    "bottom": "",
    "field": "text",
    "filled": 3,
    "first_year": 2026,
    "heading": "Wunsch: Wohnen",
    "name": "title",
    "most": 2,
    "number_format": "0.00",
    "other": "wohnung",
    "others": ("15.000",),
    "place": "$",
    "position": 0,
    "text": "Vor der Schule steht ein Haus.",
    "thing": "",
    "things": [{"code": "1", "title": "Wohnen und Leben"}, {"code": "2", "title": "Arbeit"}],
    "unit": "Personen",
    "value": "x",
    "wanted": frozenset({"VEVENT"}),
    "words": (),
}
# Texts that nobody types: they come from our own code.
NOT_TYPED = {
    "gemeinwerk.german.text.stem": "one word of `stems`, which is tried",
    "gemeinwerk.german.text.snowball": "as `stem`",
    "gemeinwerk.engines.searching.asking.asked": "of `find`, which is tried",
    "gemeinwerk.engines.searching.asking.answers_to": "of `find`, which is tried",
    "gemeinwerk.engines.searching.finding.entry": "tried with `find`",
    "gemeinwerk.engines.searching.words.joined": "of `forms`, which is tried",
    "gemeinwerk.german.parties.words.names_somebody": "one word of a cell; cells are tried",
    "gemeinwerk.german.parties.run_words.kind_of": "as `names_somebody`",
    "gemeinwerk.german.times.partials.months_of": '"quarter" or "half"',
    "gemeinwerk.engines.smart.language.wordlist.word_set": "our own lists of words",
    "gemeinwerk.audit.value_words.model_field": "names of our models",
    "gemeinwerk.audit.value_words.in_words": "names of our models; its value is `recorded`",
    "gemeinwerk.audit.value_words.is_date": "names of our models",
    "gemeinwerk.audit.value_words.is_quoted": "names of our models",
    "gemeinwerk.engines.smart.language.deed.kind_of": "the words of `deeds`, which is tried",
    "gemeinwerk.engines.smart.language.nominal.nominal_deeds": "as `deeds`",
    "gemeinwerk.engines.smart.language.doing.frame_of": "as `deeds`",
    "gemeinwerk.engines.smart.language.nouns.heads": "our own lists of words",
    "gemeinwerk.tables.package.damaged_at": "sentences of our own",
    "gemeinwerk.catalogue_files.further.read_also": "names and headings of our own fields",
    "gemeinwerk.catalogue_files.loading.all_cells": "the cells of a row",
}

Parser = Callable[[str], Any]


def parsers(area: str) -> dict[str, Parser]:
    """Name → what reads a text."""
    found = {
        name: _called(name, function)
        for module in modules(area)
        for name, function in functions(module)
        if name not in NOT_TYPED
    }
    return found | BESIDE.get(area, dict)()


def modules(area: str) -> Iterator[ModuleType]:
    for name in AREAS[area]:
        module = importlib.import_module(f"gemeinwerk.{name}")
        yield module
        for below in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
            yield importlib.import_module(below.name)


def functions(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in vars(module).items():
        ours = getattr(function, "__module__", "") == module.__name__
        if ours and not name.startswith("_") and inspect.isroutine(inspect.unwrap(function)):
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if first is not None and first.annotation in (str, "str"):
                yield f"{module.__name__}.{name}", function


def _called(name: str, function: Callable[..., Any]) -> Parser:
    further = list(inspect.signature(function).parameters.values())[1:]
    needed = [one.name for one in further if one.default is one.empty]
    given = GIVEN | {"horizon": _horizon()}
    unknown = [one for one in needed if one not in given]
    assert not unknown, f"{name} needs {unknown}: name them in GIVEN, or it in NOT_TYPED with why"
    arguments = {one: given[one] for one in needed}

    def call(text: str) -> Any:
        found = function(text, **arguments)
        return list(found) if inspect.isgenerator(found) else found

    return call


def _horizon() -> Any:
    from gemeinwerk.engines.planning.problem import Span

    return Span(date(2026, 1, 1), date(2026, 12, 31))


# --- what is no function of a text alone --------------------------------------------------------


def _of_parsing() -> dict[str, Parser]:
    from gemeinwerk.audit.value_words import in_words
    from gemeinwerk.core.worddiff import word_diff
    from gemeinwerk.engines.searching import entry, excerpt, find

    entries = [entry("Schulen sanieren", "Wohnungsberatung"), entry("Führungskräfte schulen")]
    answers = find("Schule Wohnung", entries).answers
    return {
        "searched for": lambda text: find(text, entries, [["Schule", "Kita"]]),
        "searched in": lambda text: find("Schule Wonung", [entry(text, text)]),
        "shown as found": lambda text: excerpt(text, answers),
        "compared with itself moved": lambda text: word_diff(text, text[7:] + "ende"),
        "compared with itself reversed": lambda text: word_diff(text, text[::-1]),
        "recorded": lambda text: in_words("measures.measure", "title", text),
        "recorded number": lambda text: in_words("measures.costline", "amount", text),
    }


def _of_reading() -> dict[str, Parser]:
    from gemeinwerk.catalogue_files.assemble import read
    from gemeinwerk.german.parties import Register, Unit

    def register() -> Register:
        return Register((
            Unit(1, "Fachbereich Soziales und Teilhabe", "FB 50"),
            Unit(2, "Amt für Stadtplanung, Verkehr und Umwelt", "A 61"),
            Unit(3, "Büro des Oberbürgermeisters", "BOB"),
        ))  # fmt: skip

    def as_cells(text: str) -> Any:
        heads = "Nr.;Maßnahme;Beschreibung;Zuständig;Zeitraum;Kosten;Indikator;Status"
        cell = text.replace('"', '""')
        row = ";".join(f'"{cell[place::7]}"' for place in range(7))
        return read(f"{heads}\n1.1;{row}\n".encode(), "katalog.csv", register=register())

    return {
        "parties of a register": lambda text: register().parties(text),
        "parties without one": lambda text: Register().parties(text),
        "a unit by its name": lambda text: register().find(text),
        "cells of a file": as_cells,
    }


def _of_contacts() -> dict[str, Parser]:
    from gemeinwerk.contact_files.assemble import read

    def cells(text: str) -> Any:
        heads = "Name;Organisation;Telefon;Anschrift;Einwilligung;Funktion;Bemerkung;E-Mail"
        cell = text.replace('"', '""')
        row = ";".join(f'"{cell[place::7]}"' for place in range(7))
        return read(f"{heads}\n{row};a@b.example\n".encode(), "kontakte.csv")

    def card(text: str) -> Any:
        lines = text.replace("\n", "\r\n ")
        return read(
            f"BEGIN:VCARD\r\nFN:Anna Ott\r\nNOTE:{lines}\r\n{lines}\r\nTEL;{lines}:1\r\n"
            f"N:{lines}\r\nX;ENCODING=QUOTED-PRINTABLE:{lines}\r\nEND:VCARD\r\n".encode(),
            "k.vcf",
        )

    return {"cells of a list of contacts": cells, "a vCard": card}


def _of_smart() -> dict[str, Parser]:
    from dataclasses import fields, replace

    from gemeinwerk.engines.smart import Catalogue, Measure, check

    def checked(text: str) -> Any:
        measure = Measure(key="1.1", title="Kurse anbieten")
        typed = [one.name for one in fields(measure) if one.type == "str" and one.name != "key"]
        size = max(1, len(text) // len(typed))
        parts = {name: text[n * size : (n + 1) * size] for n, name in enumerate(typed)}
        whole = replace(measure, **parts)
        return check(Catalogue(measures=(whole,)))

    return {"a measure checked": checked}


def _of_planning() -> dict[str, Parser]:
    from gemeinwerk.engines.planning.files.busy import read_busy
    from gemeinwerk.engines.planning.files.people import read_people

    evening = {"horizon": _horizon(), "start": time(18), "minutes": 120}

    def calendar(text: str) -> Any:
        lines = text.replace("\n", "\r\n ")
        content = (
            f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T180000\r\n{lines}\r\n"
            f"SUMMARY:{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        return read_busy(content.encode(), name="k.ics", **evening)

    def people(text: str) -> Any:
        content = f"Name;Gruppe;Verfügbarkeit\n{text};{text[:50]};{text}\n"
        return read_people(content.encode(), "leute.csv", dates=[date(2026, 1, 5)], **evening)

    return {"a calendar": calendar, "a list of people": people}


BESIDE: dict[str, Callable[[], dict[str, Parser]]] = {
    "contacts": _of_contacts,
    "parsing": _of_parsing,
    "reading": _of_reading,
    "smart": _of_smart,
    "planning": _of_planning,
}
