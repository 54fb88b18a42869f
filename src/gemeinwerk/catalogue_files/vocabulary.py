"""The words municipalities write above their columns, by the field they mean.

The order inside a field does not matter. A phrase is compared by its stems, so inflected forms
("Zuständigkeiten") need no entry of their own.
"""

FIELDS = (
    "code", "title", "field_of_action", "goal", "description", "target_group", "lead",
    "contributing", "timeframe", "start", "end", "cost", "funding", "fte", "indicator", "baseline",
    "target", "milestone", "status", "status_text", "obstacles", "priority", "theme",
)  # fmt: skip

SEVERAL = frozenset(
    {"cost", "funding", "fte", "contributing", "milestone", "status_text", "description", "goal",
     "obstacles", "theme", "indicator", "target", "baseline", "target_group"}
)  # fmt: skip
"""Fields that several columns may feed."""

PHRASES: dict[str, tuple[str, ...]] = {
    "code": (
        "Nr", "Nummer", "lfd Nr", "laufende Nummer", "Maßnahmennummer", "Maßnahmennr",
        "Maßnahmen Nr", "Maßnahme Nr", "M Nr", "Kennung", "Kennziffer", "Kürzel", "Code", "ID",
        "Kennnummer", "Ordnungsnummer", "Maßnahmenkürzel", "Maßnahmen ID", "Nr der Maßnahme",
        "Ident", "Schlüssel", "No", "Number", "Measure no", "Measure number", "Measure ID", "Key",
        "Lfd", "Ifd Nr", "Ziffer", "Position", "Pos", "Index", "Aktenzeichen", "Steckbrief Nr",
        "MN", "Projektnummer", "Projekt Nr", "Identifier", "Ref", "Reference",
    ),
    "title": (
        "Maßnahme", "Titel", "Bezeichnung", "Titel der Maßnahme", "Maßnahmentitel", "Name",
        "Bezeichnung der Maßnahme", "Maßnahmenbezeichnung", "Name der Maßnahme", "Kurztitel",
        "Maßnahmenname", "Vorhaben", "Projekt", "Projekttitel", "Einzelmaßnahme", "Projektname",
        "Aktivität", "Aufgabe", "Measure", "Title", "Name of measure", "Action", "Activity",
        "Was", "Was wird getan", "Handlungsempfehlung", "Überschrift", "Konkrete Maßnahme",
        "Maßnahmen und Projekte", "Vorhabenbezeichnung", "Arbeitspaket", "Handlungsschritt",
        "Kurzbezeichnung", "Thema der Maßnahme", "Measure title", "Project",
    ),
    "field_of_action": (
        "Handlungsfeld", "Themenfeld", "Aktionsfeld", "Handlungsbereich", "Bereich", "HF",
        "Themenbereich", "Kapitel", "Schwerpunkt", "Handlungsschwerpunkt", "Kategorie", "Sektor",
        "Cluster", "Field of action", "Area", "Field", "Category", "Maßnahmenbereich",
        "Handlungsfeld Nr", "Themengebiet", "Sphere", "Politikfeld", "Lebensbereich", "Baustein",
        "Säule", "Rubrik", "Oberthema", "Handlungsfelder", "Area of action", "Section",
    ),
    "goal": (
        "Ziel", "Zielsetzung", "Ziel der Maßnahme", "Oberziel", "Teilziel", "Leitziel", "Zweck",
        "Handlungsziel", "Wirkungsziel", "Goal", "Objective", "Aim", "Strategisches Ziel",
        "Operatives Ziel", "Was soll erreicht werden", "Angestrebtes Ziel", "Zielbeschreibung",
        "Zielstellung", "Wozu", "Purpose", "Maßnahmenziel", "Beitrag zum Ziel", "Intention",
    ),
    "description": (
        "Beschreibung", "Kurzbeschreibung", "Beschreibung der Maßnahme", "Maßnahmenbeschreibung",
        "Inhalt", "Erläuterung", "Inhalt der Maßnahme", "Ausgangslage", "Begründung", "Text",
        "Inhaltliche Beschreibung", "Details", "Description", "Content", "Explanation", "Summary",
        "Wie", "Maßnahmeninhalt", "Umsetzungsschritte", "Handlungsschritte", "Arbeitsschritte",
        "Handlungsschritte und Zeitplan", "Umsetzungsschritte und Zeitplan",
        "Vorgehen", "Konkretisierung", "Projektbeschreibung", "Kurzbeschreibung der Maßnahme",
        "Langtext", "Hintergrund", "Umsetzung", "Nächste Schritte", "Beschreibung und Ziel",
        "Maßnahmenkurzbeschreibung", "Sachverhalt", "Erläuterung zur Maßnahme",
    ),
    "target_group": (
        "Zielgruppe", "Adressaten", "Adressat*innen", "Für wen", "Target group", "Audience",
        "Zielpersonen", "Nutzergruppe", "Begünstigte", "Adressatenkreis", "Beneficiaries",
    ),
    "lead": (
        "Federführung", "Verantwortlich", "Zuständig", "Zuständigkeit", "Verantwortlichkeit",
        "OE", "Amt", "Fachbereich", "Dezernat", "Organisationseinheit", "Verantwortung",
        "Federführende Stelle", "Federführendes Amt", "Verantwortliche Stelle", "FB",
        "Zuständige Stelle", "Fachamt", "Lead", "Responsible", "Responsibility", "Lead unit",
        "Verantwortliche OE", "Geschäftsbereich", "GB", "Träger", "Maßnahmenträger", "Wer",
        "Federführender Fachbereich", "Zuständiges Amt", "Zuständiger Fachbereich", "Owner",
        "Verantwortliche Person", "Umsetzungsverantwortung", "Hauptverantwortung", "ff",
        "Dienststelle",
        "Hauptverantwortlich", "Projektleitung", "Initiator", "Abteilung", "Sachgebiet", "Referat",
        "Maßnahmenverantwortliche", "Verantwortliche Organisationseinheit", "Department",
        "Fachdienst", "Verantwortliche Akteure", "Stabsstelle", "In charge", "Responsible unit",
        "Verantwortlich für die Umsetzung", "Verantwortliche Verwaltungseinheit", "Federführend",
    ),
    "contributing": (
        "Beteiligte", "Beteiligt", "Mitwirkung", "Mitwirkende", "Kooperationspartner", "Partner",
        "Weitere Beteiligte", "Kooperation", "Akteure", "Akteur*innen", "Kooperationspartner*innen",
        "Projektpartner", "Einzubeziehende", "Contributing", "Partners", "Participants",
        "Zu beteiligen", "Weitere Akteure", "Beteiligte Stellen", "Beteiligte Ämter", "Mit wem",
        "Zusammenarbeit mit", "Unter Mitwirkung von", "Unterstützung durch", "Stakeholder",
        "Beteiligte Fachbereiche", "Beteiligte Organisationseinheiten", "Mitbeteiligte",
        "Beteiligung", "Involved", "Netzwerkpartner", "Externe Partner", "Contributors",
        "Weitere Partner", "Beteiligte Akteure", "Beteiligte Organisationen", "Umsetzungspartner",
    ),
    "timeframe": (
        "Zeitraum", "Laufzeit", "Umsetzungszeitraum", "Zeitplan", "Zeitrahmen", "Zeitliche Planung",
        "Zeithorizont", "Realisierungszeitraum", "Dauer", "Durchführungszeitraum", "Zeit",
        "Timeframe", "Period", "Schedule", "Duration", "Time frame", "Umsetzungszeit", "Wann",
        "Zeitschiene", "Zeitliche Umsetzung", "Fristigkeit", "Umsetzungshorizont", "Zeitfenster",
        "Einführung der Maßnahme", "Dauer der Maßnahme", "Terminierung", "Termine", "Timeline",
        "Jahr", "Jahre", "Umsetzungsjahr", "Zeitpunkt", "Umsetzungszeitpunkt", "When",
    ),
    "start": (
        "Beginn", "Start", "Anfang", "Startdatum", "Umsetzungsbeginn", "Maßnahmenbeginn", "von",
        "ab", "Start date", "Begin", "Projektstart", "Startjahr", "Beginn der Umsetzung", "From",
        "Laufzeit von", "Zeitraum von", "Laufzeit ab", "Umsetzung von", "Zeitraum ab",
        "Geplanter Beginn", "Umsetzung ab", "Umsetzungsstart", "Startzeitpunkt",
    ),
    "end": (
        "Ende", "Fälligkeit", "Umsetzung bis", "Frist", "bis", "Termin", "Abschluss", "Enddatum",
        "Zieltermin", "Fällig", "Fällig am", "Deadline", "End", "Due", "Due date", "End date",
        "Laufzeit bis", "Zeitraum bis", "Fertigstellung", "Umsetzungsende", "Bis wann",
        "Geplantes Ende", "Projektende", "Endjahr",
        "Umsetzungsfrist", "Until", "Zu erledigen bis", "Zielerreichung bis", "Umsetzungstermin",
        "Abschlussdatum",
    ),
    "cost": (
        "Kosten", "Finanzbedarf", "Mittelbedarf", "Sach- und Personalkosten", "Gesamtkosten",
        "Budget", "Kostenschätzung", "Finanzmittel", "Ressourcen", "Finanzieller Aufwand",
        "Sachkosten", "Personalkosten", "Haushaltsmittel", "Investitionskosten", "Ausgaben",
        "Finanzielle Auswirkungen", "Aufwand", "Cost", "Costs", "Expenses", "Kostenrahmen",
        "Ressourcenbedarf", "Finanzaufwand", "Kosten pro Jahr", "Jährliche Kosten", "Mittel",
        "Einmalige Kosten", "Laufende Kosten", "Finanzvolumen", "Kosten und Finanzierung",
        "Finanzierungsbedarf", "Sachmittel", "Benötigte Mittel", "Finanzen", "Anschubkosten",
        "Kosten in Euro", "Umsetzungskosten", "Folgekosten", "Estimated cost", "Betrag", "Euro",
        "Kosten der Maßnahme", "Aufwendungen", "Projektkosten", "Geschätzte Kosten", "Summe",
        "Finanzielle Ressourcen", "Finanzielle Mittel", "Invest", "Investition", "Kosten gesamt",
        "Summe Kosten", "Gesamtsumme", "Gesamtbudget", "Gesamtbetrag", "Gesamtausgaben",
    ),
    "funding": (
        "Finanzierung", "Finanzierungsquelle", "Mittelherkunft", "Förderung", "Fördermittel",
        "Finanzierung durch", "Finanzierungsmöglichkeiten", "Funding", "Source of funds",
        "Finanzierungsansatz", "Förderprogramm", "Haushaltsstelle", "Produkt", "Produktkonto",
        "Finanzierung über", "Fördermöglichkeiten", "Kostenträger", "Deckung", "Financing",
        "Gegenfinanzierung", "Finanzierung gesichert", "Quelle der Mittel", "Drittmittel",
        "Eigenanteil", "Eigenmittel", "Bundesmittel", "Landesmittel", "EU-Mittel", "Zuschuss",
        "Anteil Stadt", "Anteil Land", "Anteil Bund", "Anteil Kommune", "Zuschüsse",
        "kommunaler Anteil", "städtischer Anteil", "davon Eigenanteil", "davon Förderung",
    ),
    "fte": (
        "Stellenanteile", "VZÄ", "Personalbedarf", "Stellen", "Stellenbedarf", "FTE", "Personal",
        "Personelle Ressourcen", "Personalaufwand", "Vollzeitäquivalente", "Personalressourcen",
        "Stellenanteil", "VbE", "Personalstellen", "Posts", "Staff", "VZS", "Personeller Aufwand",
        "Personaleinsatz", "Stellenumfang", "Personalkapazität", "VZE", "Planstellen",
    ),
    "indicator": (
        "Indikator", "Messgröße", "Kennzahl", "Erfolgskriterium", "Erfolgsindikator", "KPI",
        "Messbarkeit", "Indikatoren", "Messkriterium", "Wirkungsindikator", "Indicator", "Metric",
        "Bewertungskriterium", "Erfolgsmessung", "Kriterium", "Überprüfbarkeit", "Measurement",
        "Woran messen wir den Erfolg", "Erfolgskontrolle", "Erfolgsfaktor", "Prüfkriterium",
        "Kenngröße", "Output", "Outcome", "Messindikator", "Zielindikator", "Zielkennzahl",
        "Erfolgsindikatoren und Meilensteine", "Evaluation", "Maßeinheit", "Einheit",
        "Datenquelle", "Quelle des Indikators", "Erhebungsrhythmus", "Erhebung", "Messintervall",
        "Evaluierung", "Wirkungsmessung", "Turnus", "Rhythmus", "Erhebungsturnus", "Messrhythmus",
        "Häufigkeit der Erhebung", "Data source", "Unit of measurement", "Frequency",
    ),
    "baseline": (
        "Ist", "Ausgangswert", "Ist-Wert", "Basiswert", "Ist-Stand", "Baseline", "Status quo",
        "Aktueller Wert", "Startwert", "Current value", "Referenzwert", "Nullwert", "Istzustand",
        "Ausgangszustand", "Bestand", "Initial value",
    ),
    "target": (
        "Soll", "Zielgröße", "Zielwert", "Soll-Wert", "Target", "Target value", "Zielzahl",
        "Zielmarke", "Sollzustand", "Plan-Wert", "Planwert", "Angestrebter Wert", "Zielzustand",
        "Quantitatives Ziel", "Messbares Ziel",
    ),
    "milestone": (
        "Meilensteine", "Meilenstein", "Zwischenschritte", "Etappenziele", "Milestones",
        "Milestone", "Zwischenziele", "Erste Schritte", "Nächster Meilenstein", "Etappen",
        "Teilschritte",
    ),
    "status": (
        "Status", "Umsetzungsstand", "Umsetzungsstatus", "Bearbeitungsstand", "Stand", "Ampel",
        "Stand der Umsetzung", "Realisierungsstand", "Implementation status", "Zustand", "State",
        "Bearbeitungsstatus", "Umsetzungsgrad", "Erledigt", "Progress", "Assessment", "Bewertung",
        "Statusampel", "Fortschritt", "Erfüllungsstand", "Umgesetzt", "Zielerreichung",
    ),
    "status_text": (
        "Sachstand", "Sachstandsbericht", "Erläuterung zum Stand", "Bericht", "Aktueller Stand",
        "Aktueller Sachstand", "Erläuterung Status", "Stand der Dinge", "Umsetzungsbericht",
        "Status text", "Kommentar zum Stand", "Progress report", "Bisherige Umsetzung",
        "Erläuterung zum Umsetzungsstand", "Stellungnahme", "Zwischenstand", "Bisher erreicht",
        "Bemerkung zum Stand", "Ergebnis", "Ergebnisse", "Status comment", "Erreicht", "Monitoring",
        "Umsetzung bisher", "Beschreibung des Umsetzungsstandes", "Fortschrittsbericht",
    ),
    "obstacles": (
        "Hemmnisse", "Hindernisse", "Risiken", "Probleme", "Schwierigkeiten", "Obstacles",
        "Herausforderungen", "Risks", "Stolpersteine", "Hürden", "Barriers", "Mögliche Hemmnisse",
        "Hinderungsgründe", "Hemmende Faktoren", "Konflikte", "Risiken und Hemmnisse",
    ),
    "priority": (
        "Prio", "Priorität", "Priorisierung", "Wichtigkeit", "Dringlichkeit", "Rang", "Priority",
        "Rangfolge", "Prioritätsstufe", "Ranking", "Gewichtung", "Prioritätenstufe",
    ),
    "theme": (
        "Querschnittsthema", "Querschnittsthemen", "Querschnitt", "Querschnittsziel", "Theme",
        "Cross-cutting theme", "Querschnittsaufgabe", "Bezug zu Querschnittsthemen", "Themes",
        "Cross-cutting themes", "Bezug zu Querschnittszielen", "Querschnittsbezug",
    ),
}  # fmt: skip

NO_FIELD: tuple[str, ...] = (
    "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Hinweis", "Notiz", "Kommentar",
    "Sonstiges", "Link", "Telefon", "E-Mail", "Ansprechpartner", "Ansprechpartner*in",
    "Ansprechperson", "Kontakt", "Drucksache", "Beschluss", "Einsparung", "CO2-Einsparung",
    "THG-Einsparung", "Potenzial", "Potential", "Wirkung", "Datum der Eingabe", "Stand vom",
    "Bearbeitet von", "Quelle", "Synergien", "Zielkonflikte", "Rechtsgrundlage",
    "Flankierende Maßnahmen",
    "Remark", "Remarks", "Comment", "Comments", "Notes", "Contact", "Ort", "Stadtteil",
    "Sozialraum",
    "Art der Aufgabe", "Pflichtaufgabe", "Typ", "Maßnahmentyp", "Art der Maßnahme", "Parent",
    "Übergeordnet", "gehört zu", "Bezug", "SDG", "Wertschöpfung", "Endenergieeinsparung",
)  # fmt: skip
"""Headings that are known and mean no field of ours: kept as text, never forced into one."""

PARENT: tuple[str, ...] = (
    "Parent", "Übergeordnet", "gehört zu", "Obermaßnahme", "Oberpunkt", "Parent ID", "Eltern",
    "Übergeordnete Maßnahme", "Ebene darüber", "Belongs to",
)  # fmt: skip
"""Headings of a column that names the row above in a tree."""

WEAK: frozenset[str] = frozenset(
    {"Dezernat", "GB", "Geschäftsbereich", "Träger", "Abteilung", "Projektleitung", "Initiator",
     "FB", "Amt", "OE", "Wer", "Department", "Projekt", "Aufgabe", "Name", "Was", "Aktivität",
     "Vorhaben", "Project", "Activity", "Begründung", "Hintergrund", "Text", "Umsetzung",
     "Ausgangslage", "Bewertung", "Ampel", "Fortschritt", "Jahr", "Jahre", "Zeit", "Termine",
     "Bereich", "Kategorie", "Position", "Index", "Ergebnis", "Bericht", "Output", "Summe",
     "Aufwand", "Zweck", "Ressourcen", "Personal", "Produkt", "Kriterium", "Evaluation", "Bestand",
     "Umgesetzt", "Erledigt", "Thema der Maßnahme", "Zeitpunkt", "Erreicht", "Stand"}
)  # fmt: skip
"""Words that give way where a plainer one stands above another column."""
