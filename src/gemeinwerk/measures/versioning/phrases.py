"""How the history of a version reads."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases


def register() -> None:
    phrases.thing(
        "measures.catalogueversion",
        noun="",  # its label is „Fassung 3: …“ already
        fields={
            "number": _("die Nummer"),
            "kind": _("die Art"),
            "size": _("die Zahl der Maßnahmen"),
        },
        internal=("checksum",),
    )
    phrases.verbs(
        {
            "version.freeze": _("Am {date} fror {who} den Katalog ein: {it}."),
            "version.publish": _("Am {date} veröffentlichte {who} {it}."),
            "version.withdraw": _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        },
        public=["version.publish", "version.withdraw"],
    )
