"""What people said: contributions, whose voice they are, where they were found."""

from gemeinwerk.contributions.models.anchors import Anchor
from gemeinwerk.contributions.models.attachments import Attachment
from gemeinwerk.contributions.models.contributions import (
    Channel,
    Contribution,
    ContributionKind,
    ContributionState,
)
from gemeinwerk.contributions.models.imports import ContributionImport
from gemeinwerk.contributions.models.merges import (
    Merge,
    MergeProposal,
    MergeQuestion,
    ProposalEnd,
    Split,
)
from gemeinwerk.contributions.models.participation import Moderation, Participation
from gemeinwerk.contributions.models.voices import Voice

__all__ = [
    "Anchor",
    "Attachment",
    "Channel",
    "Contribution",
    "ContributionImport",
    "ContributionKind",
    "ContributionState",
    "Merge",
    "MergeProposal",
    "MergeQuestion",
    "Moderation",
    "Participation",
    "ProposalEnd",
    "Split",
    "Voice",
]
