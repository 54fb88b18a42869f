#!/usr/bin/env python3
"""Django's own commands, for developers. People who run Gemeinwerk use `gemeinwerk`."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinwerk.config.settings")
    if "GEMEINWERK_MODE" not in os.environ:
        os.environ.setdefault("GEMEINWERK_DEBUG", "yes")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
