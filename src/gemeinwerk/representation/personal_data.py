"""Of „Wer ist dabei?“ nothing is about anybody: counts, checksums, and what the town wrote."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT
from gemeinwerk.representation.models import Cell, Drawn, Enquiry, Release, Slip

registry.table(
    Enquiry,
    _("Fragen von „Wer ist dabei?“"),
    town="concept__municipality",
    mentions=("questions",),
    nothing={"key": registry.CODE, "crossings": registry.CODE},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.nothing(Slip, registry.HASH)
registry.table(
    Drawn,
    _("Dass jemand einen Zettel für „Wer ist dabei?“ gezogen hat (nicht welchen)"),
    town="person__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    labels={"enquiry": _("Selbstauskunft")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.nothing(Cell, "counts, and codes of what was answered")
registry.table(
    Release,
    _("Veröffentlichungen „Wer ist dabei?“"),
    town="enquiry__concept__municipality",
    stays={
        "content": _(
            "bleibt in Veröffentlichungen: Sie belegen, was gefragt und gezählt wurde (Art. 17 "
            "Abs. 3 Buchstabe b DSGVO)"
        )
    },
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
