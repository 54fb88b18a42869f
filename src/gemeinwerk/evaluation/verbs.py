"""What can happen to key questions and evaluations, and how their history tells it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import PUBLIC, Verb


class EvaluationVerb(Verb):
    KEY_QUESTION_ADD = (
        "key_question.add",
        _("Am {date} ergänzte {who} die Leitfrage „{after[question]}“."),
    )
    KEY_QUESTION_EDIT = (
        "key_question.edit",
        _("Am {date} änderte {who} die Leitfrage „{before[text]}“ in „{after[text]}“."),
    )
    KEY_QUESTION_MOVE = "key_question.move", _("Am {date} ordnete {who} die Leitfragen neu.")
    KEY_QUESTION_REMOVE = (
        "key_question.remove",
        _("Am {date} entfernte {who} die Leitfrage „{before[question]}“."),
    )
    EVALUATION_BEGIN = "evaluation.begin", _("Am {date} begann {who} {it}.")
    EVALUATION_EDIT = "evaluation.edit", _("Am {date} bearbeitete {who} {it}.")
    EVALUATION_JUDGE = "evaluation.judge", _("Am {date} beurteilte {who} {after[what]}.")
    EVALUATION_EVIDENCE = (
        "evaluation.evidence",
        _("Am {date} änderte {who} die Belege zu {after[what]}."),
    )
    EVALUATION_ANSWER = (
        "evaluation.answer",
        _("Am {date} beantwortete {who} die Leitfrage „{after[what]}“."),
    )
    EVALUATION_RECOMMEND = (
        "evaluation.recommend",
        _("Am {date} schrieb {who} eine Empfehlung zu {after[what]}."),
    )
    EVALUATION_FINDING = (
        "evaluation.finding",
        _("Am {date} schrieb {who} den Befund {after[what]}."),
    )
    EVALUATION_FINDING_REMOVE = (
        "evaluation.finding_remove",
        _("Am {date} entfernte {who} den Befund {before[what]}."),
    )
    EVALUATION_CLOSE = "evaluation.close", _("Am {date} schloss {who} {it} ab.")
    EVALUATION_DISCARD = "evaluation.discard", _("Am {date} verwarf {who} {it}.")
    EVALUATION_PUBLISH = "evaluation.publish", _("Am {date} veröffentlichte {who} {it}."), PUBLIC
    EVALUATION_WITHDRAW = (
        "evaluation.withdraw",
        _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        PUBLIC,
    )
    EVALUATION_HAND_ON = (
        "evaluation.hand_on",
        _("Am {date} übergab {who} Befunde aus {it} an die nächste Auflage."),
    )
    SURVEY_PLAN = "survey.plan", _("Am {date} bereitete {who} für {it} eine Befragung vor.")
    SURVEY_EDIT = "survey.edit", _("Am {date} bearbeitete {who} die Befragung für {it}.")
    SURVEY_OPEN = "survey.open", _("Am {date} öffnete {who} die Befragung für {it}.")
    SURVEY_LINKS = (
        "survey.links",
        _("Am {date} gab {who} {after[number]} einzelne Links zur Befragung für {it} aus."),
    )
    SURVEY_MAIL = (
        "survey.mail",
        _("Am {date} sandte {who} den Link zur Befragung für {it} an {after[number]} Menschen."),
    )
    SURVEY_END = "survey.end", _("Am {date} beendete {who} die Befragung für {it}.")
    SURVEY_TEXT = (
        "survey.text",
        _("Am {date} wählte {who} für {it} eine freie Antwort aus oder nahm sie wieder heraus."),
    )
