"""Words that every German text is made of, as forms (see `words`)."""


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


NOT_SOUGHT = _words("""
    a aber als am an and are at auch auf aus bei beim bis by da das dass dem den der des die dies
    diese dieser durch ein eine einem einen einer eines er es for from fuer gegen gibt hat ich im in
    ins is ist kein keine man mit nach nicht noch nur ob oder of ohne on or sich sie sind so the to
    ueber um und unter vom von vor war was welche welcher wem wen wer werden what where which who
    wie wir wird with wo wofuer worum zu zum zur zwischen
""")
"""They stand in every text: of several that are asked for they are left out."""

BUILT_WITH = _words("""
    abbau abend alltag amt angebot anlage anlauf antrag arbeit arzt aufbau aufgabe ausbau ausgleich
    ausschuss austausch bahn bau bedarf begleitung beirat beratung bereich bericht beschluss
    betreuung betrieb bewegung bezirk bildung boden buerger bus chance daten dienst dorf
    durchfuehrung ehe eltern energie entwicklung erfassung erziehung fach fahrrad familie feld feuer
    finanz flaeche foerderung fonds frau frauen freiheit freizeit frist garten gebaeude gebiet geld
    gemeinde geschichte gesellschaft gesetz gespraech gesundheit grenze gruen gruppe gut haus
    haushalt heim helfer hilfe hoch hof jahr jugend kampagne kind kinder klasse klein klima kommune
    konferenz konzept kosten kraefte kraft kreis kultur kunst kurs land leben lehrer leistung leiter
    leitung linie liste macht markt mensch miet miete mittel mittlung nacht natur netz netzwerk not
    ort paedagogik park partner personal pflege plaetze plan platz politik praxis preis programm
    projekt punkt qualitaet quartier rad raeume rat raum recht reform reise richtlinie ring ruf
    sache sanierung schaden schein schicht schnell schule schutz seite senioren sicherheit siedlung
    sitzung sommer sonne sozial spiel sport sprache stadt staette stand stelle steuer stoff strasse
    strategie strom studie stunde system tag tage teil thema tier treff umwelt unterkunft
    unternehmen unterricht verband verein verkehr vermittlung versorgung vertrag verwaltung viertel
    volk vorhaben waerme wald ware wasser weg wege werk wert wesen wettbewerb winter wirtschaft
    wissen woche wohn wohnraum wohnung zahl zeit zentrum ziel zone zug zukunft
""")
"""What every town builds its compounds with, whether or not its texts say it alone."""

OF_VERBS = _words("""
    be emp ent er ge miss ver zer
""")
"""What begins a verb never begins a compound: Verstand, Gesamt."""

PARTICLES = _words("""
    ab an auf aus bei dar durch ein fort her hin los mit nach ueber um unter vor weg wider zu
""")
"""Before a noun they make another one of it (Einwohner). Of a long one they are believed:
Ausbildung is about Bildung."""
