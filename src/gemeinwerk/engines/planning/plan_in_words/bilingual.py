"""The small change of language: days, numbers, counted things, lists, names; German and English.

Everything here gives `Words`. Sentences are put together with `say`, so that both languages are
written side by side and none can be forgotten.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from gemeinwerk.engines.planning.problem import Problem, Words

_DAYS = ("Mo Mon", "Di Tue", "Mi Wed", "Do Thu", "Fr Fri", "Sa Sat", "So Sun")
_MONTHS = (
    "Januar January", "Februar February", "März March", "April April", "Mai May", "Juni June",
    "Juli July", "August August", "September September", "Oktober October",
    "November November", "Dezember December",
)  # fmt: skip
_SMALL = Words(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "no one two three four five six seven eight nine ten eleven twelve",
)
_MOST_NAMED = 12

Piece = Words | str | int


def say(de: str, en: str, **pieces: Piece) -> Words:
    """A sentence from its two patterns; a piece is put into each in its own language."""
    german = {key: written(piece).de for key, piece in pieces.items()}
    english = {key: written(piece).en for key, piece in pieces.items()}
    said = de.format(**german)
    # A German short date ends with the full stop that a sentence would put after it.
    return Words(said.replace("..", "."), en.format(**english))


def written(piece: Piece) -> Words:
    """A piece in both languages; numbers with their separators: 1.234 and 1,234."""
    if isinstance(piece, Words):
        return piece
    if isinstance(piece, int):
        grouped = f"{piece:,}"
        return Words(grouped.replace(",", "."), grouped)
    return Words(piece, piece)


def in_words(number: int) -> Words:
    """A small number as a word, as in a sentence; from 13 on in figures."""
    german, english = _SMALL.de.split(), _SMALL.en.split()
    if number < len(german):
        return Words(german[number], english[number])
    return written(number)


def counted(number: int, one: Words, many: Words) -> Words:
    """A number with its thing: "1 Termin", "2 Termine"."""
    return say("{n} {thing}", "{n} {thing}", n=number, thing=one if number == 1 else many)


def days(number: int) -> Words:
    """ "1 Tag", "28 Tage": as the object of a sentence."""
    return counted(number, Words("Tag", "day"), Words("Tage", "days"))


def persons(number: int) -> Words:
    """ "1 Person", "12 Personen"."""
    return counted(number, Words("Person", "person"), Words("Personen", "people"))


def percent(share: Fraction) -> Words:
    """A share to one decimal: "61,2 %", "61.2%", "97 %"; less than all is never 100."""
    tenths = int(share * 1000 + Fraction(1, 2))
    if share < 1:
        tenths = min(tenths, 999)
    shown = f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
    return Words(f"{shown.replace('.', ',')} %", f"{shown}%")


def listed(pieces: Iterable[Piece], last: Words | None = None) -> Words:
    """ "a, b und c"; `last` is the word before the last one, "und" unless told."""
    both = [written(piece) for piece in pieces]
    word = last or Words("und", "and")
    return Words(
        _joined([one.de for one in both], word.de), _joined([one.en for one in both], word.en)
    )


def _joined(parts: Sequence[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def month(day: date) -> Words:
    """ "Juni 2027", "June 2027"."""
    name = _month(day)
    return Words(f"{name.de} {day.year}", f"{name.en} {day.year}")


def short_day(day: date) -> Words:
    """ "Mo 14.06.", "Mon 14 June": where the year is plain."""
    name = _weekday(day)
    return Words(f"{name.de} {day:%d.%m.}", f"{name.en} {day.day} {_month(day).en}")


def full_day(day: date) -> Words:
    """ "Mo 14.06.2027", "Mon 14 June 2027"."""
    name = _weekday(day)
    return Words(f"{name.de} {day:%d.%m.%Y}", f"{name.en} {day.day} {month(day).en}")


def plain_day(day: date, *, year: bool = True) -> Words:
    """ "14. Juni 2027", "14 June 2027", or without the year."""
    name = month(day) if year else _month(day)
    return Words(f"{day.day}. {name.de}", f"{day.day} {name.en}")


def between(first: date, last: date) -> Words:
    """ "zwischen dem 1. März und dem 31. Mai 2027"; "am …" where both are one day."""
    if first == last:
        return say("am {day}", "on {day}", day=plain_day(first))
    return say(
        "zwischen dem {first} und dem {last}", "between {first} and {last}",
        first=plain_day(first, year=first.year != last.year), last=plain_day(last),
    )  # fmt: skip


def stretch(first: date, last: date) -> Words:
    """ "vom 12.04. bis 03.05.2027", "from 12 April to 3 May 2027"; one day: "am …"."""
    if first == last:
        return say("am {day}", "on {day}", day=full_day(first))
    return Words(
        f"vom {first:%d.%m.} bis {last:%d.%m.%Y}",
        f"from {plain_day(first, year=False).en} to {plain_day(last).en}",
    )


def series_name(problem: Problem, series: str) -> Words:
    """A series by its name; by its id, in quotation marks, where it has none."""
    return _called(problem.of_id[series].name, series)


def room_name(problem: Problem, room: str) -> Words:
    """A room by its name, "Raum r1" where it has none."""
    name = problem.room[room].name
    return Words(name, name) if name else Words(f"Raum {room}", f"room {room}")


def person_name(problem: Problem, person: str) -> str:
    """A person by name, by id where there is none. Never with the person's actor groups."""
    return problem.person[person].name or person


def person_called(problem: Problem, person: str) -> str:
    """As `person_name`, for a sentence: "Person p12" where there is only the id."""
    return problem.person[person].name or f"Person {person}"


def people_named(problem: Problem, people: Sequence[str], most: int = _MOST_NAMED) -> Words:
    """Names in their order, the first `most` of them and how many more."""
    names = [person_name(problem, one) for one in people]
    if len(names) <= most:
        return Words(", ".join(names), ", ".join(names))
    shown = ", ".join(names[:most])
    return say("{shown} und {n} weitere", "{shown} and {n} more", shown=shown, n=len(names) - most)


def _called(name: str, own_id: str) -> Words:
    return Words(name, name) if name else Words(f"„{own_id}“", f"“{own_id}”")


def _weekday(day: date) -> Words:
    return Words(*_DAYS[day.weekday()].split())


def _month(day: date) -> Words:
    return Words(*_MONTHS[day.month - 1].split())
