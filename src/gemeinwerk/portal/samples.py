"""What the style guide shows. Everything here is made up and says so on the page."""

from datetime import date

from django import forms

from gemeinwerk.core import ui
from gemeinwerk.core.forms import AmountField, BaseForm, DateField

TODAY = date(2026, 4, 15)
TONES: list[tuple[ui.Tone, str]] = [
    ("done", "umgesetzt"),
    ("progress", "in Umsetzung"),
    ("delayed", "verzögert"),
    ("off", "vom Kurs ab"),
    ("none", "noch nicht begonnen"),
]
CRUMBS = [ui.Link("Maßnahmen", "#"), ui.Link("1 Vielfalt in der Verwaltung", "#"), ui.Link("1.1")]
TABS = [
    ui.Link("Text", "#text", active=True),
    ui.Link("Verlauf", "#verlauf"),
    ui.Link("Befunde", "#befunde", count=3),
]
KNOTS = [
    ui.Knot("Stimme", "done", "3 Beiträge", "14.03.2023", "#"),
    ui.Knot("Sitzung", "done", "AG Verwaltung (2)", "10.05.2023"),
    ui.Knot("Maßnahme", "done", "1.1, Fassung 3", "12.01.2024", "#"),
    ui.Knot("Beschluss", "done", "24/SVV/0093", "15.05.2024", "#"),
    ui.Knot("Mittel", "partly", "2 × 18.000 €", "bewilligt bis 2026"),
    ui.Knot("Umsetzung", "current", "124 von 200", "31.03.2026", "#"),
    ui.Knot("Wirkung", "open", "Befragung", "Herbst 2026"),
]
SEGMENTS = [ui.Segment(tone, word) for tone, word in TONES]
ROWS = [
    ui.StackedRow("Vielfalt in der Verwaltung", (3, 5, 1, 0, 1), "1", "#", "10 Maßn."),
    ui.StackedRow("Wohnen und Unterbringung", (1, 4, 2, 1, 2), "2", "#", "10 Maßn."),
    ui.StackedRow("Arbeit", (2, 5, 0, 0, 2), "3", "#", "9 Maßn."),
]
SPANS = [
    ui.Span(
        "Auftrag", *(date(2023, 2, 1), date(2023, 3, 1)), *(date(2023, 2, 1), date(2023, 3, 1))
    ),
    ui.Span(
        "Arbeitsgruppen",
        *(date(2023, 4, 1), date(2023, 10, 31)),
        *(date(2023, 4, 1), date(2023, 11, 18)),
    ),
    ui.Span(
        "Beratung und Beschluss",
        *(date(2024, 1, 17), date(2024, 1, 31)),
        *(date(2024, 3, 6), date(2024, 5, 15)),
    ),
]
VALUES = [
    ui.Value(date(2023, 12, 31), 8),
    ui.Value(date(2024, 12, 31), 31),
    ui.Value(date(2025, 6, 30), 83),
    ui.Value(date(2026, 3, 31), 124),
]
TARGET = ui.Value(date(2026, 12, 31), 200)
FRAME = (date(2024, 1, 1), date(2028, 12, 31))
PERIODS = [
    (date(2024, 7, 1), date(2026, 12, 31), "progress", False),
    (date(2024, 3, 1), date(2025, 10, 31), "done", False),
    (date(2025, 1, 1), None, "delayed", True),
]
NOTES = [
    ui.Note(
        "error",
        "„gestärkt werden“ sagt nicht, was geschieht. Was genau, für wen, wie viel?",
        "S102",
        "„Fünf Beratungstage im Monat in den Unterkünften, auf Arabisch, Dari und Ukrainisch.“",
        "#",
    ),
    ui.Note("warning", "Als „noch nicht ermittelt“ vermerkt.", "R401"),
    ui.Note("hint", "Im Ziel steht eine Zahl: soll „200 Teilnahmen“ der Zielwert sein?", "M210"),
    ui.Note("ok", "Bestätigt vom Fachbereich am 4. Dezember."),
]
LETTERS = [
    ui.Letter("S", "error", "ein Fehler", "#"),
    ui.Letter("M", "error", "zwei Fehler", "#"),
    ui.Letter("A", "ok", "in Ordnung"),
    ui.Letter("R", "warning", "eine Warnung", "#"),
    ui.Letter("T", "hint", "ein Hinweis", "#"),
]
FIGURES = [
    ui.Figure("12 von 50", "Maßnahmen umgesetzt", "gezählt aus den Meldungen vom 31. März"),
    ui.Figure("8", "verzögert oder vom Kurs ab"),
    ui.Figure("30. Juni", "nächster Bericht"),
]
DEFINITIONS = [
    ("Verantwortlich", "Fachbereich Personal"),
    ("Zeitraum", "Juli 2024 – Dezember 2026"),
    ("Kosten", "18.000 € im Jahr (2025, 2026)"),
]
TABLE = ui.Table(
    "Maßnahmen mit ihren Kosten",
    [
        ui.Column("Maßnahme", sort_url="#", sorted="ascending"),
        ui.Column("Federführung", sort_url="#"),
        ui.Column("Kosten in Euro", numeric=True),
    ],
    [
        ["1.1 Führungskräfte schulen", "Fachbereich Personal", "18.000"],
        ["1.2 Antidiskriminierungsstelle einrichten", "Büro", "noch nicht ermittelt"],
    ],
)


class SampleForm(BaseForm):
    title = forms.CharField(label="Titel", help_text="Ein Satz mit einem Tätigkeitswort.")
    description = forms.CharField(label="Beschreibung", widget=forms.Textarea, required=False)
    field = forms.ChoiceField(label="Handlungsfeld", choices=[("1", "Wohnen"), ("2", "Arbeit")])
    end = DateField(label="Ende", help_text="TT.MM.JJJJ, z. B. 31.12.2026")
    amount = AmountField(label="Betrag im Jahr", help_text="In Euro, z. B. 25.000,50")
    duty = forms.ChoiceField(
        label="Pflicht",
        choices=[("m", "pflichtig"), ("v", "freiwillig")],
        widget=forms.RadioSelect,
    )
    themes = forms.MultipleChoiceField(
        label="Querschnittsthemen",
        choices=[("a", "Antirassismus"), ("p", "Partizipation"), ("g", "Gender")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    permanent = forms.BooleanField(label="Daueraufgabe", required=False)
    file = forms.FileField(label="Datei", required=False)


TYPED = {"title": "", "description": "Die Beratung soll gestärkt werden.", "end": "kurzfristig",
         "amount": "25.000,50", "field": "1", "duty": "v", "themes": ["a"]}  # fmt: skip


class FilterForm(BaseForm):
    suche = forms.CharField(label="Suchen", required=False)
    feld = forms.ChoiceField(label="Handlungsfeld", choices=[("", "Alle fünf")], required=False)
    stand = forms.ChoiceField(label="Stand", choices=[("", "Alle")], required=False)
