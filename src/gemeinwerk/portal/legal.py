"""What a statement of accessibility names, per Land; a town's own texts go before."""

from collections.abc import Mapping

# The law by which a public body of the Land must be accessible on the web.
ACCESSIBILITY_LAW: Mapping[str, str] = {
    "BW": "Landes-Behindertengleichstellungsgesetz Baden-Württemberg (L-BGG)",
    "BY": "Bayerisches Behindertengleichstellungsgesetz (BayBGG)",
    "BE": "Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
    "BB": "Brandenburgisches Behindertengleichstellungsgesetz (BbgBGG) und "
    "Brandenburgische Barrierefreie Informationstechnik-Verordnung (BbgBITV)",
    "HB": "Bremisches Behindertengleichstellungsgesetz (BremBGG)",
    "HH": "Hamburgisches Behindertengleichstellungsgesetz (HmbBGG)",
    "HE": "Hessisches Behinderten-Gleichstellungsgesetz (HessBGG)",
    "MV": "Landesbehindertengleichstellungsgesetz Mecklenburg-Vorpommern (LBGG M-V)",
    "NI": "Niedersächsisches Behindertengleichstellungsgesetz (NBGG)",
    "NW": "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW)",
    "RP": "Landesinklusionsgesetz Rheinland-Pfalz",
    "SL": "Saarländisches Behindertengleichstellungsgesetz (SBGG)",
    "SN": "Barrierefreie-Websites-Gesetz Sachsen (BfWebG)",
    "ST": "Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA)",
    "SH": "Landesbehindertengleichstellungsgesetz Schleswig-Holstein (LBGG)",
    "TH": "Thüringer Gesetz über die Barrierefreiheit von Websites und mobilen Anwendungen",
}
