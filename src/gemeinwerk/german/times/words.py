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
SMALL_NUMBERS = _numbered(
    "ein eine einem eins; zwei; drei; vier; fuenf; sechs; sieben; acht; neun; zehn; elf; zwoelf"
)
HALF_YEARS = {"halbes": 0.5, "halben": 0.5, "anderthalb": 1.5, "eineinhalb": 1.5,
              "zweieinhalb": 2.5}  # fmt: skip

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

SINCE = _words(
    "ab seit von vom from since starting fruehestens beginnend startend fruehester fruehesten"
    " fruehestes fruehestmoeglicher erstmals erstmalig erstmalige zuerst naechstmals naechstmalig"
)
BEGINS = _words("beginn start anfang begin beginnt startet")
ENDS = _words("ende abschluss fertigstellung frist faellig schluss deadline end endet")
UNTIL = _words(
    "bis spaetestens until by to laengstens hoechstens maximal max spaetester spaetestes"
    " spaetesten spaeteste allerspaetestens letztmals letztmalig letztmalige"
)
BOUNDS_BEHIND = {"spaetestens": "until", "fruehestens": "since", "laengstens": "until"}
"""Also behind their time: "2028 (spätestens)"."""
NOT = _words("nicht not no kein keine keinen keiner keinem keinesfalls nie")
NOT_PHRASES = ("auf keinen fall", "unter keinen umstaenden", "in keinem fall", "gar nicht")
DENIES = _words("nicht not nie keinesfalls gar")
"""Behind a time they deny it: "2026 nicht"; "2026 keine Mittel" says something else."""
THAN = _words("als than")
EARLIER = _words("frueher eher earlier")
LATER_THAN = _words("spaeter later")
LONGER = _words("laenger longer")
OWN = ("projekt", "umsetzungs", "massnahmen", "realisierungs", "durchfuehrungs", "")
"""Before a beginning or an end: it is that of the measure itself."""
LINKS = _words(
    "zum zur zu dem den der des im in ins am vom mit um inkl einschliesslich incl einschl"
)
ONWARDS = _words("ff fortfolgend fortfolgende fortfolgenden onwards aufwaerts")
LATER = _words("folgende folgenden folgejahre folgend spaeter weiter weitere weiteren")
OPEN = _words("offen unbestimmt heute dato open today jetzt ∞ unendlich unbegrenzt")
STRETCH = _words("- bis to")
CHOICE = _words("oder bzw or")
THEN = _words("dann danach anschliessend anschl sodann seitdem")

# --- what makes it a date of something else ------------------------------------------------------

INSTEAD = _words(
    "statt anstatt anstelle urspruenglich urspruengliche urspruenglicher urspr bisher vormals zuvor"
    " ehemals"
)
MOVED = _words("verschoben verlegt vorgezogen verlagert vertagt verschiebung verlegung")
OUT_OF = _words("aus von vom")
ONTO = _words("auf nach")
STANDS = _words(
    "stand sachstand planungsstand bearbeitungsstand datenstand beschlossen bescheid"
    " foerderbescheid zuwendungsbescheid drucksache protokoll"
)
DECISIONS = ("beschluss", "beschlusses", "beschluesse", "beschlussfassung")
"""Also with words before them: "Ratsbeschluss"."""
OPTIONS = _words(
    "option optionen optional verlaengerungsoption verlaengerungsmoeglichkeit verlaengerbar"
)
PROLONGED = _words("verlaengerung fortsetzung fortfuehrung")
"""An option only where it is said to be possible."""
CONDITIONS = _words("sofern falls wenn soweit insofern")
POSSIBLE = _words("moeglich machbar finanzierbar")
PARTLY_DONE = _words(
    "bauende bauabschluss baufertigstellung planungsende planungsabschluss foerderende"
    " programmende betriebsende"
)

# --- what stands beside a date and says only that it is one -------------------------------------

PLACING = _words(
    "im in am zum zur zu den dem der des die das the fuer jahr jahre jahren jahres year"
    " haushaltsjahr haushaltsjahre haushaltsjahren haushalt hh dhh doppelhaushalt kalenderjahr"
    " monat zeitraum laufzeit umsetzung umsetzungszeitraum durchfuehrungszeitraum projektlaufzeit"
    " realisierungszeitraum realisierung durchfuehrung zeitplan zeitplanung termin zeitrahmen"
    " projektzeitraum massnahmenzeitraum aufgabe massnahme"
)
PARTING = _words("und sowie u and") | THEN
TENTATIVE = CHOICE | _words(
    "ca circa etwa rund ungefaehr voraussichtlich voraussichtliche voraussichtlicher"
    " voraussichtliches vsl voraus vorauss voraussichtl vrsl vrstl geplant geplante geplanter"
    " geplantes geplanten zunaechst vorerst vorlaeufig ggf ggfs ggfls evtl eventuell eventl"
    " gegebenenfalls vermutlich vermutliche moeglichst planmaessig vielleicht wahrscheinlich"
    " mutmasslich schaetzungsweise geschaetzt angestrebt angestrebte angestrebter angestrebtes"
    " anvisiert anvisierte avisiert vorgesehen vorgesehene vorgesehener moeglicherweise erwartet"
    " approx approximately planned expected tentative tentatively probably about around"
    " idealerweise"
)
TENTATIVE_PHRASES = (
    "u . u .", "u . u", "in etwa", "unter umstaenden",
)  # fmt: skip

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
LENGTHS = {  # months and days
    **dict.fromkeys(("jahr", "jahre", "jahren", "jahres", "years", "year"), (12, 0)),
    **dict.fromkeys(("halbjahre", "halbjahren"), (6, 0)),
    **dict.fromkeys(("quartale", "quartalen"), (3, 0)),
    **dict.fromkeys(("monat", "monate", "monaten", "months", "month"), (1, 0)),
    **dict.fromkeys(("woche", "wochen", "weeks"), (0, 7)),
    **dict.fromkeys(("tag", "tage", "tagen", "days"), (0, 1)),
}
LASTING = _words("fuer die eine dauer laufzeit von ueber einen zeitraum lang")
"""Beside a length they say no more than it does: "ab 2026 für die Dauer von 3 Jahren"."""
BOUNDING = _words(
    "mind mindestens wenigstens max maximal hoechstens bis innerhalb binnen ueber unter laengstens"
    " fast knapp gut mehr weniger"
)
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
