"""Sign-in with the town's own identity provider: allauth's code flow, with our reading of it.

Added to what allauth does: a nonce, only the claims of `claims.read`, an issuer that is the one
set, and nothing of the address's parameters (scopes, a connection to the account signed in).
"""

import secrets
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gemeinwerk.accounts import claims

_NEEDED = (
    "issuer",
    "authorization_endpoint",
    "token_endpoint",
    "userinfo_endpoint",
    "jwks_uri",
)


class Adapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict[str, Any]:
        config: Any = super().openid_config
        if not isinstance(config, dict) or not all(
            isinstance(config.get(name), str) for name in _NEEDED
        ):
            raise OAuth2Error(f"The provider's configuration lacks one of {', '.join(_NEEDED)}")
        wanted = self.get_provider().app.settings["server_url"].partition("/.well-known/")[0]
        if config["issuer"].rstrip("/") != wanted.rstrip("/"):
            raise OAuth2Error(f"The provider calls itself {config['issuer']!r}, not {wanted!r}")
        return config

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """Used at once for userinfo, then forgotten."""
        return SocialToken(token=data["access_token"])

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        coded = kwargs["response"].get("id_token")
        if not isinstance(coded, str):
            raise OAuth2Error("The provider sent no ID token")
        try:
            read = claims.read(
                self._fetch_user_info(token.token),
                self._decode_id_token(app, coded),
                client_id=app.client_id,
            )
        except claims.ClaimsRefused as refusal:
            raise OAuth2Error(str(refusal)) from refusal
        login = self.get_provider().sociallogin_from_response(request, read)
        login.nonce = read.nonce
        return login


class Provider(OpenIDConnectProvider):
    """Knows a person by `Claims` alone; nothing else of what the provider says is kept."""

    oauth2_adapter_class = Adapter

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        return {"process": AuthProcess.LOGIN, "next_url": get_next_redirect_url(request)}

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        auth_params = {**self.get_auth_params(), "nonce": nonce}
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=auth_params, nonce=nonce
        )
        return answer

    def extract_uid(self, data: claims.Claims) -> str:
        return data.subject

    def extract_extra_data(self, data: claims.Claims) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: claims.Claims) -> dict[str, Any]:
        return {"email": data.email, "name": data.name}

    def extract_email_addresses(self, data: claims.Claims) -> list[EmailAddress]:
        if not data.email:
            return []
        return [EmailAddress(email=data.email, verified=True, primary=True)]


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Only a form begins it: a link somewhere signs nobody in."""
    adapter = _adapter_or_404(request, provider_id)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("account_login"))
    response: HttpResponse = OAuth2LoginView.adapter_view(adapter)(request)
    return response


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = _adapter_or_404(request, provider_id)
    response: HttpResponse = OAuth2CallbackView.adapter_view(adapter)(request)
    return response


def _adapter_or_404(request: HttpRequest, provider_id: str) -> Adapter:
    adapter = Adapter(request, provider_id)
    try:
        adapter.get_provider()
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    return adapter
