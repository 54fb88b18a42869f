"""An answer as values for a file, and in words."""

from fractions import Fraction
from typing import Any

from gemeinwerk.engines.disclosure.layouts import Group, Layout
from gemeinwerk.engines.disclosure.releases import Next, Question, Reason, Refused, Told
from gemeinwerk.engines.disclosure.releasing import Safe
from gemeinwerk.tables.words import Words

_DECIMALS = 1_000_000


# --- as values ----------------------------------------------------------------------------------
def as_json(question: Question, answer: Safe | Refused, language: str) -> dict[str, Any]:
    """What a SAFE.json says."""
    begun: dict[str, Any] = {
        "version": 1,
        "minimum": question.rules.minimum,
        "floor": question.rules.floor,
        "asked": question.asked,
        "answers": question.answers,
    }
    if isinstance(answer, Refused):
        return begun | {"refused": _refused(question, answer, language)}
    tables = [_table(one, answer) for one in answer.tables]
    result = {"tables": tables, "lost": answer.lost, "bound": answer.bound, "proven": answer.proven}
    return begun | result | {"narrow_before": answer.narrow_before}


def _table(one: Told, answer: Safe) -> dict[str, Any]:
    rounded = {"rounded": one.rounded} if one.rounded else {}
    cells = [_cell(one.layout, group, count, answer) for group, count in one.counts.items()]
    return {"table": one.layout.name, "answers": one.answers, **rounded, "cells": cells}


def _cell(layout: Layout, group: Group, count: int | None, answer: Safe) -> dict[str, Any]:
    cell: dict[str, Any] = {**_said(layout, group), "count": count}
    if group in answer.why:
        cell["why"] = answer.why[group].value
    known = answer.known[group]
    if known.least < known.most:
        cell |= {"least": known.least, "most": known.most}
    if known.share:
        at_least, at_most = known.share
        cell["share"] = [_down(at_least), -_down(-at_most)]
    return cell


def _said(layout: Layout, group: Group) -> dict[str, str]:
    """What the group said, in the order of the table."""
    said = dict(group)
    return {one.name: said[one.name] for one in layout.dimensions if one.name in said}


def _down(share: Fraction) -> float:
    return float(share * _DECIMALS // 1) / _DECIMALS


def _refused(question: Question, answer: Refused, language: str) -> dict[str, Any]:
    coming = answer.next
    found: dict[str, Any] = {"text": _what_next(coming).in_language(language)}
    if coming.answers:
        found["answers"] = coming.answers
    if coming.tables:
        found["tables"] = [{"table": one.name, "dimensions": [d.name for d in one.dimensions]}
                           for one in coming.tables]  # fmt: skip
    if coming.rounded:
        found["rounded"] = coming.rounded
    text = _reason(question, answer.reason).in_language(language)
    return {"reason": answer.reason.value, "text": text, "next": found}


# --- in words -----------------------------------------------------------------------------------
def tell(question: Question, answer: Safe | Refused, language: str) -> str:
    """What a person reads: the tables as they can be published, or why there are none."""
    if isinstance(answer, Refused):
        reason = _reason(question, answer.reason)
        return "\n".join(one.in_language(language) for one in (reason, _what_next(answer.next)))
    lines = [line for one in answer.tables for line in (*_lines(one, answer, language), "")]
    return "\n".join([*lines, _summary(answer).in_language(language)])


def _lines(one: Told, answer: Safe, language: str) -> list[str]:
    words = Words("{n} Antworten", "{n} answers").in_language(language)
    lines = [f"{one.layout.name} ({words.format(n=one.answers)})"]
    for group, count in one.counts.items():
        known = answer.known[group]
        told = Words("– (zwischen {least} und {most})", "– (between {least} and {most})")
        said = str(count) if count is not None else told.in_language(language).format(
            least=known.least, most=known.most)  # fmt: skip
        share = ""
        if known.share:
            low, high = (100 * one for one in known.share)
            of = Words("Anteil an allen Gefragten: {low} bis {high} %",
                       "share of all who were asked: {low} to {high} %")  # fmt: skip
            share = ", " + of.in_language(language).format(low=int(low // 1), high=-int(-high // 1))
        lines.append(f"  {', '.join(_said(one.layout, group).values())}: {said}{share}")
    return lines


def _summary(answer: Safe) -> Words:
    if answer.rounded:
        return Words(
            f"Alle Zahlen sind auf ein Vielfaches von {answer.rounded} auf- oder abgerundet.",
            f"All counts are rounded up or down to a multiple of {answer.rounded}.",
        )
    if not answer.lost:
        return Words("Keine Zahl bleibt weg.", "No count is left out.")
    if answer.proven:
        return Words(
            f"{answer.lost} Zahlen bleiben weg. Mit weniger geht es nachweislich nicht.",
            f"{answer.lost} counts are left out. Fewer are proven not to do.",
        )
    return Words(
        f"{answer.lost} Zahlen bleiben weg; unter {answer.bound} geht es nachweislich nicht.",
        f"{answer.lost} counts are left out; fewer than {answer.bound} are proven not to do.",
    )


def _reason(question: Question, reason: Reason) -> Words:
    floor, answers = question.rules.floor, question.answers
    joined = answers - question.before
    return {
        Reason.FEW_ANSWERS: Words(
            f"Nicht veröffentlichen: {answers} Antworten sind zu wenige. Unter {floor} lässt sich "
            "zu leicht sagen, von wem eine kommt.",
            f"Do not publish: {answers} answers are too few. Below {floor} it is too easy to say "
            "whose they are.",
        ),
        Reason.FEW_NEWCOMERS: Words(
            f"Nicht veröffentlichen: Seit der letzten Veröffentlichung sind {joined} Antworten "
            "dazugekommen. Wer beide Tabellen vergleicht, erfährt, was gerade diese gesagt haben.",
            f"Do not publish: {joined} answers have come in since the last release. Who compares "
            "both tables learns what just these have said.",
        ),
        Reason.NOTHING_HIDES: Words(
            "Nicht veröffentlichen: Was auch weggelassen wird, kleine Zahlen ließen sich "
            "ausrechnen.",
            "Do not publish: whatever is left out, small counts could be worked out.",
        ),
        Reason.TOLD_BEFORE: Words(
            "Nicht veröffentlichen: Zusammen mit früheren Veröffentlichungen ließen sich kleine "
            "Zahlen ausrechnen, was auch weggelassen wird.",
            "Do not publish: together with earlier releases small counts could be worked out, "
            "whatever is left out.",
        ),
        Reason.NOTHING_LEFT: Words(
            "Nicht veröffentlichen: Es müssten alle Zahlen wegbleiben.",
            "Do not publish: all counts would have to be left out.",
        ),
    }[reason]


def _what_next(coming: Next) -> Words:
    if coming.answers:
        return Words(
            f"Das nächste Mal ab {coming.answers} Antworten.",
            f"Next time from {coming.answers} answers on.",
        )
    if coming.tables:
        told = "; ".join(_layout(one) for one in coming.tables)
        return Words(f"Jetzt möglich ist: {told}.", f"What can be published now: {told}.")
    if coming.rounded:
        return Words(
            f"Jetzt möglich ist: dieselben Tabellen, gerundet auf {coming.rounded} (--round).",
            f"What can be published now: the same tables, rounded to {coming.rounded} (--round).",
        )
    return Words(
        "Erst wenn mehr geantwortet haben; wie viele es sein müssen, hängt davon ab, was sie "
        "sagen.",
        "Only when more have answered; how many, depends on what they say.",
    )


def _layout(one: Layout) -> str:
    return f"{one.name} ({' × '.join(dimension.name for dimension in one.dimensions)})"
