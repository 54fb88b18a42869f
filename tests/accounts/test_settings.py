"""What the sign-in relies on in the settings."""

from gemeinwerk.config import settings


def test_passwords_are_kept_as_argon2() -> None:
    assert settings.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_passwords_have_twelve_characters_at_least() -> None:
    lengths = [v["OPTIONS"] for v in settings.AUTH_PASSWORD_VALIDATORS if "OPTIONS" in v]
    assert lengths == [{"min_length": 12}]


def test_cookies_of_the_session_are_not_for_scripts() -> None:
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE) == (True, "Lax")
