"""What a measure costs, as a table in which unknown is never nought."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from gemeinwerk.core import ui
from gemeinwerk.core.languages import german_within
from gemeinwerk.core.spans import in_order
from gemeinwerk.measures.document import cost_words, label
from gemeinwerk.measures.document.encoding import Document, number
from gemeinwerk.measures.models.measure import CostState


def costs(document: Document) -> ui.Table | None:
    """Each line as it was stated, and per kind the sum of what is known beside how much is not."""
    if not document["costs"]:
        return None
    rows: list[list[object]] = [
        [
            label("cost_kind", line["kind"]),
            _years(line) or _("nicht angegeben"),
            cost_words.amount(line),
            german_within(cost_words.source(line), line["funding_text"], line["note"])
            or _("nicht angegeben"),
        ]
        for line in document["costs"]
    ]
    rows += _sums(document["costs"])
    columns = [
        ui.Column(_("Art")),
        ui.Column(_("Jahr")),
        ui.Column(_("Betrag"), numeric=True),
        ui.Column(_("Finanzierung")),
    ]
    return ui.Table(_("Kosten, wie sie angegeben sind"), columns, rows)


def _years(line: Document) -> str:
    said = cost_words.years(line)
    return in_order(said) if "–" in said else said


def in_short(document: Document) -> list[str]:
    """Each line without where the money comes from; what is known where there are none."""
    if document["costs"]:
        return [_in_short(line) for line in document["costs"]]
    if document["cost_state"] == CostState.STATED and not document["cost_text"]:
        return [_("Betrag nicht angegeben")]
    return cost_words.costs(document)


def _in_short(line: Document) -> str:
    if line["amount"] is not None:
        return cost_words.in_short(line)
    what = ", ".join(filter(None, [label("cost_kind", line["kind"]), cost_words.years(line)]))
    return _("{what}: noch nicht ermittelt").format(what=what)


def _sums(lines: Sequence[Document]) -> list[list[object]]:
    by_kind: dict[str, list[Document]] = defaultdict(list)
    for line in lines:
        by_kind[line["kind"]].append(line)
    rows: list[list[object]] = []
    for kind, members in by_kind.items():
        if len(members) < 2:
            continue
        known = [Decimal(str(line["amount"])) for line in members if line["amount"] is not None]
        missing = len(members) - len(known)
        total = {
            "kind": kind,
            "amount": number(sum(known, Decimal())) if known else None,
            "approximate": False,
        }
        remark = _("dazu {n} ohne Betrag").format(n=missing) if missing and known else ""
        rows.append(
            [
                _("{kind}, zusammen").format(kind=label("cost_kind", kind)),
                "",
                cost_words.amount(total),
                remark,
            ]
        )
    return rows
