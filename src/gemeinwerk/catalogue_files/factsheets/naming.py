"""Title, number and field of action of a fact sheet from its first line and the headings above."""

import re

from gemeinwerk.catalogue_files.factsheets.labels import field_of, is_label
from gemeinwerk.catalogue_files.factsheets.pairing import Form
from gemeinwerk.catalogue_files.groups import numbering
from gemeinwerk.german import fold, squash

FIELD_HEADING = "Handlungsfeld laut Überschrift"
TITLE_HEADING = "Maßnahme laut Überschrift"
CODE_HEADING = "Nummer laut Überschrift"
FIELD = re.compile(r"^(?:handlungsfeld|hf|themenfeld|schwerpunkt|kapitel|cluster)\b", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:maßnahmen?(?:-?steckbrief|blatt)?|steckbrief|projekt)\b\s*(?:nr\.?|nummer)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)


def names_field(text: str) -> bool:
    """Whether a title names a field of action ("Handlungsfeld 2: Wohnen")."""
    return bool(FIELD.match(squash(text))) and len(text) < 200


def name(form: Form, heads: list[str], *, alone: bool) -> None:
    """Takes title, number and field of action from the banner or the headings where no label
    gives them. ``alone``: the last heading stands above this form only."""
    fields = {field_of(label) for label in form.values}
    own = heads[-1] if heads and alone and not FIELD.match(heads[-1]) else ""
    if "title" not in fields:
        banner = "" if is_label(form.banner) else form.banner
        source = banner or own
        code, title = numbering(_PREFIX.sub("", source) or source)
        if title:
            form.values = {TITLE_HEADING: title} | form.values
            form.banner = form.banner if source != form.banner else ""
        if code and "code" not in fields:
            form.values = {CODE_HEADING: code} | form.values
    elif form.banner and "code" not in fields:
        code, rest = numbering(_PREFIX.sub("", form.banner))
        title = next((v for k, v in form.values.items() if field_of(k) == "title"), "")
        if code and fold(rest) == fold(title):
            form.values = {CODE_HEADING: code} | form.values
            form.banner = ""
    above = [text for text in heads if text != own]
    if "field_of_action" not in fields and above:
        named = [text for text in above if FIELD.match(text)] or above
        form.values[FIELD_HEADING] = squash(named[-1])
    if form.banner:
        form.left.insert(0, form.banner)


def is_said(text: str, said: set[str]) -> bool:
    """Whether a heading says no more than values of the forms do."""
    text = squash(text)
    code, title = numbering(_PREFIX.sub("", text))
    return bool({text, title, numbering(text)[1], code} & said)
