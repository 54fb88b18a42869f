"""Reads any catalogue: our own export word for word, others as `catalogue_files` does."""

from functools import partial

from gemeinwerk import catalogue_files
from gemeinwerk.measures.own_file.own_export import read_own

read = partial(catalogue_files.read, own=read_own)
read_apart = partial(catalogue_files.read_apart, own=read_own)
