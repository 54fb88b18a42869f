"""Who may answer a question, and who puts it on the public page."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.measures.rules import leads
from gemeinwerk.questions.models import Question


def is_asked(user: User, question: Question) -> bool:
    """Whether it is about a measure the user's unit leads."""
    return leads(user, question.measure)


permit("question.answer", own=is_asked)
permit("question.publish")
