"""The words of time: months, seasons, parts of a year, and what makes a date a beginning or an end.

All of them folded: in small letters, "ä" written "ae".
"""


def _numbered(names: str) -> dict[str, int]:
    return {
        name: number
        for number, alike in enumerate(names.split(";"), start=1)
        for name in alike.split()
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _numbered(
    "januar jan january jaenner jaen; februar feb february feber; maerz maer mar mrz march mae;"
    "april apr; mai may; juni jun june juno; juli jul july julei; august aug;"
    "september sep sept; oktober okt october oct; november nov; dezember dez december dec"
)
ORDINALS = _numbered(
    "i erstes erste ersten erster; ii zweites zweite zweiten zweiter;"
    "iii drittes dritte dritten dritter; iv viertes vierte vierten vierter"
)
ROMAN_MONTHS = _numbered("i; ii; iii; iv; v; vi; vii; viii; ix; x; xi; xii")
SMALL_NUMBERS = _numbered("ein eine einem eins; zwei; drei; vier; fuenf; sechs")

QUARTER = _words("quartal quartals quarter quarters q qu vj vierteljahr vierteljahres quart")
HALF = _words(
    "halbjahr halbjahrs halbjahres jahreshaelfte haelfte hj hbj semesterhaelfte halbjahre"
)
WEEK = _words("kw kalenderwoche kalenderwochen woche")
SEASONS = {
    **dict.fromkeys(("fruehjahr", "fruehjahrs", "fruehling", "fruehlings", "spring"), (3, 5)),
    **dict.fromkeys(("sommer", "sommers", "summer", "fruehsommer", "spaetsommer"), (6, 8)),
    **dict.fromkeys(("herbst", "herbstes", "herbsts", "autumn", "spaetherbst"), (9, 11)),
}
WINTER = _words("winter winters")
SCHOOL_YEAR = _words("schuljahr schuljahres sj kitajahr kindergartenjahr schuljahre")
WINTER_TERM = _words("ws wise wintersemester wintersemesters")
SUMMER_TERM = _words("ss sose sommersemester sommersemesters")

YEAR_PARTS = {  # first and last month
    **dict.fromkeys(("anfang", "jahresanfang", "jahresbeginn", "early"), (1, 3)),
    **dict.fromkeys(("mitte", "jahresmitte", "mid"), (6, 6)),
    **dict.fromkeys(("ende", "jahresende", "end", "late"), (10, 12)),
}

# --- what a word makes of the date behind it ---------------------------------------------------

SINCE = _words("ab seit von vom from since starting fruehestens beginnend startend")
BEGINS = _words("beginn start anfang begin")
ENDS = _words("ende abschluss fertigstellung frist faellig schluss deadline end")
UNTIL = _words("bis spaetestens until by to laengstens")
OWN = ("projekt", "umsetzungs", "massnahmen", "realisierungs", "durchfuehrungs", "")
"""Before a beginning or an end: it is that of the measure itself."""
LINKS = _words(
    "zum zur zu dem den der des im in am vom mit ab um inkl einschliesslich incl einschl"
)
ONWARDS = _words("ff fortfolgend fortfolgende fortfolgenden onwards aufwaerts")
LATER = _words("folgende folgenden folgejahre folgend spaeter weiter weitere weiteren")
OPEN = _words("offen unbestimmt heute dato open today jetzt")
STRETCH = _words("- bis to")

# --- what stands beside a date and says only that it is one -------------------------------------

PLACING = _words(
    "im in am zum zur zu den dem der des die das the fuer jahr jahre jahren jahres year"
    " haushaltsjahr haushaltsjahre haushaltsjahren haushalt hh dhh doppelhaushalt kalenderjahr"
    " monat zeitraum laufzeit umsetzung umsetzungszeitraum durchfuehrungszeitraum projektlaufzeit"
    " realisierungszeitraum realisierung durchfuehrung zeitplan zeitplanung termin zeitrahmen"
    " projektzeitraum massnahmenzeitraum aufgabe massnahme"
)
PARTING = _words("und sowie u and dann danach anschliessend anschl sodann seitdem")
TENTATIVE = _words(
    "ca circa etwa rund ungefaehr voraussichtlich voraussichtliche voraussichtlicher vsl voraus"
    " vorauss geplant geplante geplanter geplantes zunaechst vorerst vorlaeufig ggf evtl eventuell"
    " gegebenenfalls vermutlich oder moeglichst bzw planmaessig"
)

# --- without a date ------------------------------------------------------------------------------

PERMANENT = _words(
    "daueraufgabe daueraufgaben dauermassnahme dauermassnahmen dauerhaft dauerhafte dauerhaftes"
    " dauerhafter staendig staendige staendiges staendiger stetig permanent permanente permanenter"
    " permanentes permanently laufend laufende laufender laufendes lfd fortlaufend fortlaufende"
    " fortlaufender fortlaufendes fortl fortwaehrend fortwaehrende immerwaehrend kontinuierlich"
    " kontinuierliche kontinuierlicher kontinuierliches kontin unbefristet unbefristete"
    " unbefristetes unbefristeter durchgehend durchgaengig durchlaufend ongoing continuous"
    " continuously regelaufgabe regelaufgaben pflichtaufgabe dauerprojekt dauerangebot dauerh"
    " dauerbetrieb regelbetrieb"
)
PERMANENT_PHRASES = (
    "auf dauer", "auf unbestimmte dauer", "auf unbestimmte zeit", "auf unbegrenzte zeit",
    "ohne ende", "ohne frist", "ohne befristung", "ohne zeitliche befristung", "nicht befristet",
    "ohne enddatum", "zeitlich unbegrenzt", "zeitlich unbefristet", "dauer aufgabe",
    "dauer - aufgabe",
)  # fmt: skip
UNTIL_FURTHER_NOTICE = (
    "bis auf weiteres", "b . a . w .", "b . a . w", "baw", "until further notice",
)  # fmt: skip
OPEN_ENDS = (
    "bis dato", "bis heute", "ende offen", "offenes ende", "open end", "mit offenem ende",
    "ende : offen",     "kein ende", "kein ende geplant", "ohne festes ende",
)  # fmt: skip
RHYTHM = _words(
    "jaehrlich jaehrliche jaehrlicher jaehrliches jaehrl halbjaehrlich halbjaehrliche"
    " vierteljaehrlich vierteljaehrliche zweijaehrlich zweijaehrliche dreijaehrlich monatlich"
    " monatliche monatlicher zweimonatlich woechentlich woechentliche zweiwoechentlich"
    " vierzehntaegig taeglich taegliche quartalsweise turnusmaessig turnusmaessige regelmaessig"
    " regelmaessige regelmaessiger regelmaessiges wiederkehrend wiederkehrende wiederkehrender"
    " wiederkehrendes annual annually yearly monthly weekly quarterly alljaehrlich alljaehrliche"
    " saisonal"
)
TIMES_OF_RHYTHM = _words(
    "jahr jahre jahren monat monate woche wochen quartal schuljahr halbjahr tag"
)
LENGTHS = _words("jahr jahre jahren monat monate monaten woche wochen tag tage tagen jahres")
HOW_OFTEN = _words("einmal zweimal dreimal viermal mehrmals mal x")

VAGUE = _words(
    "kurzfristig kurzfristige kurzfristiger kurzfristiges mittelfristig mittelfristige"
    " mittelfristiges langfristig langfristige langfristiges laengerfristig laengerfristige"
    " mittelfrist langfrist kurzfrist kurzzeitig zeitnah zeitnahe zeitnaher baldmoeglichst"
    " schnellstmoeglich schnellstmoegliche schnellstens fruehestmoeglich fruehstmoeglich bald"
    " baldigst demnaechst perspektivisch perspektivische umgehend unverzueglich alsbald baldig"
    " kuenftig zukuenftig spaeter irgendwann sofort sofortig sofortige sofortiger"
    " bedarfsorientiert anlassbezogen anlassbezogene sukzessive schrittweise zuegig soon"
    " immediately asap bedarfsbezogen bedarfsabhaengig bedarfsgerecht"
)
VAGUE_PHRASES = (
    "ab sofort", "so bald wie moeglich", "sobald wie moeglich", "sobald moeglich",
    "so bald es moeglich", "sobald es moeglich", "so bald moeglich", "so schnell wie moeglich",
    "so schnell es moeglich", "so frueh wie moeglich", "so zeitnah wie moeglich", "in kuerze",
    "in zukunft", "in naher zukunft", "in den naechsten jahren", "in den kommenden jahren",
    "in den naechsten monaten", "in den kommenden monaten", "in naechster zeit",
    "naechster zeit", "naechste zeit", "nach bedarf", "bei bedarf", "nach und nach",
    "bei gelegenheit", "nach moeglichkeit", "nach haushaltslage", "nach mittellage",
    "nach kassenlage", "zu gegebener zeit", "im laufe der zeit", "im laufe der jahre",
    "wenn moeglich", "auf lange sicht", "auf laengere sicht", "as soon as possible",
    "short term", "short - term", "mid term", "mid - term", "medium term", "medium - term",
    "long term", "long - term", "je nach bedarf", "je nach haushaltslage", "im laufenden jahr",
    "im laufenden schuljahr", "laufendes jahr", "laufendes schuljahr", "laufende legislatur",
    "laufende wahlperiode", "laufendes haushaltsjahr", "im laufenden haushaltsjahr",
    "in der laufenden wahlperiode", "in der laufenden legislaturperiode", "laufendes quartal",
    "im laufenden quartal", "laufende legislaturperiode",
)  # fmt: skip
TERMS = _words("kurz mittel lang laenger")
TERM_ENDS = _words(
    "kurzfristig mittelfristig langfristig kurzfristige mittelfristige langfristige"
    " laengerfristig kurzfristiges mittelfristiges langfristiges fristig"
)
