"""Where an evaluation may name people: in what was written, and in what was frozen of it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.evaluation.models import (
    Evaluation,
    EvaluationFinding,
    Evidence,
    Judgement,
    KeyAnswer,
    KeyQuestion,
    Recommendation,
)
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

FROZEN = _(
    "bleibt in abgeschlossenen Auswertungen: Sie belegen, was festgestellt wurde "
    "(Art. 17 Abs. 3 Buchstabe b DSGVO)"
)
_PART = {"town": "evaluation__concept__municipality", "kept": AS_LONG_AS_THE_CONCEPT}

registry.table(
    KeyQuestion,
    _("Leitfragen der Auswertung"),
    town="concept__municipality",
    mentions=("text",),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Evaluation,
    _("Auswertungen"),
    town="concept__municipality",
    mentions=("carried_out_by", "method", "summary"),
    stays={"content": FROZEN},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Judgement, _("Urteile über Ziele"), mentions=("delivery_words", "effect_words"), **_PART
)
registry.table(
    Evidence,
    _("Belege für Urteile"),
    town="judgement__evaluation__concept__municipality",
    mentions=("url", "text"),
    nothing={"indicator": "the name of an indicator, which the catalogue keeps"},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(KeyAnswer, _("Antworten auf Leitfragen"), mentions=("text",), **_PART)
registry.table(Recommendation, _("Empfehlungen zu Maßnahmen"), mentions=("rests_on",), **_PART)
registry.table(
    EvaluationFinding,
    _("Befunde der Auswertung"),
    mentions=("text",),
    nothing={"code": registry.CODE},
    **_PART,
)
