"""What can happen to a question. None of it is told with what somebody typed."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import PUBLIC, Verb


class QuestionsVerb(Verb):
    QUESTION_ASK = "question.ask", _("Am {date} kam {it} über die öffentliche Seite.")
    QUESTION_ANSWER = "question.answer", _("Am {date} beantwortete {who} {it}.")
    QUESTION_DECLINE = "question.decline", _("Am {date} lehnte {who} ab, {it} zu beantworten.")
    QUESTION_PUBLISH = (
        "question.publish",
        _("Am {date} veröffentlichte {who} {it} mit der Antwort."),
        PUBLIC,
    )
    QUESTION_WITHDRAW = (
        "question.withdraw",
        _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        PUBLIC,
    )
