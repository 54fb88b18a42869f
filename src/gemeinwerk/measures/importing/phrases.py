"""How an import reads in the history of a concept."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases


def register() -> None:
    phrases.verbs(
        {
            "catalogue.import": _(
                "Am {date} las {who} die Datei „{after[file]}“ ein: {after[new]} neue Maßnahmen, "
                "{after[changed]} geänderte."
            )
        }
    )
