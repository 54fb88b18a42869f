"""What can happen to figures."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, PUBLIC, Verb


class FiguresVerb(Verb):
    SHARED_ADD = "shared.add", CREATED, PUBLIC
    SHARED_EDIT = "shared.edit", CHANGED, PUBLIC
    SHARED_REMOVE = "shared.remove", DELETED, PUBLIC
    SHARED_LINK = "shared.link", _("Am {date} verknüpfte {who} {it} mit {after[with]}."), PUBLIC
    SHARED_UNLINK = "shared.unlink", _("Am {date} löste {who} {it} von {before[with]}."), PUBLIC
    SHARED_RECORD = (
        "shared.record_value",
        _("Am {date} trug {who} für {it} ein: {after[value]} am {after[day]}."),
        PUBLIC,
    )
    SHARED_TAKE_SERIES = (
        "shared.take_series",
        _(
            "Am {date} übernahm {who} für {it} die Reihe von {after[from]} (Werte: {after[n]}). "
            "Was davor berichtigt wurde, steht im Verlauf der Maßnahme."
        ),
        PUBLIC,
    )
    SHARED_CORRECT = (
        "shared.correct_value",
        _(
            "Am {date} berichtigte {who} bei {it} den Wert {before[value]} vom {before[day]}: Es "
            "sind {after[value]} am {after[day]}."
        ),
        PUBLIC,
    )
    SHARED_REMOVE_VALUE = (
        "shared.remove_value",
        _("Am {date} löschte {who} bei {it} den Wert {before[value]} vom {before[day]}."),
        PUBLIC,
    )
    FEED_SET = "feed.set", _("Am {date} gab {who} an, woher {it} gelesen wird: {after[address]}.")
    FEED_REMOVE = "feed.remove", _("Am {date} beendete {who} das Lesen für {it}.")
    FEED_READ = "feed.read", _("Am {date} ließ {who} die Quelle für {it} lesen.")
    READING_TAKE = (
        "reading.take",
        _("Am {date} übernahm {who} für {it}, was die Quelle nennt: {after[n]} Werte."),
    )
    READING_TAKE_PART = (
        "reading.take_part",
        _(
            "Am {date} übernahm {who} für {it} von dem, was die Quelle nennt: {after[n]} Werte. "
            "Geblieben, weil hier inzwischen geändert: {after[kept]}."
        ),
    )
    READING_LEAVE = "reading.leave", _("Am {date} übernahm {who} für {it} nichts von der Quelle.")
    BREAKDOWN_ADD = "breakdown.add", CREATED, PUBLIC
    BREAKDOWN_REMOVE = "breakdown.remove", DELETED, PUBLIC
    CONTRADICTION_NOTE = (
        "contradiction.note",
        _("Am {date} vermerkte {who} {it}."),
        PUBLIC,
    )
    CONTRADICTION_DECIDE = (
        "contradiction.decide",
        _("Am {date} entschied {who} über {it}: {after[holds]}."),
        PUBLIC,
    )
