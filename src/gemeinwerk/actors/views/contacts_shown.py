"""What the pages of a list of contacts show, made of what was kept for looking through."""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors.contacts.likely import reasons_in_words
from gemeinwerk.actors.contacts.preview import field_label, in_words
from gemeinwerk.actors.contacts.undoing import Back, Outlook
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core.ui import Column, Table

MOST = 200
_TONES = {"new": "success", "changed": "warning", "same": "info"}


def label_of(model: Any, name: str) -> str:
    """What a column is called."""
    return capfirst(str(model._meta.get_field(name).verbose_name))


def columns(told: list[dict[str, Any]], language: str) -> Table:
    """Examples stand there for as long as they are kept."""
    samples = any(one["samples"] for one in told)
    return Table(
        _("Was die Spalten bedeuten"),
        [
            Column(_("Spalte")),
            Column(_("Feld")),
            *([Column(_("Beispiele"))] if samples else []),
            Column(_("Warum")),
        ],
        [
            [
                one["column"],
                field_label(one["field"]) if one["field"] else _("wird nicht übernommen"),
                *(["; ".join(one["samples"])] if samples else []),
                one[language] if one["field"] else _("bleibt in der Datei"),
            ]
            for one in told
        ],
        caption_hidden=True,
    )


def beside(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Texts that stand in no row, by kind: how many, and the texts while they are kept."""
    words = {
        "outside": _("Außerhalb der Liste"),
        "struck": _("Durchgestrichen"),
        "hidden": _("Ausgeblendet"),
    }
    return [
        {"label": label, "count": told["beside"][kind], "table": _texts(label, told.get(kind, []))}
        for kind, label in words.items()
        if told["beside"][kind]
    ]


def _texts(label: str, texts: list[dict[str, Any]]) -> Table | None:
    if not texts:
        return None
    return Table(
        label,
        [Column(_("Blatt")), Column(_("Zeile"), numeric=True), Column(_("Inhalt"))],
        [[one["sheet"], one["row"] or "", one["text"]] for one in texts[:MOST]],
        row_heads=False,
        caption_hidden=True,
    )


def step(one: dict[str, Any], choices: dict[str, str]) -> dict[str, Any]:
    """A person or an organisation of the list, in the language of the page."""
    model = Person if "likely" in one else Organisation
    words = {"new": _("neu"), "changed": _("geändert"), "same": _("unverändert")}
    address = "actors:person" if model is Person else "actors:organisation"
    return one | {
        "word": words[one["action"]],
        "tone": _TONES[one["action"]],
        "url": reverse(address, args=[one["pk"]]) if one["pk"] and model is Person else "",
        "values": [
            {"label": label_of(model, value["name"]), "value": value["value"]}
            for value in one.get("values", ())
        ],
        "changes": [
            change | {"label": label_of(model, change["name"])} for change in one.get("changes", ())
        ],
        "likely": [_likely(other) for other in one.get("likely", ())],
        "chosen": choices.get(one["key"], ""),
    }


def _likely(other: dict[str, Any]) -> dict[str, Any]:
    words = reasons_in_words(other["reasons"])
    url = reverse("actors:person", args=[other["key"]]) if other["key"] else ""
    return other | {"why": ", ".join(words), "url": url}


def taking(counts: dict[str, int]) -> str:
    """What the button does, in numbers."""
    new, changed = counts["new"], counts["changed"]
    taken = ngettext("{n} Person aufnehmen", "{n} Personen aufnehmen", new).format(n=new)
    if new and changed:
        return _("{taken}, {n} ändern").format(taken=taken, n=changed)
    if changed:
        return ngettext("{n} Person ändern", "{n} Personen ändern", changed).format(n=changed)
    return taken if new else _("Übernehmen")


def outlook(found: Outlook) -> dict[str, Any]:
    """What taking back would do, as the page says it."""
    going, staying, changing = found.going, found.staying, found.changing
    return {
        "seen": found.stamp(),
        "going": [one.target for one in going[:MOST]],
        "going_count": len(going),
        "staying": [_stays(one) for one in staying[:MOST]],
        "staying_count": len(staying),
        "changing": [_goes_back(one) for one in changing[:MOST]],
        "changing_count": len(changing),
        "most": MOST,
    }


def _stays(one: Back) -> dict[str, Any]:
    model = type(one.target)
    later = [
        _("Organisationen") if name == "organisations" else label_of(model, name)
        for name in one.later
    ]
    return {"target": one.target, "later": ", ".join(later), "uses": ", ".join(one.uses)}


def _goes_back(one: Back) -> dict[str, Any]:
    model = type(one.target)
    return {
        "target": one.target,
        "changes": [
            {
                "label": label_of(model, name),
                "before": in_words(None, model, name, one.row.after.get(name)),
                "after": in_words(None, model, name, value),
            }
            for name, value in one.back.items()
            if name != "group"
        ],
        "leave": len(one.leave),
    }
