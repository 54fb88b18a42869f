"""What a measure costs, as a table in which unknown is never nought."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from gemeinwerk.core import ui
from gemeinwerk.measures.document import document_words, label
from gemeinwerk.measures.document.encoding import Document, number


def costs(document: Document) -> ui.Table | None:
    """Each line as it was stated, and per kind the sum of what is known beside how much is not."""
    if not document["costs"]:
        return None
    rows: list[list[object]] = [
        [label("cost_kind", line["kind"]), _years(line), _amount(line), _money_from(line)]
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


def in_short(document: Document) -> list[str]:
    """Each line without where the money comes from; what is known where there are none."""
    lines = [
        f"{_amount(line)} {label('cost_kind', line['kind'])}, {_years(line)}"
        if line["kind"] != "fte"
        else f"{_amount(line)}, {_years(line)}"
        for line in document["costs"]
    ]
    return lines or document_words.costs(document)


def _years(line: Document) -> str:
    first, last = line["year"], line["until_year"]
    if line["kind"] == "recurring" and first and not last:
        return _("ab {year}").format(year=first)
    return f"{first}–{last}" if first and last and first != last else str(first or last or "–")


def _amount(line: Document) -> str:
    if line["amount"] is None:
        return _("noch nicht ermittelt")
    text = f"{document_words.number(line['amount'])} {_('VZÄ') if line['kind'] == 'fte' else '€'}"
    return _("etwa {amount}").format(amount=text) if line["approximate"] else text


def _money_from(line: Document) -> str:
    source = label("funding", line["funding"]) if line["funding"] else ""
    return ", ".join(filter(None, [source, line["funding_text"], line["note"]]))


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
                _amount(total),
                remark,
            ]
        )
    return rows
