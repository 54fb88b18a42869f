"""What a statement of accessibility names, per Land; a town's own texts go before."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.municipalities.models import Conformity, Method

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

CONFORMITY: Mapping[str, Promise] = {
    "": _("{town} hat noch nicht bewertet, wie weit diese Seiten die Anforderungen erfüllen."),
    Conformity.FULL: _("Diese Seiten sind mit den Anforderungen vollständig vereinbar."),
    Conformity.PARTLY: _("Diese Seiten sind mit den Anforderungen teilweise vereinbar."),
    Conformity.NOT: _("Diese Seiten sind mit den Anforderungen nicht vereinbar."),
}
METHOD: Mapping[str, Promise] = {
    "": _("Wie weit die Seiten zugänglich sind, hat {town} noch nicht festgestellt."),
    Method.OWN: _("Wie weit die Seiten zugänglich sind, hat {town} selbst bewertet."),
    Method.EXTERNAL: _("Wie weit die Seiten zugänglich sind, hat eine andere Stelle geprüft."),
}
GAPS: Sequence[Promise] = (
    _("Konzepte und Maßnahmen gibt es in Leichter Sprache nur, soweit ein Text dafür geprüft ist."),
    _("Ein Video in Deutscher Gebärdensprache gibt es nicht."),
    _("Auf Englisch gibt es die Seiten und Zusammenfassungen; Einzelheiten stehen auf Deutsch."),
)
"""What is so for every town, as the product stands."""
UNTESTED = _("Eine Prüfung durch Menschen mit Behinderungen steht noch aus.")
"""Unless a town says who tested."""
