"""The places a Word template may name, in German, as the office writes them in Word.

`SAMPLE` is both: what there is, and a small report to try a template with. `filled` gives the same
of a real one.
"""

from base64 import b64decode
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.core.escaping import printable
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.progress_reports.exporting.pictures import Picture, png
from gemeinwerk.progress_reports.shown import Line, Shown
from gemeinwerk.progress_reports.shown_charts import Chart

Places = dict[str, Any]
_DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
"""The smallest picture there is."""
_MEASURE: Places = {
    "nummer": "1.1",
    "titel": "Wartezeit senken",
    "federfuehrung": "Ausländerbehörde",
    "stand": "verzögert",
    "gemeldet": "in Umsetzung",
    "zugesagt": "31.12.2026",
    "erwartet": "30.09.2027",
    "verzug": "Erwartet neun Monate später als zugesagt.",
    "grund": "Es fehlen zwei Kräfte.",
    "geschehen": "Das Terminportal läuft.",
    "naechstes": "Es wird neu ausgeschrieben.",
    "geld": "2026 ausgegeben: 96.000 € von 120.000 €",
    "meilensteine": [{"titel": "Portal läuft", "faellig": "28.02.2026", "erreicht": "16.02.2026"}],
}
_DEVIATION: Places = {
    "nummer": "1.1",
    "titel": "Wartezeit senken",
    "abweichung": "Neun Monate später als zugesagt.",
    "ursache": "Personal",
    "vorschlag": "Zwei Kräfte werden abgeordnet.",
    "kosten": "50.000 €",
    "wunsch": "Der Abordnung wird zugestimmt.",
    "wer": "Sozialausschuss",
    "bis": "30.09.2026",
    "entscheidungen": [{"tag": "12.05.2026", "ergebnis": "zugestimmt", "wortlaut": "Zugestimmt."}],
}
SAMPLE: Places = {
    "titel": "Sachstandsbericht 1. Halbjahr 2026",
    "kommune": "Musterstadt",
    "konzept": "Integrationskonzept 2025–2029",
    "gremium": "Sozialausschuss",
    "stichtag": "30. Juni 2026",
    "pruefsumme": "0" * 64,
    "anzahl": "50",
    "umgesetzt": "2",
    "hinter_der_zusage": "3",
    "einleitung": ["Ein Absatz."],
    "zusammenfassung": ["Ein Absatz."],
    "erbeten": ["Ein Absatz."],
    "staende": [{"stand": "auf Kurs", "anzahl": "12"}],
    "felder": [
        {
            "nummer": "1",
            "titel": "Ankommen",
            "anzahl": "10",
            "staende": [{"stand": "auf Kurs", "anzahl": "2"}],
            "massnahmen": [_MEASURE],
        }
    ],
    "entscheidungen": [_DEVIATION],
    "abweichungen": [_DEVIATION],
    "widersprueche": [{"nummer": "1.1", "satz": "Zwei Quellen sagen Verschiedenes."}],
    "verglichen": "seit dem 31. Dezember 2025",
    "veraenderungen": [{"nummer": "1.1", "titel": "Wartezeit senken", "saetze": ["Ein Satz."]}],
    "indikatoren": [
        {
            "nummer": "1.1",
            "massnahme": "Wartezeit senken",
            "name": "Wartezeit",
            "quelle": "Terminverwaltung",
            "aussage": "Bis zum Zielwert fehlen noch vier Wochen.",
            "schaubild": Picture("Wartezeit: 04.05.2026: 8 Wochen", _DOT),
            "werte": [{"tag": "04.05.2026", "wert": "8 Wochen", "art": "gemessen"}],
        }
    ],
}


def filled(shown: Shown) -> Places:
    """Of a report that is frozen."""
    found: Places = printable(_filled(shown))
    for place, chart in zip(found["indikatoren"], shown.charts, strict=True):
        place["schaubild"] = _picture(chart, shown.day)
    return found


def _picture(chart: Chart, day: str) -> str:
    """ "" where nothing was measured."""
    if chart.chart is None:
        return ""
    said: str = printable(f"{chart.name}: {chart.chart.description}")
    return Picture(said, png(chart.chart, day, _("Ziel")))


def _filled(shown: Shown) -> Places:
    return {
        "titel": shown.head["title"],
        "kommune": shown.town,
        "konzept": shown.concept,
        "gremium": shown.head["body"],
        "stichtag": shown.day,
        "pruefsumme": shown.checksum,
        "anzahl": str(shown.size),
        "umgesetzt": str(shown.done),
        "hinter_der_zusage": str(shown.behind),
        "einleitung": shown.introduction,
        "zusammenfassung": shown.summary,
        "erbeten": shown.asked,
        "staende": [_count(state.label, count) for state, count in shown.states],
        "felder": [
            {
                "nummer": field.code,
                "titel": field.title,
                "anzahl": str(len(field.lines)),
                "staende": [_count(state.label, count) for state, count in field.counts],
                "massnahmen": [_measure(line, shown) for line in field.lines],
            }
            for field in shown.fields
        ],
        "entscheidungen": [_deviation(one) for one in shown.waiting],
        "abweichungen": [_deviation(one) for one in shown.going_on],
        "widersprueche": [
            {"nummer": one["code"], "satz": one["both"]} for one in shown.contradictions
        ],
        "verglichen": shown.since,
        "veraenderungen": [
            {"nummer": one["code"], "titel": one["title"], "saetze": one["sentences"]}
            for one in (shown.changed or {}).get("changed", ())
        ],
        "indikatoren": [
            {
                "nummer": one.code,
                "massnahme": one.measure,
                "name": one.name,
                "quelle": one.source,
                "aussage": one.told,
                "werte": [{"tag": day, "wert": said, "art": kind} for day, said, kind in one.rows],
            }
            for one in shown.charts
        ],
    }


def _count(word: object, count: int) -> Places:
    return {"stand": str(word), "anzahl": str(count)}


def _measure(line: Line, shown: Shown) -> Places:
    at, said = line.standing, line.reported or {}
    document = shown.documents[at["code"]]
    return {
        "nummer": at["code"],
        "titel": at["title"],
        "federfuehrung": at["lead"],
        "stand": at["word"],
        "gemeldet": at["reported"],
        "zugesagt": at["promised"],
        "erwartet": at["expected"],
        "verzug": at["sentence"],
        "grund": at["reason"],
        "geschehen": said.get("done", ""),
        "naechstes": said.get("next_steps", ""),
        "geld": line.money,
        "meilensteine": [_milestone(one) for one in document["milestones"]],
    }


def _milestone(one: Document) -> Places:
    due = day_in_words(one["due"])
    if one.get("moved_to") and not one["reached_on"]:
        due = _("{due}, verschoben auf {day}").format(due=due, day=day_in_words(one["moved_to"]))
    return {"titel": one["title"], "faellig": due, "erreicht": day_in_words(one["reached_on"])}


def _deviation(one: Document) -> Places:
    return {
        "nummer": one["code"],
        "titel": one["title"],
        "abweichung": one["off"],
        "ursache": ": ".join(filter(None, [one["cause"], one["cause_text"]])),
        "vorschlag": one["correction"],
        "kosten": one["cost_words"],
        "wunsch": one["wanted"],
        "wer": one["decider"],
        "bis": one["decide_by_words"],
        "entscheidungen": [
            {"tag": it["day_words"], "ergebnis": it["verdict"], "wortlaut": it["words"]}
            for it in one["decisions"]
        ],
    }
