"""Registers what actors bring: navigation, names in the audit, erasure done again."""

from dataclasses import replace

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import acting_as
from gemeinwerk.core.navigation import ACCOUNT, NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.actors"
    label = "actors"
    verbose_name = "Akteur*innen"

    def ready(self) -> None:
        from gemeinwerk.actors.acting_as import by_unit
        from gemeinwerk.actors.actor_groups import begin
        from gemeinwerk.actors.models import Person
        from gemeinwerk.actors.operations import erase_again
        from gemeinwerk.actors.personal_data import known_by
        from gemeinwerk.audit.queries import first_mention
        from gemeinwerk.contact_files import warm
        from gemeinwerk.core import aside
        from gemeinwerk.municipalities import founding
        from gemeinwerk.privacy import replaying

        acting_as.register(by_unit)
        aside.register(warm)
        founding.register(begin)
        replaying.register(replaying.Kind(Person, known_by, first_mention, erase_again))
        register(NavItem("actors", _("Akteur*innen"), "actors:units", "actor.read", 40))
        deputies = NavItem("deputies", _("Vertretung"), "actors:deputies", "deputy.name", 50)
        register(deputies, ACCOUNT)
        units = NavItem("units", _("Fachbereiche"), "actors:units", "actor.read", 10, exact=True)
        people = NavItem("people", _("Personen"), "actors:people", "actor.read", 30)
        bodies = NavItem("bodies", _("Gremien"), "actors:bodies", "actor.read", 40)
        organisations = NavItem(
            "organisations", _("Organisationen"), "actors:organisations", "actor.read", 20
        )
        for item in (units, organisations, people, bodies):
            register(replace(item, group=f"of {item.key}"), group="actors")
        for group, items in {
            "of units": (units, deputies),
            "of organisations": (
                organisations,
                NavItem(
                    "organisation_duplicates", _("Dubletten"), "actors:organisation_duplicates",
                    "actor.edit", 36,
                ),
            ),
            "of people": (
                people,
                NavItem("contacts", _("Einlesen"), "actors:contact_imports", "actor.edit", 33),
                NavItem("duplicates", _("Dubletten"), "actors:duplicates", "actor.edit", 36),
                NavItem("data_requests", _("Anliegen"), "actors:data_requests", "actor.read", 50),
                NavItem("retention", _("Aufbewahrung"), "actors:retention", "actor.edit", 55),
            ),
            "of bodies": (
                bodies,
                NavItem(
                    "composition", _("Zusammensetzung"), "actors:composition", "actor.read", 45
                ),
            ),
        }.items():  # fmt: skip
            for item in items:
                register(item, group=group)
