"""Words that name a task, a group, a place or a well-known body, and so no person.

In a cell of units "Tiefbau", "Presse", "Eltern", "Kolping" and "Potsdam" are no surnames. What is
not known here is not taken for a person either: it is asked about (`alone`). Folded.
"""

import re

from gemeinwerk.german.parties.words import AND_SO_ON, CONTRIBUTING, LEADING, NAMES, names_somebody
from gemeinwerk.german.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAID = _words(" ".join((*LEADING, *CONTRIBUTING, *AND_SO_ON)).replace(".", " ").replace("*", " "))
"""Of roles ("Mitwirkung") and of lists that are not whole ("etc.")."""
_OF_TASKS = _words(
    "alle andere beteiligte betroffene diverse sonstige verschiedene weitere einzelne jeweilige"
    " aufgabe ausland ausser bereich bereiche bezirk bezirke dezernent dritte ebene einheit"
    " einrichtung extern externe fach fraktion freie gesamt gesamte intern interne kernteam"
    " konzern mitte nord ost pilot querschnitt regie stab stadtintern sued task force west"
    " zentral zentrale zentrales allgemeines inneres soziales aussen innen haupt neben vize"
    " stellv stv abfall abwasser alter arbeit armut asyl baeder bad bahn bau bauen baurecht"
    " besuch bildung biodiversitaet boden brand buecher bund bus bussgeld corona datenschutz"
    " demografie denkmal denkmalpflege diversity einkauf eltern energie ernaehrung erziehung"
    " euro europa fahrrad familie familien film finanzen flucht forst foerderung frauen freizeit"
    " frieden friedhof friedhoefe fuhrpark gebaeude geburt gesellschaft gesundheit gender"
    " gewaesser gewerbe gremium gremien gruen gruene hafen handel handwerk haushalt hochbau"
    " immobilien industrie infrastruktur inklusion innovation innenstadt integration it jugend"
    " kasse kataster kinder klima klinik kommune konversion kosten kreis kreise kultur kunst"
    " land landschaft leben liegenschaft liegenschaften logistik luft markt maedchen maenner"
    " medien medizin menschen migration mobilitaet musik nachbarn natur netz netze"
    " oeffentlichkeit oekologie ordnung ort orte personal pflege planen planung politik post"
    " presse projekt projekte quartier quartiere rad raum recht region religion sanierung schule"
    " schulen schwimmen senioren sicherheit smart city sport sprache stadt stadtbild stadtgruen"
    " statistik steuern steuer strasse strassen strategie strom teilhabe technik tiefbau tier"
    " tiere tourismus touristik umwelt vergabe verkehr vermessung versicherung vielfalt"
    " verwaltung wald waerme wasser wahlen wirtschaft wissen wohnen wohnung wohnungen zukunft"
    " zuwanderung queer lsbtiq aerzte akteure anlieger anwohner apotheken arbeitgeber"
    " architekten auszubildende azubis bauern bauherren bevoelkerung bewohner buerger"
    " bewohnerschaft ehrenamt einwohner fachleute fahrgaeste freiwillige gaeste gastronomie"
    " gastgewerbe gefluechtete gewerkschaft gewerkschaften hausaerzte hebammen imame investoren"
    " jaeger jugendliche koordinator kunden kuenstler landwirte lehrer lehrkraefte medienhaeuser"
    " mieter migranten moderation nutzer partei parteien paten patenschaft pendler planer"
    " pfarrer praktikanten rathaus reinigung schueler studenten studierende teilnehmende"
    " vermieter vertreter volunteers wohnungslose kaemmerei kaemmerer kanzlei standesamt"
    " botschaft konsulat zoll zoo tafel tierpark museen senat regierung parlament gemeinderat"
    " kreistag landtag bundestag magistrat city council office department board authority"
    " planning housing works services service environment climate youth health education social"
    " transport parks mayor committee unit agency centre community public police fire waste"
    " water energy finance legal human resources and of die der das pro streetwork imker angler"
    " trainer moderator moderatoren gutachter justiziariat dolmetscher sprachmittler referenten"
    " marktmeister hausmeister schulhausmeister controlling print kino hospiz vereinigte"
    " start-ups startups kanal anbieter rotes rote food slow rates foerster revierfoerster"
    " experten expertinnen jury sponsoren spender presseamt beruf frauenhaus gremien lobby"
    " ombudsrat schiedsleute schoeffen"
)
_OF_TRADES = _words(
    "repair café imam imame justiz ganztag open data empfang cluster kirmes karneval"
    " hoteliers kameraden protokoll caterer mensen abgeordnete notar notare handwerker makler"
    " winzer schuetzen beschaeftigte mitarbeiter mitarbeitende mitarbeitern lernende lehrende"
    " kein keine wer raeume tandems zeitraum ziel nr klassen kurse workshops personalraete"
    " kulturschaffende baecker metzger friseure elektriker tischler dachdecker unbekannt"
)
BODIES = _words(
    "accenture adac adfc aldi allianz amnesty awo azubi barmer bahn barnabas bertelsmann bioland"
    " bosch bvg care caritas charite congstar daimler deka dekra deloitte demeter difu dlrg dpd"
    " dpsg edeka enbw eon evag evonik foodsharing fraunhofer fridays greenpeace helmholtz hornbach"
    " ikea infas innogy johanniter kfw kolping kpmg leibniz lidl lions malteser mcdonalds"
    " microsoft misereor nabu naturfreunde naturland nokia oxfam paritaet pfadfinder"
    " prognos refugio rewe rotary sap scientists siemens skf sozialdienst stadtwerke"
    " stadtmobil telekom terre unesco unicef unhcr vattenfall verdi vinzenz vodafone volkswagen"
    " vonovia weisser ring zalando zwar cambio flinkster nextbike tier lime bolt google wikipedia"
    " vivantes helios asklepios sana agaplesion tuev tuv dekra zeiss bayer basf thyssenkrupp"
    " familia donum vitae enercity aleviten ditib"
)
_PLACES = _words(
    "berlin hamburg muenchen koeln frankfurt stuttgart duesseldorf leipzig dortmund essen"
    " bremen dresden hannover nuernberg duisburg bochum wuppertal bielefeld bonn muenster"
    " mannheim karlsruhe augsburg wiesbaden moenchengladbach gelsenkirchen aachen braunschweig"
    " kiel chemnitz halle magdeburg freiburg krefeld mainz luebeck erfurt oberhausen rostock"
    " kassel hagen potsdam saarbruecken hamm ludwigshafen oldenburg muelheim osnabrueck"
    " leverkusen heidelberg darmstadt solingen regensburg herne paderborn neuss ingolstadt"
    " offenbach fuerth ulm heilbronn pforzheim wuerzburg wolfsburg goettingen bottrop reutlingen"
    " erlangen bremerhaven koblenz remscheid recklinghausen jena trier salzgitter moers siegen"
    " hildesheim cottbus guetersloh kaiserslautern witten gera iserlohn hanau schwerin esslingen"
    " ludwigsburg zwickau dueren ratingen tuebingen flensburg villingen giessen luenen konstanz"
    " marl worms velbert minden dessau neumuenster norderstedt delmenhorst bamberg viersen"
    " marburg rheine gladbeck wilhelmshaven troisdorf dorsten detmold bayreuth arnsberg castrop"
    " landshut brandenburg bocholt lueneburg aschaffenburg celle kempten fulda aalen dinslaken"
    " lippstadt rosenheim weimar plauen neuwied stralsund greifswald goerlitz schweinfurt passau"
    " eisenach nordhausen suhl teltow werder bayern sachsen hessen thueringen niedersachsen nrw"
    " saarland rheinland pfalz schleswig holstein mecklenburg vorpommern baden wuerttemberg"
    " anhalt westfalen deutschland europa oesterreich schweiz wien zuerich pankow mitte"
    " neukoelln spandau kreuzberg charlottenburg reinickendorf lichtenberg marzahn treptow"
    " koepenick steglitz zehlendorf tempelhof ruhr harz allgaeu eifel neustadt altstadt"
    " nordstadt suedstadt weststadt oststadt"
)
_ENDS = re.compile(
    r"(?:amt|bau|bauen|ung|ungen|schaft|schaften|heit|heiten|keit|keiten|tion|tionen|taet|taeten"
    r"|(?<!cle)ment"
    r"|wesen|recht|dienst|dienste|dienstes|schutz|hilfe|hilfen|arbeit|technik|logie|grafie|graphie"
    r"|tik|ismus|kultur|sport|musik|museum|museen|theater|archiv|verkehr|umwelt|natur|energie"
    r"|gruppe|gruppen|kreis|kreise|rat|rates|raete|haus|hauses|haeuser|(?:bau|fried|bahn|betriebs"
    r"|stoff|recycling)hof|erei|ereien|werk|werke|werken|laden|treff|cafe|(?:frei|hallen"
    r"|schwimm)bad|baeder|halle|hallen|parks"
    r"|platz|plaetze|kasse|kassen|banken|betrieb|betriebe|betrieben|unternehmen|firma|firmen"
    r"|haendler"
    r"|handel|gewerbe|handwerk|industrie|hochschule|akademie|institut|instituts|institute|labor"
    r"|zentrum|zentrums|zentren|netz|netze|netzwerk|netzwerke|bund|buendnis|allianz|initiative"
    r"|initiativen|projekt|projekte|team|teams|plattform|agentur|agenturen|kammer|kammern|verein"
    r"|vereine|vereinen|vereins|verband|verbands|verbandes|verbaende|verbund|stiftung|kirche"
    r"|kirchen"
    r"|gemeinde|gemeinden|pfarrei|innen|nehmende|ierende|suchende|gebende|wohnende|eitende"
    r"|ziehende|kraefte|fachkraft|traeger|traegern|betreiber|geber|nehmer|nutzer|berater"
    r"|planer|manager|managerin|lotsen|helfer|leute|eigentuemer|besitzer|mieter|wirte|eltern|kinder"
    r"|schueler|senat|parlament|fraktion|partei|parteien|ausschuss|vorstand|polizei|wehr|wehren"
    r"|gericht|gerichte|schule|schulen|kita|kitas|hort|kindergarten|gaerten|gymnasium|kolleg|campus"
    r"|klinik|kliniken|klinikum|medien|presse|rundfunk|zeitung|bahn|busse|flotte|flaechen"
    r"|anlagen|gebaeude|immobilien|liegenschaften|finanzen|steuern|wohnen|familie|familien|senioren"
    r"|jugend|frauen|gefluechtete|gefluechteten|fluechtlinge|buerger|stadt|(?:deutsch|aus"
    r"|um)land|landes|kommunen"
    r"|region|regionen|staedte|ortsteile|quartiere|beauftragte|beauftragter|beauftragten|center"
    r"|akteure|partner|verbuende|stelle|stellen|buero|bueros|behoerde|behoerden|minister"
    r"|ministerium|ministerien|referat|management|koordination|redaktion|bibliothek|buecherei"
    r"|archive|oekonomie|politik|produktion|system|systeme|daten|markt|maerkte|konferenz|forum"
    r"|foren"
    r"|tisch|kommission|angelegenheiten|sachen|fragen|aufgaben|aufgabe|kurs|leben|vorhaben|programm|programme"
    r"|konzept|konzepte|plaene|strategie|gesetz|verfahren|waelder|wasser|gewaesser|abfall"
    r"|boden|luft|laerm|waerme|klima|fahrzeug|fahrzeuge|raeder|wege|strassen|bruecken"
    r"|spielplatz|paedagogik|service|steuer|statistik|register|druckerei|lager|fuhrpark|garage"
    r"|gaststaette|gastronomie|hotel|hotels|sorge|stube|kueche|boerse"
    r"|paechter|gaertner|kantine|kantinen|feger|ateure|reservat|watch|fahrer|gaenger|lehrer"
    r"|schwester"
    r"|schwestern|dekanat|synagoge|moschee|moscheen|unterkunft|unterkuenfte|logen|peuten|worker"
    r"|apotheker|geld|muetter|vaeter|theken|chronist|deponie|aufsicht|staetten|staette|steller"
    r"|kanzlei|gesellschafter|anwaelte|viertel|vormuender|gremium|gremien|imker|klassen|kurse"
    r"|camps|bedarf"
    r"|ambulanz|station|stationen|wache|zentrale|pool|hub|lab|radio|blatt|treibende|anbieter"
    r"|bruecke|praesidium|diat|apotheke|praxis|praxen|aerzte|kliniken|heime"
    r"|gmbh|bezirk|bezirke|stab|kabinett|rathaus|botschaft|chor|orchester|buehne|festival|messe"
    r"|jobcenter|bande|zirkus|club|klub|union|liga|tafel|mission|orden|kloster|stift"
    r"|(?:isch|ig|iert|iv)e[rsn]?|liche[rsn]|(?:al|ell)e[sn]?)\Z"
)
_STARTS = re.compile(
    r"(?:stadt|kreis(?:[ajbkv]|s[teu])|landes|landrat|landwirt|bundes|umwelt|klima|energie"
    r"|sozial|jugend|familie|kinder(?!mann)"
    r"|senior|gesundheit|pflege|kultur|sport|bildung|verkehr|mobil|immobil|liegenschaft|grundstueck"
    r"|wirtschaft|finanz|haushalt|personal|organis|digital|inform|kommun|regional|integrat|migrat"
    r"|inklus|gleichstell|chancen|vielfalt|internation|touris|market|presse|oeffentlich|buerger"
    r"|einwohner|ordnung|sicherheit|vermess|natur|abwasser|abfall|kreislauf|entsorg|strassen"
    r"|radverkehr|quartier|wohn|asyl|gefluecht|fluecht|frauen|maedchen|gender|demokrat|ehrenamt"
    r"|freiwill|feuerwehr|katastroph|rettung|polizei|nachhaltig|ministe|verwalt|zivil|dezernat"
    r"|dezernent"
    r"|schul(?:amt|auf|bau|en|entw|hof|kind|leit|soz|trae|verw)|bau(?:auf|leit|ordn|plan|recht|verw"
    r"|betr)|gruen(?:fl|an|pfl|ordn)|technolog|architekt|ingenieur|dienstleist|projekt|vertret)"
)
_WIDE = 24
"""Letters of a word's end that are looked at."""
_FOR_STARTS = 6
"""Letters of a word of which the beginning tells."""


def names_no_person(word: str, *, low: str = "") -> bool:
    """Whether a word is one of tasks, groups, places or bodies. ``low``: it folded, if known."""
    low = (low or fold(word)).strip(".:*")
    if low[:1] == "-" or low[-1:] == "-":  # "Kinder-", "-planung"
        return True
    last = low.rpartition("-")[2]
    for one in {low, last}:
        if (
            one in _SAID
            or one in _OF_TASKS
            or one in _OF_TRADES
            or one in NAMES
            or one in BODIES
            or one in _PLACES
        ):
            return True
        if _ENDS.search(one[-_WIDE:]):
            return True
    if len(low) > _FOR_STARTS and _STARTS.match(low):
        return True
    return names_somebody(word, low=last)
