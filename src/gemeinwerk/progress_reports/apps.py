"""Registers which concepts are reported on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "gemeinwerk.progress_reports"
    label = "progress_reports"
    verbose_name = "Sachstandsberichte"

    def ready(self) -> None:
        from gemeinwerk.concepts import phases
        from gemeinwerk.monitoring.lifecycle import REPORTED
        from gemeinwerk.progress_reports.lifecycle import ISSUE, ISSUE_PARTICIPATION, TOOK_PART

        phases.register(ISSUE, _("Sachstandsberichte ausgeben"), REPORTED)
        phases.register(ISSUE_PARTICIPATION, _("Beteiligungsberichte ausgeben"), TOOK_PART)
