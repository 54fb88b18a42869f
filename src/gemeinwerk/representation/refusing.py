"""A refusal in sentences: the reason, and the next release that would give nobody away."""

from django.utils.translation import gettext as _

from gemeinwerk.engines.disclosure.layouts import Layout
from gemeinwerk.engines.disclosure.releases import Next, Reason, Refused
from gemeinwerk.representation.questions import NAMES


def refusal(refused: Refused) -> str:
    return f"{_reason(refused.reason)} {_next(refused.next)}"


def _reason(reason: Reason) -> str:
    return {
        Reason.FEW_ANSWERS: _("Es sind zu wenige Antworten."),
        Reason.FEW_NEWCOMERS: _(
            "Seit der letzten Veröffentlichung haben zu wenige geantwortet: Wer beide vergleicht, "
            "erfährt, was gerade diese gesagt haben."
        ),
        Reason.NOTHING_HIDES: _("Was auch wegbliebe, kleine Zahlen ließen sich ausrechnen."),
        Reason.TOLD_BEFORE: _(
            "Zusammen mit früheren Veröffentlichungen ließen sich kleine Zahlen ausrechnen, was "
            "auch wegbliebe."
        ),
        Reason.NOTHING_LEFT: _("Es müssten alle Zahlen wegbleiben."),
    }[reason]


def _next(coming: Next) -> str:
    if coming.answers:
        return _("Das nächste Mal geht es ab {n} Antworten.").format(n=coming.answers)
    if coming.tables:
        tables = "; ".join(_named(one) for one in coming.tables)
        return _("Jetzt möglich ist: {tables}.").format(tables=tables)
    if coming.rounded:
        return _(
            "Jetzt möglich sind dieselben Tabellen mit Zahlen, die auf {n} gerundet sind: Wählen "
            "Sie dazu „alle Zahlen runden“."
        ).format(n=coming.rounded)
    return _(
        "Möglich wird es erst, wenn mehr geantwortet haben; wie viele es sein müssen, hängt davon "
        "ab, was sie sagen."
    )


def _named(layout: Layout) -> str:
    return _(" und ").join(str(NAMES[one.name]) for one in layout.dimensions)
