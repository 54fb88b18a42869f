"""Who writes and issues progress reports, and who reads what was issued."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.progress_reports.models import IssuedReport


def is_public(_user: User, subject: Concept | IssuedReport) -> bool:
    """Whether citizens read the concept; who is no citizen alone reads every report on it."""
    return subject.public if isinstance(subject, Concept) else subject.concept.public


permit("progress_report.write")
permit("progress_report.read", own=is_public)
