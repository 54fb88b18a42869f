"""Registers what measures bring to phases, concepts, renaming and navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.measures"
    label = "measures"
    verbose_name = "Maßnahmen"

    def ready(self) -> None:
        from gemeinwerk.actors.models import Organisation
        from gemeinwerk.catalogue_files import further
        from gemeinwerk.catalogue_files.apart import warm
        from gemeinwerk.concepts import answers, phases
        from gemeinwerk.concepts.lifecycle import WRITABLE, ConceptStatus
        from gemeinwerk.concepts.models import CrossCuttingTheme, FieldOfAction
        from gemeinwerk.concepts.operations import (
            register_deletion,
            register_guard,
            register_publication,
        )
        from gemeinwerk.core import aside, renaming
        from gemeinwerk.measures import fields, queries
        from gemeinwerk.measures.operations import writing
        from gemeinwerk.measures.operations.removing import refuse_deletion, remove_catalogue
        from gemeinwerk.measures.operations.versions import require_adopted_version
        from gemeinwerk.measures.versioning.queries import published_numbers

        for one in fields.FIELDS:
            if one.headings:
                further.read_also(one.name, one.called, one.headings)
        aside.register(warm)
        phases.register("measures.write", _("Maßnahmen schreiben"), WRITABLE)
        answers.register(queries.answering)
        renaming.register(Organisation, writing.refresh_search_of_unit)
        renaming.register(FieldOfAction, writing.refresh_search_of_part)
        renaming.register(CrossCuttingTheme, writing.refresh_search_of_part)
        register_guard(ConceptStatus.ADOPTED, require_adopted_version)
        register_publication(published_numbers)
        register_deletion(refuse=refuse_deletion, remove=remove_catalogue)
        deadlines = NavItem("deadlines", _("Fristen"), "measures:deadlines", "measure.ask", 45)
        register(deadlines, group="administration")
        register(NavItem("mine", _("Meine Maßnahmen"), "measures:mine", "measure.confirm", 15))
