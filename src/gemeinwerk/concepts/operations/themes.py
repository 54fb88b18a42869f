"""What can happen to a cross-cutting theme."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.errors import StillInUse
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme
from gemeinwerk.concepts.operations.writing import (
    move,
    put_last,
    save_unique,
    written,
)
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.renaming import renamed
from gemeinwerk.core.usage import uses_in_words
from gemeinwerk.core.writing import hold, verb


@verb
def add_theme(
    concept: Concept, *, by: User | None, title: str, description: str = "", reason: str = ""
) -> CrossCuttingTheme:
    """A theme that is looked at in every field."""
    found = hold(concept)
    phases.require("concepts.write", found, override=reason)
    new = CrossCuttingTheme(concept=found, title=title, description=description)
    put_last(new, found.themes.all())
    _save(new)
    after = {"theme": title, "description": description}
    written(found, verb=ConceptsVerb.THEME_ADD, by=by, after=after, reason=reason)
    return new


@verb
def edit_theme(
    theme: CrossCuttingTheme, *, by: User | None, reason: str = "", seen: Seen = None, **values: Any
) -> CrossCuttingTheme:
    concept = hold(theme.concept)
    found = hold(theme)
    about = {"theme": found.title}
    before, after = lost_update.apply(
        found, values, seen=seen, verb=ConceptsVerb.THEME_EDIT, recorded_with=concept
    )
    if after:
        phases.require("concepts.write", concept, override=reason)
        _save(found)
        written(
            concept,
            verb=ConceptsVerb.THEME_EDIT,
            by=by,
            before=about | before,
            after=about | after,
            reason=reason,
        )
        if "title" in after:
            renamed(found)
    return found


@verb
def move_theme(
    theme: CrossCuttingTheme,
    *,
    by: User | None,
    up: bool = False,
    to: int | None = None,
    reason: str = "",
) -> None:
    """One place up or down, or to a place counted from 0."""
    concept = hold(theme.concept)
    phases.require("concepts.write", concept, override=reason)
    found = hold(theme)
    if move(found, concept.themes.all(), up=up, to=to):
        order = list(concept.themes.all())
        written(
            concept,
            verb=ConceptsVerb.THEME_MOVE,
            by=by,
            after={"theme": found, "order": order},
            reason=reason,
        )


@verb
def remove_theme(theme: CrossCuttingTheme, *, by: User | None, reason: str = "") -> None:
    """Refused while anything takes it up."""
    concept = hold(theme.concept)
    phases.require("concepts.write", concept, override=reason)
    found = hold(theme)
    if uses := uses_in_words(found):
        raise StillInUse(
            _(
                "„{theme}“ lässt sich nicht entfernen. Das Thema greifen auf: {uses}. Lösen Sie "
                "zuerst die Zuordnung."
            ).format(theme=found, uses=uses)
        )
    written(concept, verb=ConceptsVerb.THEME_REMOVE, by=by, before={"theme": found}, reason=reason)
    found.delete()


def _save(theme: CrossCuttingTheme) -> None:
    save_unique(theme, _("Das Querschnittsthema „{title}“ gibt es schon.").format(title=theme))
