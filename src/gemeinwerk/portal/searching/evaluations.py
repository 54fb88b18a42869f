"""Evaluations that are public, as a search finds them: whole, goal by goal, and what they found."""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import prepared
from gemeinwerk.engines.searching import Entry, entry
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.searching.subjects import Subject

Found = tuple[Subject, Entry]


def evaluations_of(town: Municipality, concepts: Sequence[Concept]) -> dict[int, list[Found]]:
    """From their frozen documents, by concept, the newest first: one query, and none where none of
    the concepts is `evaluated`."""
    by_key = {one.pk: one for one in concepts if one.evaluated}  # type: ignore[attr-defined]
    found: dict[int, list[Found]] = {}
    for one in _published(town=town.pk) if by_key else ():
        found.setdefault(one.concept_id, []).extend(_of(by_key[one.concept_id], one))
    return found


@prepared
def _published(*, town: int) -> QuerySet[Evaluation]:
    public = Evaluation.objects.filter(
        concept__municipality=town, concept__public=True, published=True
    )
    return public.order_by("-number")


def _of(concept: Concept, evaluation: Evaluation) -> Iterator[Found]:
    told = evaluation.content
    asked = (f"{one['question']} {one['answer']}" for one in told["key_questions"])
    advice = (
        f"{one['code']} {one['title']}: {one['rests_on']}"
        for one in told["recommendations"]
        if one["rests_on"]
    )
    texts = {
        _("Zusammenfassung"): told["summary"],
        _("Leitfragen"): " ".join(asked),
        _("Empfehlungen"): " ".join(advice),
        _("Wie ausgewertet wurde"): told["method"],
        _("Durchgeführt von"): told["carried_out_by"],
    }
    yield _subject(concept, evaluation, str(evaluation), texts)
    for one in told["judgements"]:
        words = {_("Umsetzung"): one["delivery"]["words"], _("Wirkung"): one["effect"]["words"]}
        title, behind = f"{one['code']} {one['title']}", f"#ziel-{slugify(one['code'])}"
        if any(words.values()):
            yield _subject(concept, evaluation, title, words, behind)
    for one in told["findings"]:
        title = _("Befund {code}").format(code=one["code"])
        behind = f"#befund-{slugify(one['code'])}"
        yield _subject(concept, evaluation, title, {"": one["text"]}, behind)


def _subject(
    concept: Concept,
    evaluation: Evaluation,
    title: str,
    texts: Mapping[str, str],
    behind: str = "",
) -> Found:
    said = {label: text for label, text in texts.items() if text}
    address = ("evaluation", (concept.slug, evaluation.number), behind)
    subject = Subject("auswertung", title, concept.name, address, said)
    return subject, entry(title, *said.values())
