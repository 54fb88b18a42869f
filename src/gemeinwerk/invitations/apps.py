"""Registers while a concept has which status somebody is invited."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import ACCOUNT, NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.invitations"
    label = "invitations"
    verbose_name = "Einladungen"

    def ready(self) -> None:
        from gemeinwerk.concepts import phases
        from gemeinwerk.concepts.lifecycle import ConceptStatus as S
        from gemeinwerk.invitations.joining.queries import JOIN
        from gemeinwerk.invitations.lifecycle import INVITE

        ended = (S.EVALUATED, S.SUPERSEDED)
        open_ = [status for status in S if status not in ended]
        phases.register(INVITE, _("Menschen einladen"), open_)
        phases.register(
            JOIN,
            _("sich melden, um mitzumachen"),
            (S.PREPARATION, S.PARTICIPATION, S.DRAFTING, S.ADOPTED, S.IMPLEMENTATION),
        )
        register(
            NavItem("own_invitations", _("Meine Einladungen"), "answers:own", "desk.enter", 30),
            ACCOUNT,
        )
