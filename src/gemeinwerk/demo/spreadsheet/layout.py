"""How the sheet looks: headings over two lines, widths, the words of the legend."""

TITLE = "Stadt Havelfurt · Büro für Chancengleichheit und Vielfalt"
SUBTITLE = "Integrationskonzept 2025–2029 · Maßnahmenkatalog, Arbeitsstand 15.11.2024"
REQUEST = (
    "Nur für den Dienstgebrauch. Rückmeldungen der Fachbereiche bitte bis 29.11.2024 "
    "an vielfalt@havelfurt.example"
)

# name: (heading, heading below it, width). Columns that share a heading stand under one cell.
HEADINGS: dict[str, tuple[str, str, int]] = {
    "code": ("Nr.", "", 7),
    "goal": ("Ziel", "", 34),
    "title": ("Maßnahme", "", 34),
    "description": ("Beschreibung", "", 60),
    "target_group": ("Zielgruppe", "", 26),
    "lead": ("Zuständigkeit", "Federführung", 14),
    "contributing": ("Zuständigkeit", "Mitwirkung", 18),
    "timeframe": ("Zeitraum", "", 20),
    "cost_once": ("Kosten in €", "einmalig", 16),
    "cost_yearly": ("Kosten in €", "jährlich", 16),
    "fte": ("Kosten in €", "VZÄ", 10),
    "funding": ("Kosten in €", "Finanzierung", 32),
    "indicator": ("Messbarkeit", "Indikator", 34),
    "unit": ("Messbarkeit", "Einheit", 14),
    "baseline": ("Messbarkeit", "Ausgangswert", 18),
    "target": ("Messbarkeit", "Zielwert", 18),
    "source": ("Messbarkeit", "Datenquelle", 22),
    "rhythm": ("Messbarkeit", "Erhebung", 14),
    "milestones": ("Meilensteine", "", 40),
    "themes": ("Querschnittsthemen", "", 22),
    "duty": ("pflichtig / freiwillig", "", 12),
    "note": ("Bemerkungen (intern)", "", 28),
    "resubmission": ("Wiedervorlage", "", 14),
}
HIDDEN = ("resubmission",)

FOOTNOTES = (
    "¹ Alle Kostenangaben vorbehaltlich der Haushaltsplanung 2025/2026.",
    "² VZÄ nach Stellenplan 2024, zusätzliche Bedarfe sind mit „neu“ gekennzeichnet.",
    "Stand der Ausgangswerte: 31.12.2024 (vorläufig), soweit nicht anders angegeben.",
)

LEGEND = (
    ("AR", "Anti-Rassismus"),
    ("P", "Partizipation"),
    ("G", "Gender"),
    ("kurzfristig", "Umsetzung innerhalb von 12 Monaten nach Beschluss"),
    ("mittelfristig", "Umsetzung innerhalb von 36 Monaten nach Beschluss"),
    ("langfristig", "Umsetzung bis zum Ende der Laufzeit des Konzepts"),
    ("N. N.", "noch nicht benannt"),
    ("T€", "tausend Euro"),
    ("MSO", "Migrantenorganisationen"),
)
