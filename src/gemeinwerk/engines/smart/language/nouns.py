"""Nouns by their last part: what one can hold or enter, who acts, whom it is for, what is abstract.

German compounds end in what they are: a "Klimafonds" is a Fonds, an "Elternlotse" a Lotse.
"""

import re
from functools import lru_cache


def heads(words: str) -> str:
    """Alternatives that match a compound by its last part, in any case and number."""
    return rf"(?:{'|'.join(words.split())})(?:n|s|es|en|e|er|ern|in|innen|nen)?$"


_INSTITUTION = """
    verein kita schule mensa turnhalle stiftung genossenschaft agentur zentrum zentren bibliothek
    gebäude siedlung wohnung club beauftragte stelle beirat unterkunft unterkünfte wohnheim
    kindergarten träger einrichtung fläche
"""
_HELPERS = """
    lotse lotsin paten patin dolmetscher sprachmittler scout coach koordinator hausmeister berater
    sozialarbeiter streetworker mentor trainer manager hebamme
"""
_THINGS = """
    leitfaden leitfäden broschüre flyer faltblatt plakat postkarte handbuch handreichung satzung
    richtlinie leitlinie dienstanweisung studie gutachten website webseite internetseite homepage
    portal app plattform datenbank karte film video podcast ausstellung festival fest markt kurs
    workshop seminar lehrgang fortbildung schulung training reihe aktionstag aktionswoche
    projekttag tisch büro patenschaft dolmetschdienst fahrdienst besuchsdienst lieferdienst
    fonds fond förderprogramm stipendium stipendien zuschuss zuschüsse prämie preis
    gütesiegel siegel check börse radweg gehweg fahrradstraße lastenrad lastenräder rad räder
    bügel anlage rampe aufzug leitsystem toilette spielplatz sprechstunde hotline newsletter
    zeitung magazin mappe formular fragebogen umfrage befragung wettbewerb tagung konferenz forum
    café werkstatt garten gärten haus häuser bus busse haltestelle ampel querung brücke tunnel
    station parkplatz stellplatz ladesäule ladepunkt wärmenetz heizung wärmepumpe windrad speicher
    brunnen baum bäume hecke dach dächer fassade leuchte beleuchtung sensor zähler konzept
    plan pläne strategie programm katalog kataster register kalender archiv denkmal tafel schild
    vertrag vereinbarung charta pool modul curriculum lehrplan koffer automat kiosk halle bad bäder
    stützpunkt ticket ausweis pass gutschein kampagne theaterstück theater konzert lesung führung
    exkursion messe camp ferienfreizeit netzwerk netz team bike auto fahrzeug shuttle carsharing
    radschnellweg busspur zebrastreifen tempo zone quote container bücherei bank bänke treff
    gremium modell arbeitsplatz arbeitsplätze plätze bericht laden bühne sitzung ordnung dämmung
    monitoring system leitung abend veranstaltung vortrag vorträge treffen rundgang empfang feier
    gerät zertifikat auszeichnung material merkblatt
"""
# A thing that one can hold, enter, attend or be given. DELIVERABLE leaves out what exists already.
DELIVERABLE = re.compile(heads(_THINGS + _HELPERS))
PRODUCT = re.compile(heads(_THINGS + _HELPERS + _INSTITUTION))
# What is written once and then there: a title that names one says what is made.
WRITTEN = re.compile(
    r"(?:konzept|plan|programm|satzung|studie|gutachten|leitfaden|richtlinie|kataster|fonds|"
    r"siegel|handbuch|charta)s?$"
)
HELPER = re.compile(
    heads(_HELPERS) + r"|^(?:honorar|fach|lehr|pflege|hilfs)\w{0,20}kr[aä]fte?n?$|ehrenamtlichen?$"
)

# Nouns too general to tell what is made.
GENERAL = re.compile(
    heads(
        """
        angebot maßnahme aktivität struktur zusammenarbeit kooperation vernetzung arbeit austausch
        teilhabe kompetenz bewusstsein chance zugang zugänge bedingung möglichkeit perspektive
        potenzial potential barriere hemmnis hürde vorurteil diskriminierung dialog kommunikation
        integration inklusion vielfalt engagement ehrenamt infrastruktur standard prozess ansatz
        ansätze format idee impuls anreiz synergie ressource schritt handlung partizipation
        mitwirkung beteiligung begegnung miteinander zusammenleben zusammenhalt toleranz respekt
        akzeptanz verständnis umgang atmosphäre umfeld thema themen bereich aspekt faktor wirkung
        effizienz suffizienz resilienz schutz selbsthilfe autonomie demokratie gleichstellung
        transparenz repräsentation bedarf interesse lösung instrument ziel grundlage voraussetzung
        situation lage initiative projekt aktion unterstützung prävention einsatz kontakt
        beziehung empowerment zielgruppe hilfe förderung begleitung akteur
        mensch bürger bevölkerung gesellschaft stadt kommune verwaltung information qualität
        beitrag öffentlichkeitsarbeit aufgabe erfahrung ergebnis erkenntnis lücke vorhaben
        anforderung belange bedürfnis anteil versorgung wohnen alltag übergang übergänge gespräch
        konflikt problem herausforderung defizit verhalten
        """
    )
    + r"|^(?:wert|weg|form|weise|rolle|blick|sinn|druck|rahmen|zahl|verkehr|recht|leben|klima|"
    r"energie|natur|mut|freude)(?:e|en|er|ern|s|n)?$"
    r"|(?:heit|keit|tät|ismus|kultur|anz|enz(?<!ferenz))(?:en|s)?$|(?<!genossen)schaft(?:en|s)?$"
)
_ABSTRACT = re.compile(r"(?:ungs?|ungen|(?<!stat)(?<!akt)ion(?:en|s)?|nis(?:se|sen|ses)?)$")

# Who may be charged with a deed.
ACTOR = re.compile(
    r"(?:stadt|gemeinde|kommune|kreis|region|verwaltung|amt|amts|ämter|fachbereich|fachdienst|"
    r"dezernat|referat|stelle|werke|betrieb|bauhof|rat|kreistag|ausschuss|ausschüsse|vhs|"
    r"hochschule|bibliothek|bücherei|museum|museen|theater|jobcenter|verein|vereine|verband|"
    r"verbände|träger|gesellschaft|genossenschaft|agentur|werk|zentrale|zentrum|zentren|kammer|ihk|"
    r"polizei|feuerwehr|klinik|schule|kita|kindertagesstätte|team|beirat|behörde|büro|"
    r"beauftragte|meister|meisterin|management|wirtschaftsförderung|vermieter|politik|partner|"
    r"dienst|klub|club|bündnis|arbeitsgruppe|arbeitskreis|kasse|hotel|jury|land|bund)"
    r"(?:n|s|es|en|e|er|r)?$"
)
_STAFF = re.compile(
    r"(?:mitarbeitenden?|mitarbeiter|mitarbeiterinnen|beschäftigten?|bediensteten?|"
    r"auszubildenden?|kräften?|erzieherinnen|pädagoginnen)$"
)
# Whom a measure is for; what they do and have is no deed of the town's.
PEOPLE = re.compile(
    r"(?:innen|mensch(?:en)?|bürger\w?|kind(?:er|ern)?|jugendlichen?|eltern|famili(?:e|en)|"
    r"frau(?:en)?|männer\w?|mädchen|jungen?|senior(?:en)?|geflüchteten?|zugewanderten?|"
    r"migrant(?:en)?|mitarbeitenden?|mitarbeiter\w?|beschäftigten?|haushalte?n?|unternehmen|"
    r"betrieben?|bevölkerung|bürgerschaft|einwohner\w*|öffentlichkeit|eigentümer\w?|"
    r"führungskräften?|schüler\w?|angehörigen?|engagierten?|betroffenen?|beteiligten?|"
    r"zielgruppen?|nachbarn?|personen?|personals?|teams?|touristen|gäste|kund(?:en)?)$"
)


@lru_cache(maxsize=16_384)
def is_abstract(low: str) -> bool:
    """Names a noun nothing that one can hold, enter, attend or be given?"""
    if DELIVERABLE.search(low) or PRODUCT.search(low):
        return False
    return bool(GENERAL.search(low) or _ABSTRACT.search(low))


@lru_cache(maxsize=16_384)
def is_general(low: str) -> bool:
    """Is a noun too general to tell what is made ("Angebote", "Zusammenarbeit")?"""
    return bool(GENERAL.search(low)) and not PRODUCT.search(low)


@lru_cache(maxsize=16_384)
def is_actor(low: str) -> bool:
    """May the noun be charged with a deed ("Stadtwerke", "Jugendamt", "Digitallotsen")?"""
    return bool(ACTOR.search(low) or HELPER.search(low))


@lru_cache(maxsize=16_384)
def acts(low: str) -> bool:
    """Is a subject one that carries out what is decided: a unit, an office, its staff, "wir"?"""
    return low == "wir" or is_actor(low) or bool(_STAFF.search(low))


@lru_cache(maxsize=16_384)
def is_people(low: str) -> bool:
    """Does the noun name people a measure is for?"""
    return bool(PEOPLE.search(low)) and not is_actor(low)
