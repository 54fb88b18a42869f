"""How the history of a version reads."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

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
