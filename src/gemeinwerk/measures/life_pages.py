"""The pages of a catalogue, by stage of the concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("measures", _("Maßnahmen"), "measures:table", "measure.read", 10, exact=True),
    Stage.WRITE,
    Stage.FUND,
    Stage.IMPLEMENT,
)
hang_in(NavItem("goals", _("Ziele"), "measures:goals", "measure.read", 15), Stage.WRITE)
hang_in(NavItem("check", _("Prüfung"), "measures:check", "catalogue.check", 20), Stage.WRITE)
hang_in(
    NavItem("words", _("Bestätigungen"), "measures:confirmations", "measure.ask", 22), Stage.WRITE
)
hang_in(
    NavItem("reminders", _("Erinnerungen"), "measures:concept_days", "measure.ask", 45),
    Stage.WRITE,
    Stage.IMPLEMENT,
)
hang_in(NavItem("import", _("Einlesen"), "measures:imports", "catalogue.import", 25), Stage.WRITE)
hang_in(
    NavItem("versions", _("Fassungen"), "measures:versions", "version.read", 30),
    Stage.PARTICIPATE,
    Stage.DECIDE,
)
hang_in(
    NavItem("export", _("Ausgeben"), "measures:export", "version.read", 40),
    Stage.WRITE,
    Stage.DECIDE,
    Stage.IMPLEMENT,
    Stage.EVALUATE,
)
hang_in(
    NavItem("values", _("Messwerte einlesen"), "measures:value_file", "measure.bulk_edit", 35),
    Stage.IMPLEMENT,
    Stage.EVALUATE,
)
