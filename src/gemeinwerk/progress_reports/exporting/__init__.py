"""An issued report as files: each format writes what was frozen, and nothing else."""
