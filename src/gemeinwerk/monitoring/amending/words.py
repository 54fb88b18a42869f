"""What was decided and what holds instead, in words; in the town's language where it is kept."""

from collections.abc import Callable

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gemeinwerk.german.counted import with_unit
from gemeinwerk.measures.document import measure_document
from gemeinwerk.measures.document.encoding import Document, day_in_words, in_words, number
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.monitoring.amending.models import Amendment, AmendmentKind

_READ = ("end", "lead", "indicators", "description")


def decided(measure: Measure, kind: str, indicator: str = "") -> str:
    """As the newest adopted version has it, else as the measure does; "" where nothing was said."""
    document = _adopted(measure)
    with translation.override("de"):
        return str(_DECIDED[AmendmentKind(kind)](document, indicator))


def holds(amendment: Amendment) -> str:
    """What holds once it is agreed to."""
    if amendment.kind == AmendmentKind.END:
        return date_format(amendment.new_end, "DATE_FORMAT") if amendment.new_end else ""
    if amendment.kind == AmendmentKind.TARGET:
        return _target(amendment)
    if amendment.kind == AmendmentKind.LEAD:
        return str(amendment.new_lead)
    if amendment.kind == AmendmentKind.DROP:
        return _("Die Maßnahme wird nicht weiter verfolgt.")
    return amendment.words


def holds_briefly(amendment: Amendment) -> str:
    """For a list: no query, and long words cut."""
    if amendment.kind == AmendmentKind.TARGET:
        counted = in_words(number(amendment.new_target))
        return _("{indicator}: {target}").format(indicator=amendment.indicator, target=counted)
    return Truncator(holds(amendment)).chars(160)


def entry(amendment: Amendment) -> tuple[str, str]:
    """Heading and text of what is told among the dated entries of its measure."""
    with translation.override("de"):
        heading = _("Änderung der Zusage: {kind}").format(kind=amendment.get_kind_display())
        who = str(amendment.body) if amendment.body else _("das Büro")
        if amendment.reference:
            who = f"{who}, {amendment.reference}"
        lines = [
            _("Beschlossen war: {words}").format(words=amendment.decided or "–"),
            _("Jetzt gilt: {words}").format(words=holds(amendment)),
            _("Warum: {reason}").format(reason=amendment.reason),
            _("Zugestimmt: {who}").format(who=who),
        ]
        return heading, "\n".join(lines)


def kind_in_entry(heading: str) -> AmendmentKind | None:
    """What was changed, of the heading of a dated entry as `entry` writes it; None of any other."""
    with translation.override("de"):
        pattern = _("Änderung der Zusage: {kind}")
        headings = {pattern.format(kind=kind.label): kind for kind in AmendmentKind}
    return headings.get(heading)


def reason_in_entry(heading: str, text: str) -> str:
    """Why, of a dated entry as `entry` writes it; "" of any other."""
    with translation.override("de"):
        if not heading.startswith(_("Änderung der Zusage: {kind}").format(kind="")):
            return ""
        after = text.partition("\n" + _("Warum: {reason}").format(reason=""))[2]
        return after.rpartition("\n" + _("Zugestimmt: {who}").format(who=""))[0]


def _adopted(measure: Measure) -> Document:
    of_the_council = FrozenMeasure.objects.filter(
        measure=measure, version__kind=VersionKind.ADOPTED
    ).order_by("-version__number")
    content = of_the_council.values_list("content", flat=True).first()
    return content or measure_document(measure, only=_READ)


def _target(amendment: Amendment) -> str:
    of = amendment.measure.indicators.filter(name=amendment.indicator).first()
    counted = number(amendment.new_target) or 0
    told = with_unit(in_words(counted), counted, of.unit if of else "")
    return _("{indicator}: {target}").format(indicator=amendment.indicator, target=told)


def _decided_target(document: Document, indicator: str) -> str:
    for one in document["indicators"]:
        if one["name"] == indicator:
            value = one["target"]
            if value is None:
                return str(one.get("target_text") or "")
            return with_unit(in_words(value), value, one["unit"])
    return ""


def _decided_lead(document: Document, _indicator: str) -> str:
    lead = document.get("lead")
    return lead["name"] if lead else ""


def _to_do(document: Document) -> str:
    if not document["end"]:
        return _("die Maßnahme umzusetzen")
    day = day_in_words(document["end"], "DATE_FORMAT")
    return _("die Maßnahme bis {day} umzusetzen").format(day=day)


_DECIDED: dict[AmendmentKind, Callable[[Document, str], object]] = {
    AmendmentKind.END: lambda of, _one: day_in_words(of["end"], "DATE_FORMAT"),
    AmendmentKind.TARGET: _decided_target,
    AmendmentKind.SCOPE: lambda of, _one: of["description"],
    AmendmentKind.LEAD: _decided_lead,
    AmendmentKind.DROP: lambda of, _one: _to_do(of),
}
