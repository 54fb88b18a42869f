"""A whole answer as it is printed: what stands where, how far in, and where a long line goes on."""

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning.plan import (
    Entry,
    Floor,
    Goal,
    Meeting,
    Plan,
    Rule,
    RuleName,
    Status,
)
from gemeinwerk.engines.planning.plan_in_words import tell
from gemeinwerk.engines.planning.plan_in_words.progress import how_far
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Person,
    Problem,
    Room,
    Rules,
    Series,
    Span,
    Words,
)
from gemeinwerk.engines.planning.search import Progress

JUNE = [date(2027, 6, day) for day in (7, 9, 14, 16)]
AWAY = {1: JUNE, 2: JUNE, 3: JUNE[2:], 6: JUNE[2:], 9: JUNE[2:], 12: JUNE[2:]}
PEOPLE = tuple(
    Person(f"p{n}", ("Vereine" if n < 8 else "Beratung",), frozenset(AWAY.get(n, JUNE[:1])),
           f"Alexandra Beispielfrau {n}")
    for n in range(1, 13)
)  # fmt: skip
LIVING = Series(
    id="wohnen", name="AG Wohnen, Unterbringung und Nachbarschaft in Kernstadt und Ortsteilen",
    meetings=2, members=tuple(one.id for one in PEOPLE), not_before=JUNE[0], not_after=JUNE[-1],
    weekdays=frozenset({0, 2}), start=time(16, 30), minutes=120, min_gap_days=5, needs_room=True,
)  # fmt: skip
PROBLEM = Problem(
    horizon=Span(JUNE[0], JUNE[-1]), land="BB", weekdays=frozenset({0, 2}), start=time(16, 30),
    minutes=120, rules=Rules(skip_school_holidays=False), people=PEOPLE, series=(LIVING,),
    rooms=(Room("r1", 40, name="Großer Sitzungssaal im Alten Rathaus, Erdgeschoss links"),),
    notes=(("people[3].colour", Words("Dieses Feld wird nicht benutzt, hier und an zwölf weiteren "
                                      "Stellen dieser Datei.", "This field is not used.")),),
)  # fmt: skip


def meeting(day, *expected):
    return Meeting("wohnen", day, time(16, 30), time(18, 30), "r1", expected)


PLAN = Plan(
    Status.FEASIBLE, 1.0, (meeting(JUNE[2], "p4"), meeting(JUNE[0], "p3", "p6", "p9", "p12")),
    Floor(10, 10, 24, False), (Goal("unmet_quotas", 0, 0, True),), Goal("moves", 1, 1, True),
    (Appointment("wohnen", JUNE[1]),),
)  # fmt: skip
PAGE = """\
Ein Plan, noch nicht nachweislich der beste
2 Termine für 1 Reihe zwischen dem 7. Juni und dem 14. Juni 2027.

Wie gut er ist
  Verlegte Termine                  1   nachweislich das Beste
  Akteursgruppen, die ganz fehlen   0   nachweislich das Beste
  Damit niemand ohne Not außen vor bleibt, darf ein Plan auf Teilnahmen verzichten, aber
  nur bis 10 (97 % von 10, der höchsten gefundenen Teilnahme; höchstens 24 möglich).

Verglichen mit der üblichen Praxis
  Üblich ist: Jede Gruppe nimmt der Reihe nach die Tage, die die meisten ihrer
  Mitglieder angekreuzt haben.
                                            dieser Plan   üblich
  Personen, die außen vor bleiben                     2        2
  Teilnahme der schwächsten Akteursgruppe        35,7 %   57,1 %
  Teilnahmen insgesamt                               10       16
  Termine, die keinen Tag finden                      0        0
  Am schwächsten, hier wie dort: Vereine.

Verlegt
  AG Wohnen, Unterbringung und Nachbarschaft in Kernstadt und Ortsteilen: nicht mehr Mi
  09.06.2027

Juni 2027

  Mo 07.06., 16:30–18:30 Uhr: AG Wohnen, Unterbringung und Nachbarschaft in Kernstadt
    und Ortsteilen, Großer Sitzungssaal im Alten Rathaus, Erdgeschoss links
    4 von 12 können kommen: Alexandra Beispielfrau 3, Alexandra Beispielfrau 6,
      Alexandra Beispielfrau 9, Alexandra Beispielfrau 12.
    Nicht kommen können: Alexandra Beispielfrau 1, Alexandra Beispielfrau 2, Alexandra
      Beispielfrau 4, Alexandra Beispielfrau 5, Alexandra Beispielfrau 7, Alexandra
      Beispielfrau 8, Alexandra Beispielfrau 10, Alexandra Beispielfrau 11.
    Schwach vertreten: Beratung (weniger als 5 von 5) und Vereine (weniger als 5 von 7).
    Besser wäre Mi 09.06.: die schwächste Akteursgruppe gewönne 21,4 Prozentpunkte, 6
      Teilnahmen mehr, die längste Pause 2 Tage kürzer.

  Mo 14.06., 16:30–18:30 Uhr: AG Wohnen, Unterbringung und Nachbarschaft in Kernstadt
    und Ortsteilen, Großer Sitzungssaal im Alten Rathaus, Erdgeschoss links
    6 von 12 können kommen: Alexandra Beispielfrau 4, Alexandra Beispielfrau 5,
      Alexandra Beispielfrau 7, Alexandra Beispielfrau 8, Alexandra Beispielfrau 10,
      Alexandra Beispielfrau 11.
    An diesem Abend in einer anderen Sitzung erwartet: Alexandra Beispielfrau 5,
      Alexandra Beispielfrau 7, Alexandra Beispielfrau 8, Alexandra Beispielfrau 10,
      Alexandra Beispielfrau 11.
    Nicht kommen können: Alexandra Beispielfrau 1, Alexandra Beispielfrau 2, Alexandra
      Beispielfrau 3, Alexandra Beispielfrau 6, Alexandra Beispielfrau 9, Alexandra
      Beispielfrau 12.
    Schwach vertreten: Vereine (weniger als 5 von 7).
    Der nächstbeste Termin wäre Mi 16.06.: die längste Pause 2 Tage länger.

Außen vor
  2 Personen können an keinem Tag, an dem ihre Gruppen tagen könnten: Alexandra
  Beispielfrau 1, Alexandra Beispielfrau 2.

Hinweise
  people[3].colour: Dieses Feld wird nicht benutzt, hier und an zwölf weiteren Stellen
    dieser Datei."""


def test_a_whole_page():
    assert tell(PROBLEM, PLAN, "de", compare=True) == PAGE


def test_without_the_comparison_everything_else_is_the_same():
    begin, end = PAGE.index("Verglichen"), PAGE.index("Verlegt\n")
    assert tell(PROBLEM, PLAN, "de") == PAGE[:begin] + PAGE[end:]


def test_the_meetings_of_a_month_stand_below_its_name_whatever_their_order():
    july = [date(2027, 7, 5), date(2027, 7, 12)]
    longer = replace(
        PROBLEM, horizon=Span(JUNE[0], july[1]), series=(replace(LIVING, not_after=july[1]),)
    )
    plan = Plan(Status.FEASIBLE, 1.0, tuple(map(meeting, [july[1], JUNE[2], july[0], JUNE[0]])))
    lines = tell(longer, plan, "en").splitlines()
    found = [line.partition(",")[0] for line in lines if line.endswith("2027") or "16:30" in line]
    assert found == [
        "June 2027", "  Mon 7 June", "  Mon 14 June", "July 2027", "  Mon 5 July", "  Mon 12 July",
    ]  # fmt: skip


def test_a_conflict_whose_sentences_are_long():
    rules = [Rule(RuleName.NEEDS_ROOM, series="wohnen"), Rule(RuleName.CAPACITY, series="wohnen")]
    entries = tuple(
        Entry(rule, Words("Ein langer Vorschlag, der nicht in eine Zeile passt " * 2, ""))
        for rule in rules
    )
    plan = Plan(Status.INFEASIBLE, 1.0, conflict=entries, repairs=((entries[0],), entries))
    assert (
        tell(replace(PROBLEM, notes=()), plan, "de")
        == """\
Es gibt keinen Plan
Das ist bewiesen, nicht nur vermutet.

Das geht nicht alles zusammen
  – AG Wohnen, Unterbringung und Nachbarschaft in Kernstadt und Ortsteilen braucht für
    jeden Termin einen Raum für sich; es gibt 1 Raum.
  – Alle, die zu AG Wohnen, Unterbringung und Nachbarschaft in Kernstadt und Ortsteilen
    kommen können, müssen in den Raum passen: je nach Tag 4 bis 10 Personen; der größte
    Raum (Großer Sitzungssaal im Alten Rathaus, Erdgeschoss links) fasst 40 Personen.

Jeder dieser Vorschläge allein hilft
  1. Ein langer Vorschlag, der nicht in eine Zeile passt Ein langer Vorschlag, der nicht
     in eine Zeile passt
  2. Ein langer Vorschlag, der nicht in eine Zeile passt Ein langer Vorschlag, der nicht
     in eine Zeile passt  Und: Ein langer Vorschlag, der nicht in eine Zeile passt Ein
     langer Vorschlag, der nicht in eine Zeile passt"""
    )


# --- who can come ---------------------------------------------------------------------------------


def evening(can, away, *, expected=True, group=(), language="de"):
    """The lines below one meeting where so many can come and so many cannot."""
    people = tuple(
        Person(f"p{n}", group, frozenset(JUNE[:1] if n > can else ()))
        for n in range(1, can + away + 1)
    )
    series = replace(LIVING, members=tuple(one.id for one in people), meetings=1)
    problem = replace(PROBLEM, people=people, series=(series,), notes=())
    here = series.members[:can] if expected else ()
    plan = Plan(Status.FEASIBLE, 1.0, (meeting(JUNE[0], *here),))
    lines = tell(problem, plan, language).splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("    "))
    text = " ".join(lines[begin : lines.index("", begin)])
    text = text.partition("links ")[2] if "links " in text else text
    return " ".join(text.partition(" Der nächst")[0].partition(" Danach")[0].split())


@pytest.mark.parametrize(
    ("can", "away", "german"),
    [
        (3, 0, "Alle 3 können kommen."),
        (1, 0, "Alle 1 können kommen."),
        (1, 1, "1 von 2 kann kommen: p1. Nicht kommen kann: p2."),
        (2, 2, "2 von 4 können kommen: p1, p2. Nicht kommen können: p3, p4."),
        (0, 2, "0 von 2 können kommen. Nicht kommen können: p1, p2."),
    ],
)
def test_how_many_can_come_and_who_cannot(can, away, german):
    assert evening(can, away).startswith(german)


def test_up_to_twelve_who_can_come_are_named_and_up_to_twenty_five_who_cannot():
    assert evening(12, 1).startswith("12 von 13 können kommen: p1, p2")
    assert evening(13, 1).startswith("13 von 14 können kommen. Nicht kommen kann: p14.")
    assert ", p26." in evening(1, 25)
    assert ", p26 und 1 weitere." in evening(1, 26)


def test_where_nothing_is_said_of_who_is_expected_nobody_is_elsewhere():
    assert "anderen Sitzung" not in evening(3, 1, expected=False)


# --- which actor groups are thin ------------------------------------------------------------------


def groups(**numbers):
    """What is said of groups of which so many of so many members can come."""
    people = [
        Person(f"{group}{n}", (group,), frozenset(JUNE[:1] if n >= can else ()))
        for group, (can, members) in numbers.items()
        for n in range(members)
    ]
    series = replace(LIVING, members=tuple(one.id for one in people), meetings=1)
    problem = replace(PROBLEM, people=tuple(people), series=(series,), notes=())
    plan = Plan(Status.FEASIBLE, 1.0, (meeting(JUNE[0]),))
    found = {}
    for language in ("de", "en"):
        text = " ".join(tell(problem, plan, language).split())
        for word in ("Ganz fehlt", "Ganz fehlen", "Schwach vertreten", "Missing altogether",
                     "Thinly represented"):  # fmt: skip
            if f"{word}: " in text:
                found[word] = text.partition(f"{word}: ")[2].partition(".")[0]
    return found


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"a": (5, 10)}, {}),  # just half
        ({"a": (6, 13)}, {"Schwach vertreten": "a (6 von 13)",
                          "Thinly represented": "a (6 of 13)"}),
        ({"a": (5, 11)}, {"Schwach vertreten": "a (5 von 11)",
                          "Thinly represented": "a (5 of 11)"}),
        ({"a": (4, 11)}, {"Schwach vertreten": "a (weniger als 5 von 11)",
                          "Thinly represented": "a (fewer than 5 of 11)"}),
        ({"a": (0, 5)}, {"Ganz fehlt": "a", "Missing altogether": "a"}),
        ({"a": (0, 4)}, {"Ganz fehlt": "eine kleine Akteursgruppe",
                         "Missing altogether": "one small actor group"}),
        ({"a": (0, 3)}, {"Ganz fehlt": "eine kleine Akteursgruppe",
                         "Missing altogether": "one small actor group"}),
        ({"a": (0, 2)}, {}),  # of two nobody need come
        ({"a": (1, 4)}, {"Schwach vertreten": "eine kleine Akteursgruppe",
                         "Thinly represented": "one small actor group"}),
        ({"a": (2, 4)}, {}),
        ({"a": (0, 4), "b": (0, 3)}, {"Ganz fehlen": "2 kleine Akteursgruppen",
                                      "Missing altogether": "2 small actor groups"}),
        ({"b": (0, 5), "a": (0, 6)}, {"Ganz fehlen": "a und b", "Missing altogether": "a and b"}),
        ({"a": (0, 5), "b": (0, 4)}, {"Ganz fehlen": "a und eine kleine Akteursgruppe",
                                      "Missing altogether": "a and one small actor group"}),
        ({"c": (1, 5), "a": (1, 4), "b": (1, 3), "d": (2, 6), "e": (0, 9), "f": (4, 5)}, {
            "Ganz fehlt": "e", "Missing altogether": "e",
            "Schwach vertreten": "c (weniger als 5 von 5), d (weniger als 5 von 6) und 2 kleine "
            "Akteursgruppen",
            "Thinly represented": "c (fewer than 5 of 5), d (fewer than 5 of 6) and 2 small actor "
            "groups"}),
    ],
)  # fmt: skip
def test_groups_that_are_missing_or_thin(numbers, said):
    assert groups(**numbers) == said


# --- how far it is --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "value", "bound", "english"),
    [
        ("people_left_out", 3, 2, "People left out: 3, at least 2 (0 s)"),
        ("attendance", 340, 367, "Attendance in all: 340, at most 367 (0 s)"),
        ("weakest_group_share", Fraction(1, 2), Fraction(1), "Weakest actor group attends: 50%, "
         "at most 100% (0 s)"),
        ("spread", 412, 412, "Longest breaks of all series, summed: 412 days (0 s)"),
        ("moves", None, 1, "Dates moved: no plan yet, at least 1 (0 s)"),
        ("moves", 0, None, "Dates moved: 0 (0 s)"),
    ],
)  # fmt: skip
def test_how_far_it_is_in_english(goal, value, bound, english):
    assert how_far(Progress(goal, value, bound, 0.9)).en == english
