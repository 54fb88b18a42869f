"""Addresses of evaluations at the desk."""

from django.urls import path

from gemeinwerk.evaluation.views import evaluation, evaluations, parts

app_name = "evaluation"
_ONE = "auswertungen/<number:pk>/"
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
]
