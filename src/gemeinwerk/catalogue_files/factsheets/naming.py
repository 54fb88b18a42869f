"""Title, number and field of action of a fact sheet from its first line and the headings above."""

import re
from collections.abc import Iterable

from gemeinwerk.catalogue_files.factsheets.labels import FIELD, field_of, is_label, names_the_file
from gemeinwerk.catalogue_files.factsheets.pairing import Form
from gemeinwerk.catalogue_files.trees.groups import may_be_said, numbering
from gemeinwerk.german import fold, squash
from gemeinwerk.german.codes import Doubt, before_title, counted_on

FIELD_HEADING = "Handlungsfeld laut Überschrift"
TITLE_HEADING = "Maßnahme laut Überschrift"
CODE_HEADING = "Nummer laut Überschrift"
_PREFIX = re.compile(
    r"^(?:maßnahmen?(?:-?steckbrief|blatt)?|steckbrief|projekt)\b\s*(?:nr\.?|nummer)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)


def name(form: Form, heads: list[str], *, alone: bool, counted: Iterable[str] = ()) -> None:
    """Takes title, number and field of action from the banner or the headings where no label
    gives them. ``alone``: the last heading stands above this form only; ``counted``: what is
    numbered 1, 2, 3 in the file (`counted_names`)."""
    fields = {field_of(label) for label in form.values}
    own = heads[-1] if heads and alone and not FIELD.match(heads[-1]) else ""
    if "title" not in fields:
        banner = "" if is_label(form.banner) else form.banner
        source = banner or own
        code, title = _number_and_title(source, counted)
        if title:
            form.values = {TITLE_HEADING: title} | form.values
            form.banner = form.banner if source != form.banner else ""
        if code and "code" not in fields:
            form.values = {CODE_HEADING: code} | form.values
    elif "code" not in fields:
        _take_number(form, counted)
    above = [*(text for text in heads if text != own), *([form.field] if form.field else [])]
    if "field_of_action" not in fields:
        named = [text for text in above if FIELD.match(text)]
        named = named or [text for text in above if not names_the_file(text)]
        if named:
            form.values[FIELD_HEADING] = squash(named[-1])
    if form.banner:
        form.left.insert(0, form.banner)


def counted_names(names: Iterable[str]) -> set[str]:
    """Those of the names of all sheets whose number is one though it might be none. Of a single
    sheet "7. Radweg" and "M7 Radweg" are believed: no others could count along."""
    names = list(names)
    alone = before_title(names[0]) if len(names) == 1 else None
    return set(names) if alone and alone.doubt is not Doubt.COUNT else counted_on(names)


def _number_and_title(source: str, counted: Iterable[str]) -> tuple[str, str]:
    if may_be_said(source) and source not in counted:
        return "", squash(source)
    return numbering(_PREFIX.sub("", source) or source)


def title_of(form: Form) -> str:
    """What stands beside its label, "" where it has none."""
    return next((text for label, text in form.values.items() if field_of(label) == "title"), "")


def _take_number(form: Form, counted: Iterable[str]) -> None:
    """The number that the banner says before the title, or the title before itself."""
    label = next(label for label in form.values if field_of(label) == "title")
    title = form.values[label]
    code, rest = numbering(_PREFIX.sub("", form.banner))
    if code and fold(rest) == fold(title):
        form.values = {CODE_HEADING: code} | form.values
        form.banner = ""
        return
    typed = before_title(title)
    if typed and (not typed.doubt or ("." in typed.code and title in counted)):
        form.values = {CODE_HEADING: typed.code} | form.values | {label: typed.title}


def is_said(text: str, said: set[str]) -> bool:
    """Whether a heading says no more than values of the forms do."""
    text = squash(text)
    code, title = numbering(_PREFIX.sub("", text))
    return bool({text, title, numbering(text)[1], code} & said)
