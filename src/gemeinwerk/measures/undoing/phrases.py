"""How taking back reads in the history of a concept."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases


def register() -> None:
    phrases.verbs(
        {
            "catalogue.bulk_change": _(
                "Am {date} änderte {who} bei mehreren Maßnahmen auf einmal: {after[fields]}; "
                "Zahl der Maßnahmen: {after[size]}."
            ),
            "catalogue.undo": _(
                "Am {date} nahm {who} {after[what]} zurück: {after[put_back]} Maßnahmen "
                "zurückgesetzt, {after[deleted]} gelöscht."
            ),
        }
    )
