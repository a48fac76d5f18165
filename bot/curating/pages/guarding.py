"""Who may see the pages: this machine's own browser, with the token, from no other site."""

import hmac
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 4 * 1024 * 1024
"""What may be posted at once; an article of a million words is longer."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",  # with `no-referrer` a browser hides where a form was sent from
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_KEPT, _NOT_KEPT = "private, max-age=31536000, immutable", "no-store"
"""How long the browser keeps what it was sent: scripts and styles, whose address changes with them, and pages."""
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


class Guard:
    """Lets through to the pages only who came by the address with the token, which becomes a cookie."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of ASGI."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_kept = scope["path"].startswith("/static/") and message["status"] == HTTPStatus.OK
                headers = _HEADERS | {"Cache-Control": _KEPT if is_kept else _NOT_KEPT}
                own = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> Response | None:
        """Return what turns a request away or sends it on, or None where it may pass."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if urlsplit(f"//{host}").hostname not in _LOOPBACK:  # another name for this machine: DNS rebinding
            return PlainTextResponse("The desk is only for this machine.", 403)
        if scope["method"] not in {"GET", "HEAD"} and not _is_from_here(headers, host):
            return PlainTextResponse("This was sent from another page; open the desk's own.", 403)
        length = headers.get("content-length", "0")  # uvicorn takes no more than is said here
        if "transfer-encoding" in headers or not length.isdigit() or int(length) > MOST_BYTES:
            return PlainTextResponse(f"That is more than {MOST_BYTES >> 20} MB.", 413)
        name = f"dateline-desk-{host.rpartition(':')[2]}"  # cookies do not tell ports apart
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and given and self._is_token(given):
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(name, self._token, httponly=True, samesite="strict")
            return answer
        if not self._is_token(_cookie(headers, name)):
            return PlainTextResponse(
                "Open the desk by the address that `dateline desk` printed; it has a token in it.", 403
            )
        return None

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def _is_from_here(headers: Headers, host: str) -> bool:
    """Whether a browser says that a page of the desk sent this; without a word of it, it did not."""
    origin = headers.get("origin")
    if origin is not None:
        return origin == f"http://{host}"
    return headers.get("sec-fetch-site") == "same-origin"


def _cookie(headers: Headers, name: str) -> str:
    pairs = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return next((value for key, _equals, value in pairs if key == name), "")
