"""Evaluations as a search at the desk finds them, those that are still being written as well."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.evaluation.models import (
    Evaluation,
    EvaluationFinding,
    Judgement,
    KeyAnswer,
    Recommendation,
)
from gemeinwerk.municipalities.models import Municipality

Said = tuple[str, str, str, dict[str, str]]
"""Title, address, concept and texts."""


def evaluations_of(town: Municipality) -> Iterator[Said]:
    """The newest first, each with what it found: five queries."""
    of_town = {"evaluation__concept__municipality": town}
    answers = _by_evaluation(
        (one.evaluation_id, f"{one.question.text} {one.text}")
        for one in KeyAnswer.objects.filter(**of_town).select_related("question")
    )
    judged = _by_evaluation(
        (one.evaluation_id, f"{one.title} {one.delivery_words} {one.effect_words}")
        for one in Judgement.objects.filter(**of_town).select_related("goal", "field")
    )
    advice = _by_evaluation(
        (one.evaluation_id, f"{one.measure.code} {one.measure.title}: {one.rests_on}")
        for one in Recommendation.objects.filter(**of_town)
        .exclude(rests_on="")
        .select_related("measure")
        .defer("measure__search_text")
    )
    findings: dict[int, list[EvaluationFinding]] = {}
    for one in EvaluationFinding.objects.filter(**of_town):
        findings.setdefault(one.evaluation_id, []).append(one)
    found = Evaluation.objects.filter(concept__municipality=town).select_related("concept")
    for evaluation in found.defer("content").order_by("-as_of", "-pk"):
        url, of = reverse("evaluation:evaluation", args=[evaluation.pk]), evaluation.concept.name
        texts = {
            _("Zusammenfassung"): evaluation.summary,
            _("Leitfragen"): answers.get(evaluation.pk, ""),
            _("Ziel für Ziel"): judged.get(evaluation.pk, ""),
            _("Empfehlungen"): advice.get(evaluation.pk, ""),
            _("Wie ausgewertet wurde"): evaluation.method,
            _("Durchgeführt von"): evaluation.carried_out_by,
        }
        yield str(evaluation), url, of, texts
        for finding in findings.get(evaluation.pk, ()):
            title = _("Befund {code}").format(code=finding.code)
            yield title, url, f"{of}, {evaluation}", {"": finding.text}


def _by_evaluation(said: Iterable[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for key, text in said:
        found.setdefault(key, []).append(text)
    return {key: " ".join(texts) for key, texts in found.items()}
