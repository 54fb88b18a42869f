"""What answers a finding of the review: areas above register, concepts knows none of them.

    answers.register(measures_that_answer)

where the function takes keys of findings and gives a mapping from those that have an answer to
links to what answers them, in one query.
"""

from collections.abc import Callable, Collection, Mapping

from gemeinwerk.concepts.models import Finding
from gemeinwerk.core.ui import Link

Answering = Callable[[Collection[int]], Mapping[int, list[Link]]]
_answering: list[Answering] = []


def register(answering: Answering) -> None:
    if answering not in _answering:
        _answering.append(answering)


def answers_of(findings: Collection[Finding]) -> dict[int, list[Link]]:
    """Links to what answers each finding, by the finding's key; an empty list where nothing does.

    One query per registered area, however many findings.
    """
    found: dict[int, list[Link]] = {finding.pk: [] for finding in findings}
    for answering in _answering if found else ():
        for key, links in answering(found.keys()).items():
            found[key] += links
    return found
