"""Registers when a concept is evaluated, and what the next edition takes along."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "gemeinwerk.evaluation"
    label = "evaluation"
    verbose_name = "Auswertung"

    def ready(self) -> None:
        from gemeinwerk.concepts import editions, phases
        from gemeinwerk.concepts.lifecycle import ConceptStatus as S
        from gemeinwerk.evaluation.operations import EVALUATE, carry_findings

        evaluated = (S.IMPLEMENTATION, S.EVALUATED, S.SUPERSEDED)
        phases.register(EVALUATE, _("auswerten, was erreicht wurde"), evaluated)
        editions.register("evaluation", carry_findings)
