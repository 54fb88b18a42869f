"""Settings, all from the environment. Each variable is explained in docs/settings.md.

Without any variable Gemeinwerk runs for trying out: SQLite in ``var/``, on loopback only.
``GEMEINWERK_MODE=production`` switches to production; ``config.safety`` then refuses to start
with an unsafe setting and says which.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from gemeinwerk.config import maps, safety
from gemeinwerk.config.databases import database
from gemeinwerk.config.environment import Environment

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DEFAULT_SECRET_KEY = safety.DEFAULT_SECRET_KEY

env = Environment()
MODE = env.choice("MODE", ("trial", "production"), "trial")
PRODUCTION = MODE == "production"
DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.text("SECRET_KEY", DEFAULT_SECRET_KEY)
HTTPS = env.flag("HTTPS", PRODUCTION)
# Earlier secrets, after a change: what they signed or locked away is still read.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_BEFORE")
ALLOWED_HOSTS = env.words("HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]

VAR_DIR = Path(env.text("VAR", "var")).resolve()
HANDBOOK_DIR = Path(env.text("HANDBOOK", str(PACKAGE_DIR.parent.parent / "docs" / "handbuch")))
MEDIA_ROOT = VAR_DIR / "uploads"
# Files made from what the database holds: they can be made again, and a restore removes them.
DERIVED_ROOT = VAR_DIR / "files"
ERASED_FILE = VAR_DIR / "erased.jsonl"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
MEDIA_URL = "/uploads/"  # never served directly: files go through a view that checks rights

INSTALLED_APPS = [
    "gemeinwerk.core",
    "gemeinwerk.privacy",
    "gemeinwerk.audit",
    "gemeinwerk.ledger",
    "gemeinwerk.municipalities",
    "gemeinwerk.accounts",
    "gemeinwerk.notices",
    "gemeinwerk.actors",
    "gemeinwerk.calendars",
    "gemeinwerk.nominations",
    "gemeinwerk.concepts",
    "gemeinwerk.invitations",
    "gemeinwerk.compositions",
    "gemeinwerk.meetings",
    "gemeinwerk.minutes",
    "gemeinwerk.dots",
    "gemeinwerk.representation",
    "gemeinwerk.scheduling",
    "gemeinwerk.contributions",
    "gemeinwerk.measures",
    "gemeinwerk.comments",
    "gemeinwerk.answers",
    "gemeinwerk.questions",
    "gemeinwerk.figures",
    "gemeinwerk.monitoring",
    "gemeinwerk.progress_reports",
    "gemeinwerk.evaluation",
    "gemeinwerk.desk",
    "gemeinwerk.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.forms",  # so that core may replace widget templates
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "gemeinwerk.core.compression.CompressTexts",
    "gemeinwerk.portal.caching.PublicPageCache",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "gemeinwerk.municipalities.middleware.MunicipalityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gemeinwerk.core.bodies.BodyLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gemeinwerk.core.untypable.RefuseUntypable",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gemeinwerk.accounts.sessions.SessionClock",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gemeinwerk.core.middleware.RefusalMiddleware",
    "gemeinwerk.core.middleware.SentOnceMiddleware",
]

ROOT_URLCONF = "gemeinwerk.config.urls"
WSGI_APPLICATION = "gemeinwerk.config.wsgi.application"
CSRF_FAILURE_VIEW = "gemeinwerk.accounts.views.errors.stale_form"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "gemeinwerk.accounts.context.user",
                "gemeinwerk.core.navigation.desk",
                "gemeinwerk.portal.frame.legal",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "gemeinwerk.core.templatetags.frame",
                "gemeinwerk.core.templatetags.spoken",
                "gemeinwerk.core.templatetags.ui",
                "gemeinwerk.core.templatetags.charts",
            ],
        },
    }
]
FORM_RENDERER = "gemeinwerk.core.forms.Renderer"

# --- database -----------------------------------------------------------------------------------
DATABASE_URL = env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'gemeinwerk.sqlite3'}")
DATABASE_POOL = env.number("DATABASE_POOL", 16, most=1000)
DATABASES = {"default": database(env, DATABASE_URL, pool=DATABASE_POOL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    name: {
        "BACKEND": "gemeinwerk.core.bounded_cache.BoundedCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_BYTES": megabytes * 1024 * 1024},
    }
    for name, megabytes in (
        ("default", 16),
        ("pages", 64),
        # Of searches and filters there is no end: they never displace the pages themselves.
        ("filtered", 8),
    )
}

# Seconds a page for readers who are not signed in may lag behind what was published.
PUBLIC_LAG = 1.0

# --- sign-in ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/arbeitsplatz/"
ACCOUNT_ADAPTER = "gemeinwerk.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "gemeinwerk.accounts.forms.entrance.SignIn",
    "reset_password": "gemeinwerk.accounts.forms.entrance.ForgotPassword",
    "reset_password_from_key": "gemeinwerk.accounts.forms.entrance.ResetPassword",
    "change_password": "gemeinwerk.accounts.forms.entrance.ChangePassword",
    "set_password": "gemeinwerk.accounts.forms.entrance.SetPassword",
    "reauthenticate": "gemeinwerk.accounts.forms.entrance.ConfirmPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up: accounts are invited
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An address is proven by the link that was sent to it, with the invitation or for the password.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False  # gemeinwerk.accounts.limits counts across processes
PASSWORD_RESET_TIMEOUT = 24 * 3600
MFA_ADAPTER = "gemeinwerk.accounts.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "authenticate": "gemeinwerk.accounts.forms.entrance.SecondFactor",
    "reauthenticate": "gemeinwerk.accounts.forms.entrance.ConfirmCode",
    "activate_totp": "gemeinwerk.accounts.forms.entrance.TurnOnApp",
    "deactivate_totp": "gemeinwerk.accounts.forms.entrance.TurnOffApp",
    "generate_recovery_codes": "gemeinwerk.accounts.forms.entrance.NewCodes",
    "add_webauthn": "gemeinwerk.accounts.forms.entrance.AddPasskey",
    "edit_webauthn": "gemeinwerk.accounts.forms.entrance.RenamePasskey",
    "login_webauthn": "gemeinwerk.accounts.forms.entrance.SignInByPasskey",
    "reauthenticate_webauthn": "gemeinwerk.accounts.forms.entrance.ConfirmByPasskey",
    "authenticate_webauthn": "gemeinwerk.accounts.forms.entrance.SecondFactorPasskey",
}
# How many proxies stand before the server: limits count the address the last of them names.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("PROXIES", 1 if PRODUCTION else 0, least=0, most=20)
# Origins within the town's own network that series of figures may be read from.
FIGURES_FROM = env.words("FIGURES_FROM")
CALENDARS_FROM = env.words("CALENDARS_FROM")
# Pictures of a map for pages that show a place: from an address of the town's choice, or none.
MAP_TILES, MAP_ATTRIBUTION, MAP_CENTRE = maps.told(env)
OIDC_ISSUER = env.text("OIDC_ISSUER")
OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = env.text("OIDC_CLIENT_ID"), env.text("OIDC_CLIENT_SECRET")
OIDC_NAME = env.text("OIDC_NAME", "Einmalanmeldung")
if not OIDC_ISSUER:
    OIDC_NAME = ""
SOCIALACCOUNT_ADAPTER = "gemeinwerk.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_NAME
        else [],
    }
}
SESSION_ENGINE = "gemeinwerk.accounts.sessions"
SESSION_COOKIE_AGE = env.number("SESSION_MINUTES", 480) * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# --- language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
# The second holds what Django and allauth say, in our words: its sentences come before theirs.
# The further ones have the few texts that are there in more languages, on pages that ask for them
# by name.
_OWN_TONGUES = env.text("LETTER_LANGUAGES")
TONGUE_FOLDERS = [PACKAGE_DIR / "core" / "tongues", *map(Path, filter(None, [_OWN_TONGUES]))]
LOCALE_PATHS = [PACKAGE_DIR / "locale", PACKAGE_DIR / "core" / "sentences", *TONGUE_FOLDERS]
FORMAT_MODULE_PATH = "gemeinwerk.core.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_THOUSAND_SEPARATOR = True

# --- static files -------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if not DEBUG
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# --- mail ---------------------------------------------------------------------------------------
EMAIL_HOST = env.text("MAIL_HOST")
EMAIL_BACKEND = (
    "gemeinwerk.notices.mailserver.Backend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_PORT = env.number("MAIL_PORT", 587, most=65535)
EMAIL_HOST_USER = env.text("MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("MAIL_TLS", True)
# Seconds for each answer of the server, and for a whole mail.
MAIL_TIMEOUT = EMAIL_TIMEOUT = env.number("MAIL_TIMEOUT", 10, most=120)
MAIL_MOST_SECONDS = 3 * MAIL_TIMEOUT  # at most six minutes: less than a sender's lease
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "gemeinwerk@localhost")
# How many mails the server may be handed a minute; 0: as many as it takes.
MAIL_PER_MINUTE = env.number("MAIL_PER_MINUTE", 0, least=0, most=10_000)
# Where mails come back to (an address that takes what stands behind a plus), and that mailbox:
# /var/mail/rueck or imaps://user@host/INBOX.
MAIL_BOUNCES = env.text("MAIL_BOUNCES")
MAIL_BOUNCES_BOX = env.text("MAIL_BOUNCES_BOX")
MAIL_BOUNCES_PASSWORD = env.text("MAIL_BOUNCES_PASSWORD")
# How links in mails begin; {host} is the town's first host name.
_SCHEME = "https" if HTTPS else "http"
ADDRESS = env.text("ADDRESS", f"{_SCHEME}://{{host}}" if PRODUCTION else "http://{host}:8000")

# --- background work ----------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def _origin(address: str) -> list[str]:
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


# --- headers ------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Single sign-on begins with a form that leads to the identity provider.
        "form-action": [SELF, *_origin(OIDC_ISSUER)],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if HTTPS:
    # Browsers take such a cookie only over TLS, from this very host, for all of its paths.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_AGE = None  # it ends with the browser, as the privacy page says
if PRODUCTION:
    SECURE_SSL_REDIRECT = HTTPS
    SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
    SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- what the server writes down ----------------------------------------------------------------
# Without debug Django would tell of errors by mail alone; here they stand in the server's log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # Written by the handler below, once.
        "gemeinwerk.security": {"level": "INFO"},
        # What failed behind the pages, under the number that people were told.
        "gemeinwerk": {"handlers": ["console"], "level": "WARNING"},
    },
}

# --- limits on uploads --------------------------------------------------------------------------
UPLOAD_MAX_BYTES = env.number("UPLOAD_MAX_MB", 20) * 1024 * 1024
UPLOAD_MAX_UNPACKED_BYTES = env.number("UPLOAD_MAX_UNPACKED_MB", 200) * 1024 * 1024
UPLOAD_MAX_ROWS = env.number("UPLOAD_MAX_ROWS", 20000)
# How long a file that was read in is kept: until then it can be compared with the next one.
KEEP_UPLOADS_DAYS = env.number("KEEP_UPLOADS_DAYS", 180)
UPLOAD_MAX_COLUMNS = env.number("UPLOAD_MAX_COLUMNS", 200)
# Of the process that reads a file: seconds by the clock, memory beyond what it starts with.
UPLOAD_MAX_SECONDS = env.number("UPLOAD_MAX_SECONDS", 180)
UPLOAD_MAX_MEMORY_MB = env.number("UPLOAD_MAX_MEMORY_MB", 1024)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# A unit reports on all its measures in one form, each with a place for a picture.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

# --- nothing starts with a setting that is wrong or unsafe ---------------------------------------
env.together("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
env.link("ADDRESS", ADDRESS)
env.link("OIDC_ISSUER", OIDC_ISSUER)
env.sender("MAIL_FROM", DEFAULT_FROM_EMAIL)
env.refuse(*safety.problems(sys.modules[__name__]))
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
