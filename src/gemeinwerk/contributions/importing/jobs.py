"""Tables of contributions as background work: read, and taken over after somebody looked."""

from gemeinwerk.contributions.importing import operations
from gemeinwerk.contributions.models import ContributionImport
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import work

jobs.register(
    *work.kinds(
        "contributions",
        ContributionImport,
        operations,
        town="concept__municipality",
        related=("concept__municipality", "started_by", "participation"),
    )
)
