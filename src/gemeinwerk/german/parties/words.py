"""The words of units and of those who work with them. Folded: small letters, "ä" written "ae"."""

from gemeinwerk.german.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS = _words(
    "fb fd fg gb oe sg abt amt dez ref st stabsstelle stabstelle stabsstellen fachbereich"
    " fachbereiche fachdienst fachdienste fachgruppe geschaeftsbereich dezernat dezernate abteilung"
    " abteilungen referat referate sachgebiet team buero koordinierungsstelle koordinationsstelle"
    " fachstelle geschaeftsstelle servicestelle leitstelle organisationseinheit zentrum bereich"
    " department kommission institut landesamt bundesamt ministerium a bezirksamt ressort"
    " eigenbetrieb verein verband netzwerk stiftung arbeitskreis arbeitsgruppe beirat ausschuss"
    " agentur gesellschaft forum haus amtes"
)
"""They open a name: "Amt für Jugend, Soziales und Sport", "Fachbereich 50", "Stabsstelle Klima"."""
SHARED = _words("fb fd fg gb oe sg abt amt aemter dez ref fachbereich fachbereiche fachdienst"
                " fachdienste dezernat dezernate abteilung abteilungen referat referate sachgebiet"
                " geschaeftsbereich team a")  # fmt: skip
"""They are said once for several numbers: "Amt 50/51"."""
ENDINGS = (
    "amt", "aemter", "buero", "stelle", "stellen", "betrieb", "betriebe", "center", "werke",
    "beirat", "beauftragte", "beauftragter", "beauftragten", "verwaltung", "behoerde", "verein",
    "vereine", "verband", "verbaende", "schule", "schulen", "feuerwehr", "zentrum", "zentren",
    "bibliothek", "buecherei", "museum", "agentur", "gesellschaft", "kammer", "rat", "ausschuss",
    "traeger", "gruppe", "netzwerk", "netzwerke", "hilfe", "dienst", "dienste", "kasse", "bund",
    "polizei", "kita", "kitas", "universitaet", "hochschule", "kirche", "kirchen", "gemeinde",
    "gemeinden", "ministerium", "jugendring", "archiv", "theater", "referat", "management",
    "dezernat", "planung", "innen", "unternehmen", "firmen", "vereinigung", "initiative",
    "initiativen", "bueros", "kammern", "krankenkassen",
    "vereinen", "verbaenden", "traegern", "partnern", "akteuren", "stiftung", "verbund",
)  # fmt: skip
NAMES = _words(
    "caritas diakonie awo drk paritaetischer paritaet asb johanniter malteser vhs volkshochschule"
    " jobcenter ihk hwk dgb verdi nabu bund adfc vcd bamf kreis landkreis land stadt polizei"
    " feuerwehr thw kitas kita schulen vereine kirchen politik rat presse wirtschaft handel"
    " einzelhandel gewerbe eigentuemer ehrenamtliche migrantenorganisationen mso"
    " wohlfahrtsverbaende"
    " ob bm eb it kommunen nachbarkommunen buergermeister oberbuergermeister landrat"
    " verbraucherzentrale stadtwerke sparkasse uni fh extern externe dienstleister oepnv svv"
)
TOPICS = _words(
    "arbeit bau bauen beschaeftigung bildung brandschutz buergerservice denkmalpflege"
    " digitalisierung ehrenamt energie erziehung familie familien finanzen frauen freizeit"
    " geoinformation gesundheit gleichstellung gruen hochbau immobilien inklusion integration"
    " jugend katastrophenschutz kinder klima klimaschutz kultur landschaft liegenschaften medien"
    " migration mobilitaet natur naturschutz ordnung organisation personal pflege recht"
    " sanierung schule senioren sicherheit soziales sport stadtentwicklung stadtmarketing"
    " statistik steuern tiefbau tourismus umwelt umweltschutz verkehr vermessung vielfalt"
    " wissenschaft wohnen zuwanderung"
)
"""What units are for: "Fachbereich Bildung, Jugend, Sport" is one. None of them is somebody."""
CONTRIBUTING = (
    "in zusammenarbeit mit", "in enger zusammenarbeit mit", "zusammenarbeit mit",
    "in kooperation mit", "in abstimmung mit", "in absprache mit",
    "in verbindung mit", "in partnerschaft mit", "gemeinsam mit", "zusammen mit",
    "unter beteiligung von", "unter mitwirkung von", "unter einbeziehung von",
    "unter einbindung von", "mit beteiligung von", "mit unterstuetzung durch",
    "mit unterstuetzung von", "mit unterstuetzung der", "unterstuetzt durch", "unterstuetzt von",
    "beteiligt", "beteiligte", "beteiligte stellen", "beteiligung", "mitwirkung", "mitwirkende",
    "mitwirkend", "mitarbeit", "neben", "nebenverantwortlich", "nebenverantwortung",
    "nebenzustaendig", "nebenzustaendigkeit", "mitverantwortlich", "kooperation",
    "kooperationspartner", "kooperationspartner * innen",
    "kooperation mit", "koop", "koop mit",
    "koop . mit", "i . v . m", "i . z . m", "i . a . m", "partner", "partner * innen",
    "weitere beteiligte", "extern", "externe", "externe partner", "weitere akteure",
    "weitere", "zu beteiligen", "einzubinden", "unter beteiligung der", "unter beteiligung des",
    "in zusammenarbeit", "in kooperation", "unterstuetzung", "unterstuetzung durch",
    "in collaboration with", "in cooperation with", "together with", "mit",
)  # fmt: skip
LEADING = (
    "federfuehrung", "federfuehrend", "federfuehrende stelle", "ff", "federf", "lead", "leitung",
    "zustaendig", "zustaendigkeit", "verantwortlich", "verantwortung", "hauptverantwortlich",
    "umsetzung durch", "durchfuehrung durch", "verantwortung liegt bei", "liegt bei",
    "intern", "interne", "hier", "durchfuehrung", "koordination", "umsetzung",
    "initiator", "traeger",
    "ansprechpartner", "ansprechpartnerin", "ansprechpartner * in", "ansprechpartner / in",
    "ansprechpartner : in", "ansprechperson", "ansprechstelle", "kontakt", "verantwortliche stelle",
    "zustaendige stelle", "zustaendiges amt", "traegerschaft", "projekttraeger",
    "traeger der massnahme",
)  # fmt: skip
SURELY_LEADING = (
    "federfuehrung", "federfuehrend", "federfuehrende stelle", "ff", "federf", "lead",
    "federfuehrung liegt bei", "haupt", "hauptverantwortlich", "hauptverantwortung",
    "hauptzustaendig", "hauptzustaendigkeit",
)  # fmt: skip
"""Beside such a one all others of the cell contribute."""
AND_SO_ON = (
    "u . a .", "u . a", "u . v . m .", "u . v . m", "u . v . a .", "u . v . a . m .", "etc .",
    "etc", "usw .", "usw",
    "und weitere", "und andere", "u . ae .", "u . s . w .", "z . b .", "zum beispiel", "ggf .",
    "ggf", "insb .", "insbesondere",
    "evtl .", "evtl", "je nach projekt", "je nach massnahme", "und viele mehr", "v . a .",
    "voraussichtlich", "vorauss .", "vsl .", "vermutlich", "vorlaeufig", "ehem .", "ehemals",
    "vor allem", "unter anderem", "gegebenenfalls", "eventuell", "noch offen", "n . n .", "n . n",
)  # fmt: skip
"""They say that the list is not whole or not certain: they are left over."""
JOINTS = _words("und u & + sowie")
BY = frozenset({"durch", "bei"})
"""A role that ends so needs no colon: "Umsetzung durch Amt 61"."""
PROPER = _words("fuer der des die das zur zum of for im in am an")
ARTICLES = _words("der die das dem den des")
"""As typed: "Die Grünen" keep theirs."""
SURE_ENDINGS = (
    "amt", "aemter", "buero", "betrieb", "betriebe", "center", "werke", "beirat", "feuerwehr",
    "beauftragte", "beauftragter", "beauftragten", "stelle", "verwaltung", "dezernat", "referat",
    "bibliothek", "verein", "verband",
)  # fmt: skip
BEFORE_NAMES = (
    "der", "die", "das", "dem", "den", "freie", "freien", "weitere", "weiteren", "alle", "andere",
    "anderen", "oertliche", "lokale", "betroffene", "staedtische",
)  # fmt: skip


def names_somebody(word: str, *, low: str = "", strict: bool = False) -> bool:
    """Whether a word names a unit or a group by itself: "Jugendamt", "Caritas", "FB", "VHS".

    ``low``: the word folded, where that is known. ``strict``: also within a list of topics, where
    "Schulen" is one.
    """
    low = low or fold(word)
    if low in UNITS or low.endswith(SURE_ENDINGS):
        return True
    if word[:1].isalpha() and len(word) > 1 and word.isupper():
        return True
    return not strict and (low in NAMES or low.endswith(ENDINGS))
