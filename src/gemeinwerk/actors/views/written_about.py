"""What somebody may be written to about, in one sentence: from rows that are there alone."""

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import ContactPermission, Organisation, Person
from gemeinwerk.actors.told import Section, Told
from gemeinwerk.core.languages import german_quoted
from gemeinwerk.core.quoting import quoted


def sentence(
    person: Person, speaks_for: Iterable[Organisation], sections: Iterable[tuple[Section, Told]]
) -> SafeString:
    """Whoever refused is written to about nothing, whatever they take part in."""
    if not person.may_be_written_to:
        return german_quoted(_("Möchte nicht angeschrieben werden."))
    grounds = [
        *dict.fromkeys(about for _section, told in sections for about in told.about),
        *(_("Fragen an {organisation}").format(organisation=quoted(one)) for one in speaks_for),
    ]
    if person.wishes:
        fields = ", ".join(map(quoted, person.wishes))
        grounds.append(_("gewünschte Handlungsfelder: {fields}").format(fields=fields))
    given = person.permission == ContactPermission.GIVEN
    if not grounds:
        return german_quoted(
            _("Hat eingewilligt, angeschrieben zu werden; wozu, steht hier nicht.")
            if given
            else _("Ob die Person angeschrieben werden möchte, ist nicht eingetragen, und hier "
                   "steht nichts, wozu man ihr schreiben könnte.")
        )  # fmt: skip
    said = (
        _("Hat eingewilligt, angeschrieben zu werden. Wozu: {grounds}.")
        if given
        else _(
            "Ob die Person angeschrieben werden möchte, ist nicht eingetragen. Wozu man ihr "
            "schreiben könnte: {grounds}."
        )
    )
    return german_quoted(said.format(grounds=get_text_list(grounds, _("und"))))
