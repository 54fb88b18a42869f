"""Registers what reporting brings to phases, and to what is due of a unit's measures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "gemeinwerk.monitoring"
    label = "monitoring"
    verbose_name = "Umsetzung"

    def ready(self) -> None:
        from gemeinwerk.concepts import phases
        from gemeinwerk.measures import due
        from gemeinwerk.monitoring.due import rounds_due
        from gemeinwerk.monitoring.lifecycle import REPORTED
        from gemeinwerk.monitoring.operations import RUN_A_ROUND
        from gemeinwerk.monitoring.steering.due import assignments_due
        from gemeinwerk.monitoring.steering.holding import STEER

        phases.register(RUN_A_ROUND, _("über die Umsetzung berichten"), REPORTED)
        due.register(rounds_due)
        phases.register(STEER, _("die Umsetzung steuern"), REPORTED)
        due.register(assignments_due)
