"""What the server of processes loads once, so that no process has to."""

import gc
import os
from multiprocessing import spawn

import django

from gemeinwerk.core.aside.registry import warm_up
from gemeinwerk.core.aside.working import unless_broken_off

# Which program asks is nothing to a process that reads a file: it is not loaded there.
for load_caller in ("_fixup_main_from_name", "_fixup_main_from_path"):
    setattr(spawn, load_caller, lambda program: None)
for beginning in ("_main",):
    setattr(spawn, beginning, unless_broken_off(getattr(spawn, beginning)))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinwerk.config.settings")
django.setup()
warm_up()
# What is loaded is not looked through again in each process, which would copy all of it.
gc.collect()
gc.freeze()
