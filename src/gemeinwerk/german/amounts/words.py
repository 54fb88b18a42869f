"""The words that mean something in a cell about money: what each of them is, by its folded form.

A word that stands in none of these lists is unknown: it goes to the rest of the reading.
"""

import re
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german.number_words import whole_number
from gemeinwerk.german.text import fold

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "chf": "CHF", "sfr": "CHF",
    "franken": "CHF", "fr": "CHF",
    "usd": "USD", "us-dollar": "USD", "dollar": "USD", "$": "USD", "us-$": "USD",
    "gbp": "GBP", "£": "GBP", "pfund": "GBP", "dm": "DEM", "d-mark": "DEM", "pln": "PLN",
    "zloty": "PLN", "czk": "CZK", "dkk": "DKK", "sek": "SEK", "nok": "NOK", "huf": "HUF",
    "jpy": "JPY", "¥": "JPY", "tchf": "CHF", "tusd": "USD",
}  # fmt: skip
CENTS = frozenset({"cent", "cents", "ct"})
SCALES = {
    "t": 1_000, "k": 1_000, "tsd": 1_000, "tausend": 1_000, "tds": 1_000, "tsnd": 1_000,
    "mio": 1_000_000, "mill": 1_000_000, "million": 1_000_000, "millionen": 1_000_000,
    "m": 1_000_000, "mrd": 1_000_000_000, "milliarde": 1_000_000_000,
    "milliarden": 1_000_000_000,
}  # fmt: skip
ONE_LETTER = frozenset({"t", "k", "m"})
"""Scales only beside a currency, or as "250 k" and "30 T" are written."""
JOINED = {
    "te": 1_000, "teur": 1_000, "teuro": 1_000, "keur": 1_000, "keuro": 1_000, "tchf": 1_000,
    "tusd": 1_000, "meur": 1_000_000, "mioeuro": 1_000_000, "mioeur": 1_000_000,
}  # fmt: skip
"""Scale and currency in one word."""
UNITS = CURRENCIES.keys() | CENTS | SCALES.keys() | JOINED.keys()
"""Whatever can begin a unit."""
FRACTIONS_IN_WORDS = {
    "halbe": "0.5", "halben": "0.5", "halber": "0.5", "anderthalb": "1.5", "eineinhalb": "1.5",
    "zweieinhalb": "2.5", "dreieinhalb": "3.5", "dreiviertel": "0.75", "viertel": "0.25",
    "ganze": "1", "volle": "1",
}  # fmt: skip
MILLIONS = {"viertelmillion": Decimal(250_000), "dreiviertelmillion": Decimal(750_000)}
SOME = frozenset({"einige", "einigen", "mehrere", "mehreren", "viele", "vielen", "wenige",
                  "wenigen", "paar", "etliche", "etlichen", "zig"})  # fmt: skip
"""Before "hundert" or "tausend" they make it no number."""
PARTS_OF_POSTS = {"halbstelle": "0.5", "viertelstelle": "0.25", "dreiviertelstelle": "0.75"}
FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
GRADES = frozenset(
    {"e", "eg", "a", "s", "r", "tvoed", "tv-l", "tvl", "sue", "besgr", "entgeltgruppe", "entg",
     "besoldungsgruppe"}
)  # fmt: skip
STAFF = frozenset({"personal", "personalbedarf", "personaleinsatz", "personalressourcen"})
"""A small number behind it counts posts."""
PER = frozenset({"pro", "je", "per", "à", "jede", "jedem", "jeden", "jedes", "jeder"})
YEARS = frozenset({"jahr", "jahre", "jahren", "jahres", "haushaltsjahr", "hhj", "j", "a",
                   "kalenderjahr", "schuljahr", "anno", "annum", "year"})  # fmt: skip
MONTHS = frozenset({"monat", "monaten", "monats", "monate", "mon", "mtl", "m", "month"})
PIECES = frozenset({"stueck", "exemplar", "einheit", "quadratmeter", "meter", "kilometer"})
YEARS_OR_MONTHS = YEARS | MONTHS
OTHER_TIMES = frozenset(
    {"quartal", "vierteljahr", "halbjahr", "woche", "tag", "stunde", "std", "h", "semester"}
)
A_YEAR: dict[str, Decimal] = {
    word: Decimal(times)
    for times, words in (
        (2, "halbjahr halbjaehrlich halbjaehrliche halbjaehrlicher halbjaehrlichen"),
        (4, "quartal vierteljahr vierteljaehrlich vierteljaehrliche vierteljaehrlicher "
            "vierteljaehrlichen quartalsweise quartalsweiser quartalskosten quartalsbeitrag"),
        (6, "zweimonatlich zweimonatliche"),
    )
    for word in words.split()
}  # fmt: skip
"""How often a year what comes so comes; only what can be told exactly: a year has no 52 weeks."""
NUMBERED = re.compile(
    r"(?:[a-z]+-?)?(?:konto|nummer|nr|produkt|produktgruppe|massnahme)|titel|kapitel|hhst|hh-stelle"
    r"|(?:kosten|haushalts|buchungs|finanz|finanzierungs)stelle|kostentraeger|amt|fachbereich|fb|fd"
    r"|fachdienst|sg|sachgebiet|abteilung|abt|dezernat|teilhaushalt|th|teilplan|drucksache|ds|top"
    r"|vorlage|anlage|din|iso|art|abs|ziffer|ziff"
)
"""What has a number for its name."""
PROGRAMMES = frozenset({"kfw", "bafa", "nki", "foerderprogramm"})
"""Sources whose programmes have a number of three digits."""
PERHAPS = frozenset({"sollte", "sollten"})
"""A condition at the beginning of a sentence, an advice within it."""
_WOULD = """
    wuerde wuerden haette haetten waere waeren koennte koennten muesste muessten entstuende
    entstuenden ergaebe ergaeben laege laegen kaeme kaemen braechte braechten betruege betruegen
    fiele fielen gaebe gaeben braeuchte braeuchten stuende stuenden erhielte erhielten bliebe
    blieben bedeutete bedeuteten uebernaehme uebernaehmen ginge gingen kaemen beliefe beliefen
    ueberstiege verursachte
"""
WOULD = frozenset(_WOULD.split())
"""Of what is not so, or not yet: whatever stands beside it is no cost."""
_VERBS = """
    hat haben hatte hatten kann koennen
    verursacht verursachen bringt bringen spart sparen zahlt zahlen erhaelt erhalten verdient
    verdienen verfuegt verfuegen liegt liegen entspricht entsprechen umfasst fuehrt fuehren gibt
"""
PAST = frozenset({"hat", "haben", "hatte", "hatten", "wurde", "wurden"})
"""Of a sentence about what was: who pays it does not make it a cost to come."""
VERBS = frozenset(_VERBS.split()) | PAST | WOULD
"""Of a sentence about something else, where no word of cost stands beside them."""
_LISTS: dict[str, str] = {
    "about": """
        ca zirka circa ungefaehr etwa rund rd geschaetzt geschaetzte geschaetzter
        geschaetzten schaetzungsweise schaetzung grobschaetzung kostenschaetzung
        ueberschlaegig grob voraussichtlich voraussichtliche vorauss vsl knapp
        um duerfte duerften vorlaeufig prognose richtwert annahme schaetzwert grobe grober about
        approx approximately estimated
    """,
    "most": "max maximal maximum hoechstens",
    "least": "min mind mindestens minimum wenigstens",
    "over": "ueber",
    "under": "unter",
    "total": """
        insgesamt insg gesamt total zusammen gesamtsumme summe gesamtkosten gesamtbudget
        gesamtvolumen gesamtausgaben gesamtinvestition gesamtaufwand gesamtbetrag ges
    """,
    "parts": "davon hiervon darunter darin inkl inklusive incl einschliesslich einschl of",
    "once": """
        einmal einmalig einmalige einmaliger einmaligen einm einmalkosten anschubfinanzierung
        anschubkosten once one-off oneoff
    """,
    "yearly": """
        jaehrlich jaehrliche jaehrlicher jaehrlichen jaehrl jhrl jaehrlichem p.a pa
        jeweils wiederkehrend wiederkehrende wiederkehrenden yearly annual annually lfd
        laufend laufende laufenden laufender alljaehrlich
    """,
    "monthly": "monatlich monatliche monatlicher monatlichen monatl mtl p.m monthly",
    "seldom": """
        woechentlich woechentliche taeglich taegliche stuendlich zweijaehrlich zweijaehrig
        dreijaehrlich zweiwoechentlich vierzehntaegig
    """,
    "times": "zweimal dreimal viermal fuenfmal sechsmal achtmal zehnmal zwoelfmal mehrmals",
    "or": "oder bzw beziehungsweise resp alternativ wahlweise sonst ansonsten andernfalls",
    "if": "wenn falls sofern angenommen",
    "maybe": "moeglich denkbar vorstellbar theoretisch theoretische hypothetisch",
    "person": "p.p",
    "to": "bis to",
    "between": "zwischen",
    "break": "und sowie zzgl zuzueglich plus dann danach and anschliessend",
    "filler": """
        in von vom der die das des dem den im fuer zur zum hoehe i.h.v ihv betraegt betragen
        kostet belaufen belaeuft sich auf an es werden wird ist sind soll sollen entweder angaben
        entstehen entsteht fallen anfallen anfallende anfallenden benoetigt erforderlich
        notwendig noetig veranschlagt eingeplant geplant vorgesehen kalkuliert angesetzt
        aus eingestellt hierfuer dafuer werden mit zu bei dabei bereits
        dem jahr jahre jahren haushaltsjahr hh hhj dhh haushaltsjahren betraegen bereitgestellt of
        the for
    """,
    "label": """
        invest befristet befristete befristeter befristeten unbefristet
        unbefristete unbefristeter zusaetzlich zusaetzliche zusaetzlicher zusaetzlichen
        neu neue neuer neuen anteilig extern intern investiv konsumtiv pauschal material
        druck porto honorar honorare bewirtung raummiete miete sachmittel personal
        sachk personalk investk anschaffung anschaffungen beschaffung unterhaltung
        planung bau betrieb wartung unterhalt investition investitionen budget etat
        betrag aufwand bedarf ansatz oeffentlichkeitsarbeit haushaltsansatz mittelbedarf
        finanzbedarf
    """,
    "tax": "brutto netto",
    "not": "kein keine keinen keiner keinerlei nicht ohne weder",
}  # fmt: skip
TURNS = {
    word: turn
    for turn, words in (
        ("less", "abzueglich abzgl minus abzug ./"),
        ("left", "verbleibend verbleibende verbleibender verbleiben verbleibt rest restbetrag"),
        ("instead", "statt anstatt anstelle"),
        ("hitherto", "bisher bislang bisherig bisherige bisheriger bisherigen bisheriges vormals "
                     "zuvor vorher frueher ehemals urspruenglich urspr bish urspruengliche "
                     "urspruenglicher urspruenglichen anfangs alt ist vorjahr vorjahres "
                     "vorjahresansatz vorjahreswert"),
        ("now", "aktuell jetzt nun nunmehr derzeit derzeitig zurzeit momentan heute gegenwaertig"),
        ("henceforth", "nachher kuenftig kuenftige kuenftiger zukuenftig soll plan"),
    )
    for word in words.split()
}  # fmt: skip
TURNING = frozenset(TURNS.values())
"""Words that make what stands beside them something else than a cost: see `unpaid`."""
OLD = frozenset({"alte", "alter", "alten", "altes"})
"""Of what was, where they are said of money ("alter Ansatz") and of no thing ("alte Halle")."""
STANDS = frozenset({
    "stand", "preisstand", "kostenstand", "planungsstand", "preisbasis", "preisniveau",
    "basisjahr", "bezugsjahr",
})  # fmt: skip
"""Before the day of which a sum is, which is not the day for which it is."""
AGAINST = frozenset({"gegenueber", "ggue", "vergleich", "verglichen", "wie"})
WITH_WHAT = frozenset([
    "zu", "zum", "mit", "dem", "den", "der", "im", "in", "jahr", "haushalt", "haushaltsjahr",
])  # fmt: skip
"""Between such a word and the year or the amount that is only compared with."""
ONTO = "onto"
"""Between an amount of before and a new one: "von 5.000 auf 6.000 €"."""
_BY_WORD = {word: kind for kind, words in _LISTS.items() for word in words.split()}
_SHAPES = [
    ("posts", r"vzae|vze|vzs|vzk|vbe|vk|ak|fte|vollzeit(?:aequivalente?n?|einheit(?:en)?)?"
              r"|(?:(?:plan|personal|teilzeit|vollzeit|halbtags|ganztags|projekt|koordinations"
              r"|koordinierungs|verwaltungs|fach|sachbearbeiter|sachbearbeitungs|ingenieurs?"
              r"|sozialarbeiter|honorar|arbeits)-?)?stellen?(?:anteile?n?|umfang)?"
              r"|(?:vollzeit|teilzeit)(?:kraft|kraefte?n?)|(?:halb|viertel|dreiviertel)stelle|posts?"),
    ("variant", r"(?:[a-z]+-?)?variante?n?|option(?:en)?|alternative|modell|(?:[a-z]+-?)?szenario"
                r"|(?:[a-z]+-?)?loesung"),
    ("each", r"(?:stunden|tages|wochen|stueck|kopf|fall)-?(?:satz|saetze|preise?|lohn|loehne"
             r"|verguetung|entgelt|honorare?|pauschalen?|kosten|gebuehr|betrag)"
             r"|(?:honorar|tarif|miet|einzel|einheits|verrechnungs|eintritts|kilometer|ticket|abo)-?"
             r"(?:satz|saetze|preise?|lohn|betrag)"),
    ("foreign", r"(?:[a-z]+-?)?(?:entlastung(?:en)?|erstattung(?:en)?|rueckfluesse?n?)"
                r"|(?:teilnahme|eltern|mitglieds?|teilnehmer)-?(?:beitrag|beitraege?n?|gebuehren)"
                r"|eintrittsgelder|einsparen|eingespart|vermeide[nt]|vermieden|vermeidet"
                r"|(?:[a-z]+-?)?(?:einnahmen?|erloese?n?|ertraege?n?|ertrag|ersparnis(?:se)?"
                r"|einsparung(?:en)?|einsparpotenzial|umsatz|umsaetze|gewinne?|verluste?|tickets?"
                r"|mindestlohn|einkommen|bussgeld(?:er)?|strafen?|eintritt|kaution|rabatte?"
                r"|schulden|schaeden|schaden|defizite?|mehrwert|wertschoepfung|kaufkraft)"),
    ("source", r"bund(?:es)?|land(?:es)?|lk|landkreis|kreis|stadt|kommune|gemeinde|eu|esf\+?|efre"
               r"|eler|amif|kfw|bafa|nki|nrw|bmbf|bmi|bmwk|bmfsfj|stiftung(?:en)?|sponsor(?:en|ing)?"
               r"|spenden?|krankenkassen?|haushalt|staedtisch\w{0,2}|kommunal\w{0,2}"
               r"|(?:[a-z0-9+]+-?)?(?:foerder(?:ung|mittel|anteil|summe|betrag)?n?"
               r"|zuschuss|zuschuesse|zuwendung(?:en)?|eigenanteil|eigenmittel|eigenleistung(?:en)?"
               r"|drittmittel|fremdmittel|haushaltsmittel|bundesmittel|landesmittel|kreismittel"
               r"|bundesanteil|landesanteil|kreisanteil|kofinanzierung|komplementaermittel"
               r"|finanzierung|(?:bundes|landes|eu|foerder|stadt|gemeinde)-?anteil)"
               r"|(?:eu|esf|efre|bundes|landes|haushalts|stiftungs|spenden)-?(?:mittel|gelder)n?"),
    ("label", r"(?:jahres|monats)-?(?:mieten?|beitrag|betrag|raten?|gehalt|bedarf|ansatz|zahlung)"
              r"|(?:[a-z]+-?)?(?:kosten|ausgaben|aufwendungen|aufwaenden?|investition(?:en)?"
              r"|honorare?|mittel|mitteln|budget|gebuehr(?:en)?|pauschale?n?|costs?)"),
]  # fmt: skip
_BY_WORD |= dict.fromkeys(A_YEAR.keys() - OTHER_TIMES, "seldom")
_PATTERNS = [(kind, re.compile(shape)) for kind, shape in _SHAPES]
LONGEST = 60
"""Letters of a word that is looked up; a longer one is unknown."""


@lru_cache(maxsize=8_000)
def meaning(word: str) -> tuple[str, str]:
    """`key` and `kind_of` of a word."""
    return key(word), kind_of(word)


@lru_cache(maxsize=2_000)
def count_of(key: str) -> Decimal | None:
    """A number in words, "halbe" and "anderthalb" among them."""
    fraction = FRACTIONS_IN_WORDS.get(key)
    if fraction:
        return Decimal(fraction)
    return Decimal(whole) if (whole := whole_number(key)) is not None else None


def rhythm_in(key: str) -> str:
    """The rhythm a word of cost has in it: "Jahresmiete", "Monatspauschale"."""
    return "yearly" if key.startswith("jahres") else "monthly" if key.startswith("monats") else ""


def mood(key: str) -> str:
    """Of a verb: "would", "past" or "is"."""
    return "would" if key in WOULD else "past" if key in PAST else "is"


def kind_of(word: str) -> str:
    """What a word is: "about", "total", "source" ...; "" where it is unknown."""
    if len(word) > LONGEST:
        return ""
    folded = key(word)
    known = _BY_WORD.get(folded)
    if known:
        return known
    return next((kind for kind, shape in _PATTERNS if shape.fullmatch(folded)), "")


def key(word: str) -> str:
    """A word as the lists have it: folded, without its dots and without what stands at its end."""
    folded = fold(word)
    if "." in folded:  # p. a. -> p.a
        folded = folded.replace(" ", "").rstrip(".")
    return folded.strip("-")
