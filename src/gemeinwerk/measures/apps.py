from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.measures"
    label = "measures"
    verbose_name = "Maßnahmen"

    def ready(self) -> None:
        from gemeinwerk.actors.models import Organisation
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
        from gemeinwerk.measures import notices, phrases, queries
        from gemeinwerk.measures.files import jobs as file_jobs
        from gemeinwerk.measures.importing import jobs as import_jobs
        from gemeinwerk.measures.importing import phrases as import_phrases
        from gemeinwerk.measures.operations import writing
        from gemeinwerk.measures.operations.removing import refuse_deletion, remove_catalogue
        from gemeinwerk.measures.operations.versions import require_adopted_version
        from gemeinwerk.measures.undoing import phrases as undoing_phrases
        from gemeinwerk.measures.versioning import notices as version_notices
        from gemeinwerk.measures.versioning import phrases as version_phrases
        from gemeinwerk.measures.versioning.queries import published_numbers

        aside.register(warm)
        phases.register("measures.write", _("Maßnahmen schreiben"), WRITABLE)
        answers.register(queries.answering)
        renaming.register(Organisation, writing.refresh_search_of_unit)
        renaming.register(FieldOfAction, writing.refresh_search_of_part)
        renaming.register(CrossCuttingTheme, writing.refresh_search_of_part)
        register_guard(ConceptStatus.ADOPTED, require_adopted_version)
        register_publication(published_numbers)
        register_deletion(refuse=refuse_deletion, remove=remove_catalogue)
        notices.register()
        phrases.register()
        for item in (
            NavItem("measures", _("Maßnahmen"), "measures:table", "measure.read", 10, exact=True),
            NavItem("goals", _("Ziele"), "measures:goals", "measure.read", 15),
            NavItem("check", _("Prüfung"), "measures:check", "catalogue.check", 20),
            NavItem("versions", _("Fassungen"), "measures:versions", "version.read", 30),
            NavItem("import", _("Einlesen"), "measures:imports", "catalogue.import", 35),
            NavItem("export", _("Ausgeben"), "measures:export", "version.read", 40),
        ):
            register(item, group="concept")
        version_notices.register()
        version_phrases.register()
        import_phrases.register()
        import_jobs.register()
        undoing_phrases.register()
        file_jobs.register()
