"""The mail with the link of a survey: the same link for all."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.evaluation.models import Survey
from gemeinwerk.measures.notices import day_in_words
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

ASKED = Kind(
    key="survey.asked",
    label=_("Link zu einer Befragung"),
    subject=_("Befragung: {title}"),
    action=_("Bitte sagen Sie bis zum {day}, wie es war. Gefragt wird ohne Namen."),
    template="evaluation/notices/survey_asked.txt",
)
register(ASKED)


def survey_asked(survey: Survey, person: Person) -> None:
    english = person.language == "en"
    queue(
        ASKED.key,
        town=survey.evaluation.concept.municipality,
        to=person,
        path=reverse("portal:survey", args=[survey.key]),
        context={
            "title": (english and survey.title_en) or survey.title,
            "introduction": (english and survey.introduction_en) or survey.introduction,
            "concept": survey.evaluation.concept,
            "day": day_in_words(survey.closes_on),
        },
        dedup_key=f"survey:{survey.pk}:{person.pk}",
    )
