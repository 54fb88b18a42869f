"""Addresses of evaluations at the desk."""

from django.urls import path

from gemeinwerk.evaluation.views import evaluation, evaluations, parts, survey

app_name = "evaluation"
_ONE = "auswertungen/<number:pk>/"
_SURVEY = "befragungen/<number:pk>/"
urlpatterns = [
    path("konzepte/<slug:slug>/auswertung/", evaluations.evaluations, name="evaluations"),
    path("konzepte/<slug:slug>/auswertung/beginnen/", evaluations.begin, name="begin"),
    *evaluations.KEY_QUESTIONS.paths("konzepte/<slug:slug>/auswertung/leitfragen/"),
    path(_ONE, evaluation.evaluation, name="evaluation"),
    path(f"{_ONE}bearbeiten/", evaluation.edit, name="edit"),
    path(f"{_ONE}abschliessen/", evaluation.close, name="close"),
    path(f"{_ONE}verwerfen/", evaluation.discard, name="discard"),
    path(f"{_ONE}veroeffentlichen/", evaluation.publish, name="publish"),
    path(f"{_ONE}zurueckziehen/", evaluation.withdraw, name="withdraw"),
    path(f"{_ONE}uebergeben/", evaluation.hand_on, name="hand_on"),
    *evaluation.FINDINGS.paths("auswertungen/befunde/", new=f"{_ONE}befunde/neu/"),
    path("auswertungen/urteile/<number:pk>/", parts.judgement, name="judgement"),
    path("auswertungen/urteile/<number:pk>/beleg/", parts.add_evidence, name="evidence_add"),
    path(
        "auswertungen/belege/<number:pk>/entfernen/", parts.remove_evidence, name="evidence_remove"
    ),
    path("auswertungen/empfehlungen/<number:pk>/", parts.recommendation, name="recommendation"),
    path("auswertungen/antworten/<number:pk>/", parts.key_answer, name="key_answer"),
    path(f"{_ONE}befragung/", survey.plan, name="survey_plan"),
    path(_SURVEY, survey.survey, name="survey"),
    path(f"{_SURVEY}bearbeiten/", survey.edit, name="survey_edit"),
    path(f"{_SURVEY}oeffnen/", survey.open_it, name="survey_open"),
    path(f"{_SURVEY}beenden/", survey.end, name="survey_end"),
    path(f"{_SURVEY}mails/", survey.mails, name="survey_mails"),
    path(f"{_SURVEY}links/", survey.links, name="survey_links"),
    *survey.QUESTIONS.paths("befragungen/fragen/", new=f"{_SURVEY}fragen/neu/"),
    path("befragungen/antworten/<uuid:pk>/", survey.text, name="survey_text"),
]
