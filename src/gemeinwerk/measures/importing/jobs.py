"""Imports as background work: a file is read, and after somebody looked, taken over."""

from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import work
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun

jobs.register(
    *work.kinds("import", ImportRun, operations, town="concept__municipality", related=("concept",))
)
