"""What changed of each measure from one day, or one report, to another: in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gemeinwerk.measures.comparing import Change, Entry, measure_changes, pairs
from gemeinwerk.measures.document import as_today, document_words, indicator_words
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.measures.document.measured import series

TOLD_APART = frozenset({"milestones", "values", "notes"})
"""Lists, of which each row that is new or otherwise has a sentence of its own."""
LONGEST = 80
"""Letters of what is told before and after; of longer texts it is only said that they changed."""


@dataclass(frozen=True)
class Side:
    """The measures of a day, and where each stood: lines of `standing`."""

    entries: Sequence[Entry]
    lines: Sequence[Document]


def changes(before: Side, after: Side) -> Document:
    """Of every measure of either side; the counts add up."""
    same = pairs(before.entries, after.entries)
    old, new = {id(one) for one, _new in same}, {id(one) for _old, one in same}
    words = [{line["code"]: line for line in side.lines} for side in (before, after)]
    told = [
        {"code": now.document["code"], "title": now.document["title"], "sentences": found}
        for then, now in same
        if (found := list(_sentences(then.document, now.document, *words)))
    ]
    return {
        "new": [_named(one.document) for one in after.entries if id(one) not in new],
        "gone": [_named(one.document) for one in before.entries if id(one) not in old],
        "changed": told,
        "same": len(same) - len(told),
    }


def _named(measure: Document) -> Document:
    return {"code": measure["code"], "title": measure["title"]}


def _sentences(
    then: Document, now: Document, lines_then: Document, lines_now: Document
) -> Iterator[str]:
    then, now = as_today(then), as_today(now)
    stood = list(_stand(lines_then[then["code"]], lines_now[now["code"]]))
    yield from stood
    if then["code"] != now["code"]:
        yield _("Die Maßnahme hat eine neue Nummer; bisher war es {code}.").format(
            code=then["code"]
        )
    differences = measure_changes(then, now)
    if not differences:
        return
    yield from _milestones(then["milestones"], now["milestones"])
    yield from _values(then, now)
    yield from _notes(then["notes"], now["notes"])
    told = TOLD_APART | {"implementation"} if stood else TOLD_APART
    yield from (_sentence(one) for one in differences if one.key not in told)


def _stand(then: Document, now: Document) -> Iterator[str]:
    if then["state"] != now["state"]:
        pattern = _("Der Stand war „{before}“ und ist jetzt „{after}“.")
        if now["reported"] and now["tone"] == "done":
            pattern = _("Der Stand war „{before}“ und ist jetzt „{after}“ ({reported}).")
        yield pattern.format(before=then["word"], after=now["word"], reported=now["reported"])


def _sentence(one: Change) -> str:
    """Of a text or a value."""
    before, after = (" ".join(text.split()) for text in (one.before, one.after))
    label = capfirst(str(one.label))
    if len(before) > LONGEST or len(after) > LONGEST:
        if not before:
            return _("{label}, neu: {after}").format(label=label, after=after)
        if not after:
            return _("{label}: jetzt ohne Angabe.").format(label=label)
        return _("{label}: neu gefasst.").format(label=label)
    before, after = (text.removesuffix(".") for text in (before, after))
    if not before:
        return _("{label}: jetzt „{after}“.").format(label=label, after=after)
    if not after:
        return _("{label}: bisher „{before}“, jetzt ohne Angabe.").format(
            label=label, before=before
        )
    return _("{label}: bisher „{before}“, jetzt „{after}“.").format(
        label=label, before=before, after=after
    )


def _milestones(then: list[Document], now: list[Document]) -> Iterator[str]:
    known = {(one["title"], one["due"]): one for one in then}
    for one in now:
        before = known.pop((one["title"], one["due"]), None)
        if before is None:
            yield _("Neuer Meilenstein: {milestone}.").format(
                milestone=document_words.milestone(one)
            )
        elif before != one:
            yield _milestone(one)
    for one in known.values():
        yield _("Der Meilenstein „{title}“ steht nicht mehr da.").format(title=one["title"])


def _milestone(one: Document) -> str:
    if one["reached_on"]:
        return _("Der Meilenstein „{title}“ ist erreicht, am {day}.").format(
            title=one["title"], day=day_in_words(one["reached_on"])
        )
    if one["moved_to"]:
        sentence = _("Der Meilenstein „{title}“ ist verschoben auf den {day}.").format(
            title=one["title"], day=day_in_words(one["moved_to"])
        )
        reason = " ".join(one["moved_reason"].split())
        return f"{sentence} {_('Grund: {reason}').format(reason=reason)}" if reason else sentence
    return _("Der Meilenstein „{title}“ gilt wieder wie zugesagt.").format(title=one["title"])


def _values(then: Document, now: Document) -> Iterator[str]:
    """The last value of each indicator where it is another one, and what was corrected."""
    for indicator in now["indicators"]:
        before, after = (series(side, indicator) for side in (then, now))
        if before == after:
            continue
        earlier = [one for one in before if one in after]
        if len(earlier) < len(before):
            yield _("{name}: Werte sind berichtigt.").format(name=indicator["name"])
        if after and (not before or after[-1] != before[-1]):
            yield _value(indicator, after[-1], before[-1] if before else None)


def _value(indicator: Document, last: Document, before: Document | None) -> str:
    said = indicator_words.last_measured(indicator, last)
    if before is None:
        return _("{name}: zum ersten Mal gemessen, {value}.").format(
            name=indicator["name"], value=said
        )
    return _("{name}: jetzt {value}, zuvor {before}.").format(
        name=indicator["name"],
        value=said,
        before=indicator_words.last_measured(indicator, before),
    )


def _notes(then: list[Document], now: list[Document]) -> Iterator[str]:
    for one in now:
        if one not in then:
            text = " ".join(one["text"].split())
            yield _("Neuer Sachstand „{label}“: {text}").format(label=one["label"], text=text)
