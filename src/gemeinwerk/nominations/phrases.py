"""What the audit calls a request for nominations."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "nominations.nominationrequest",
    _("die Bitte um Benennung"),
    fields={
        "answer_until": _("den Tag, bis zu dem geantwortet wird"),
        "seats": _("die Sitze"),
        "until": _("den Tag, bis zu dem Zeit ist"),
    },
)
