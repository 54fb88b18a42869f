"""The town's own questions of a phase: asked in the form for everybody, counted, told in public."""
