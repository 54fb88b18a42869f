"""The words the check knows, as infinitives and heads of compounds; forms come by stemming.

Verbs whose participle or present changes its vowel are given with that form as well ("einbinden
eingebunden"), since that is a stem of its own.
"""

import re

from gemeinwerk.engines.smart.language.nouns import heads
from gemeinwerk.engines.smart.language.words import root


def _roots(words: str) -> frozenset[str]:
    return frozenset(root(word) for word in words.split())


# Says that something gets better, not what is done.
VAGUE = _roots(
    """
    fördern stärken bestärken verstärken sensibilisieren unterstützen verbessern intensivieren
    optimieren begleiten anstreben angestrebt streben hinwirken beitragen beigetragen beiträgt
    berücksichtigen ermöglichen erleichtern befähigen ermutigen motivieren aktivieren aufwerten
    steigern erhöhen anregen thematisieren vertiefen sicherstellen gewährleisten wertschätzen
    festigen vorantreiben vorangetrieben voranbringen vorangebracht einbeziehen einbezogen
    einbinden eingebunden beteiligen empowern weiterverfolgen verfolgen mitdenken mitgedacht
    beachten fokussieren forcieren bemühen engagieren würdigen bekennen hinarbeiten entgegenwirken
    vernetzen kooperieren austauschen bündeln ausweiten verringern reduzieren Reduktion vermieden
    vermindern senken minimieren maximieren bekämpfen vermeiden vorbeugen anerkennen anerkannt
    respektieren ausgleichen angleichen harmonisieren flankieren unterstreichen auseinandersetzen
    auseinandergesetzt stabilisieren differenzieren konsolidieren dynamisieren beschleunigen
    verkürzen ansprechen angesprochen sichern sorgen gewinnen gewonnen binden gebunden beibehalten
    bewahren schützen verändern Erhalt Erhaltung Bewusstseinsbildung Bewusstseinsschärfung
"""
)
# Looks at something first; says what is done where the thing looked at is named.
LOOKING = _roots(
    "prüfen überprüfen erwägen erwogen ausloten eruieren erörtern diskutieren nachdenken "
    "überlegen überdenken hinterfragen reflektieren abwägen sondieren"
)
# Says what is done where the thing made is named, and nothing where it is "Angebote".
SOFT = _roots(
    """
    ausbauen erweitern aufbauen entwickeln weiterentwickeln schaffen geschaffen etablieren
    verankern abbauen öffnen fortführen fortsetzen weiterführen fortschreiben verstetigen planen
    gestalten modernisieren verbreiten implementieren anpassen ausrichten vermitteln initiieren
    ergänzen ausdehnen aufgreifen aufgegriffen erschließen schließen durchführen umsetzen
    realisieren vornehmen vorgenommen leisten ergreifen ergriffen starten bereitstellen
    bereithalten organisieren koordinieren bearbeiten machen nutzen
"""
)
# What one receives ("erhält einen Zuschuss") where the verb is finite, else what one keeps.
RECEIVING = _roots("erhalten")
# Something comes into being; tells what is done where that is a thing ("es entsteht ein Radweg").
APPEARING = _roots(
    "entstehen entsteht eröffnen öffnen stattfinden erscheinen starten beginnen beginnt tagen "
    "treffen trifft"
)
# "Die Einrichtung einer Stelle ist vorgesehen": the noun is the deed.
SUPPORT = _roots(
    "erfolgen vorsehen vorgesehen planen stattfinden durchführen beschließen beschlossen "
    "beabsichtigen starten beginnen übernehmen übernommen beauftragen"
)
# "attraktiver gestalten": vague with a comparative.
MAKING = _roots("machen gestalten")
# Tells of a state, of people or of the plan itself: no deed.
STATE = _roots(
    """
    haben sein werden sollen können müssen dürfen wollen mögen lassen stehen liegen bestehen
    gehören leben wohnen brauchen benötigen bedürfen fehlen wünschen leiden kommen gehen fühlen
    kennen wissen gelten bedeuten bleiben zählen erfahren erleben wachsen sinken zunehmen abnehmen
    sehen dienen profitieren lernen teilnehmen erfolgen vorsehen steht liegt besteht gilt bleibt
    wächst sinkt sieht nimmt beginnt laufen läuft spielen verstehen verstanden begreifen begriffen
    ansehen angesehen betrachten erkennen bilden umfassen beinhalten enthalten betreffen beträgt
    betragen entstehen entsteht entsprechen entspricht ergeben ergibt zeigen erscheinen scheint
    dauern kosten erreichen orientieren erfordern verlangen voraussetzen basieren beruhen richten
    wirken wirkt hängen bedarf erwarten hoffen ruhen bewegen
"""
)
# Phrases that announce an attitude instead of a deed.
IDIOM = re.compile(
    r"\bsetz\w{1,3} (?:sich|uns)\b[^.;]{0,120}?\bein\b|\b(?:sich|uns)\b[^.;,]{0,80}?\beinsetzen\b"
    r"|\bin den (?:Fokus|Blick|Vordergrund|Mittelpunkt) (?:zu )?\w{4,}(?: werden)?"
    r"|\b(?:Beachtung|Berücksichtigung|Anerkennung|Unterstützung|Wertschätzung) "
    r"(?:zu )?(?:finde\w*|schenken|geschenkt|erfahren|gefunden|erhalten)"
    r"|\bRechnung (?:zu )?(?:tragen|getragen|trägt)(?: werden)?|\bSorge (?:zu )?(?:tragen|getragen)"
    r"|\bWert (?:auf [^.;,]{0,60})?(?:zu )?(?:legen|gelegt)|\bAugenmerk\b"
    r"|\bmit gutem Beispiel voran\w*|\bImpulse (?:zu )?(?:setzen|gesetzt|geben|gegeben)"
    r"|\bein (?:klares )?Zeichen (?:zu )?(?:setzen|gesetzt)|\bAnstrengungen \w+"
    r"|\b(?:Chancen|Potenziale|Potentiale|Synergien|Möglichkeiten|Spielräume) (?:besser |stärker )?"
    r"(?:zu )?(?:nutzen|genutzt|heben|gehoben|ausschöpfen|ausgeschöpft)(?: werden)?"
    r"|\bdarauf (?:zu )?(?:achten|geachtet)|\b(?:wird|werden) darauf geachtet"
    r"|\bOffenheit (?:zu )?(?:zeigen|leben)|\b(?:gelebt|lebendig gehalten) werden\b"
)
# Deeds that bring something into the world: each of them could be a measure by itself.
ACTS = _roots(
    """
    einrichten eröffnen gründen bauen errichten anschaffen beschaffen kaufen aufstellen pflanzen
    sanieren umbauen anlegen installieren schulen ausbilden vergeben veranstalten ausrichten
    anbieten einführen verleihen vermieten auszahlen entsiegeln umrüsten ausstatten verlegen
    aufbauen schaffen geschaffen stiften Neubau Bau Umbau Anschaffung Vergabe Kauf Ankauf Aufbau
"""
)
# Steps on the way to one product: they make no measure of their own.
STEP = (
    _roots(
        """
        erarbeiten erstellen entwickeln konzipieren planen entwerfen entworfen abstimmen
        beschließen beschlossen vorlegen veröffentlichen umsetzen durchführen evaluieren auswerten
        bewerben verteilen drucken herausgeben herausgegeben berichten informieren vorbereiten
        nachbereiten beauftragen ausschreiben erheben erhoben analysieren untersuchen auswählen
        beantragen abschließen aktualisieren anpassen fortschreiben verstetigen dokumentieren
        vorstellen präsentieren erproben testen pilotieren koordinieren ermitteln erfassen
        bewerten bekanntmachen besetzen einstellen gewinnen gewonnen suchen akquirieren einladen
        eingeladen auslegen übergeben einweihen genehmigen finanzieren bereitstellen übersetzen
        verabschieden weiterentwickeln starten festlegen definieren unterzeichnen abbauen einholen
        absprechen zusammenstellen aushändigen
"""
    )
    | VAGUE
    | LOOKING
    | STATE
)
# Deeds that a noun names without -ung.
NOMINAL = _roots(
    """
    Ausbau Aufbau Abbau Austausch Neubau Umbau Bau Kauf Ankauf Erwerb Einbau Anbau Rückbau Umstieg
    Umzug Verkauf Druck Versand Verleih Erlass Einkauf Anschluss Beitritt Akquisition Installation
    Reduktion Vergabe Herausgabe Übergabe Aufnahme
"""
)
# Nouns in -ung that are things, people or places rather than deeds.
THINGS = re.compile(
    heads(
        """
    Wohnung Verwaltung Bevölkerung Bildung Ausbildung Zielsetzung Veranstaltung Behinderung
    Erfahrung Leistung Siedlung Kleidung Zeitung Regierung Umgebung Stellung Meinung Haltung
    Wirkung Bedeutung Richtung Abteilung Stiftung Satzung Verordnung Ordnung Rechnung Heizung
    Beleuchtung Versorgung Lösung Bindung Spannung Handlung Währung Nahrung Voraussetzung
    Bedingung Begegnung Beziehung Rahmenbedingung Entfernung Leitung Forschung Erziehung Beratung
    Betreuung Fortbildung Weiterbildung Planung Nutzung Ernährung Sitzung Übung Wanderung Mietung
    Digitalisierung Schulung Begleitung Mischung Währung Gattung
""".lower()
    )
)
