"""Where an evaluation may name people: in what was written, and in what was frozen of it."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.evaluation.models import (
    Evaluation,
    EvaluationFinding,
    Evidence,
    FreeText,
    Judgement,
    KeyAnswer,
    KeyQuestion,
    Recommendation,
    Survey,
    SurveyLink,
    SurveyMail,
    SurveyQuestion,
    Tally,
)
from gemeinwerk.evaluation.operations import TEXTS_KEPT, forget_texts
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
registry.table(
    Survey,
    _("Befragungen"),
    mentions=("title", "title_en", "introduction", "introduction_en"),
    nothing={"key": registry.CODE},
    **_PART,
)
registry.table(
    SurveyQuestion,
    _("Fragen von Befragungen"),
    town="survey__evaluation__concept__municipality",
    mentions=("text", "text_en", "options"),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    FreeText,
    _("Freie Antworten aus Befragungen, ohne Absender*in"),
    town="question__survey__evaluation__concept__municipality",
    mentions=("text", "public_text"),
    kept=format_lazy(
        _("{days} Tage nach dem Ende der Befragung; was davon veröffentlicht ist, bleibt"),
        days=TEXTS_KEPT.days,
    ),
    forget=forget_texts,
)
registry.nothing(Tally, "numbers")
registry.nothing(SurveyLink, registry.HASH)
registry.table(
    SurveyMail,
    _("Wem der Link einer Befragung gesandt wurde"),
    town="person__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    labels={"survey": _("Befragung"), "sent_at": _("angeschrieben am")},
    kept=_("bis die Befragung beendet ist"),
)
