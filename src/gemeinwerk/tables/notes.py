"""Sentences about a file that all readers have in common."""

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.words import Words


def formulas_note(count: int) -> list[Words]:
    if not count:
        return []
    if count == 1:
        return [
            Words(
                "1 Zelle enthält eine Formel. Gelesen wurde ihr gespeichertes Ergebnis; gerechnet "
                "wird nicht.",
                "1 cell holds a formula. Its stored result was read; nothing is calculated.",
            )
        ]
    return [
        Words(
            f"{count} Zellen enthalten Formeln. Gelesen wurden ihre gespeicherten Ergebnisse; "
            "gerechnet wird nicht.",
            f"{count} cells hold formulas. Their stored results were read; nothing is calculated.",
        )
    ]


def macros_note(found: bool) -> list[Words]:
    if not found:
        return []
    return [
        Words(
            "Die Datei enthält Makros. Sie wurden weder ausgeführt noch übernommen.",
            "The file holds macros. They were neither run nor kept.",
        )
    ]


def repaired_note(allowance: Allowance) -> list[Words]:
    """Text that was encoded twice is set right, and said."""
    if not allowance.repaired:
        return []
    return [
        Words(
            "Umlaute und Sonderzeichen waren doppelt kodiert („Ã¤“ statt „ä“) und wurden "
            f"berichtigt. Betroffene Zellen: {allowance.repaired}. Bitte durchsehen.",
            "Umlauts and special signs were encoded twice (“Ã¤” for “ä”) and were set right. "
            f"Cells concerned: {allowance.repaired}. Please look through them.",
        )
    ]
