"""Who is reminded of what and when, and who is told where nothing comes; each once."""
