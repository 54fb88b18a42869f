"""Series that are read on a schedule from an address, with a record of each reading."""
