"""Forms of contributions at the desk."""
