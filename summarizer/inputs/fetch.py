"""Fetching one page: at most 10 MB in 20 seconds over five redirects, each of them checked. No proxy, no cookies."""

import asyncio
import threading
import zlib
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from summarizer.errors import UnreadableInput
from summarizer.inputs.addresses import Place, following, place

MAX_BYTES = 10_000_000
TIMEOUT_S = 20.0
MAX_REDIRECTS = 5
TRUST: Any = True
"""Whose certificates are trusted: the usual authorities, or an `ssl.SSLContext`."""
MEDIA_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf")

_HEADERS = {
    "User-Agent": "summarizer",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9",
    "Accept-Encoding": "gzip, identity",
}
_NEXT_STEP = {
    401: "It asks for a login: save the page and give the file",
    403: "It turns programs away: save the page and give the file",
    404: "There is no such page: check the address",
    410: "The page was taken down: check the address",
    429: "It asks to wait: try again later, with fewer pages at a time",
    451: "It is withheld where you are: save the page and give the file",
}


def fetch(url: str, *, allow_private: bool = False) -> tuple[bytes, str | None, str]:
    """Return a page's bytes, its media type with charset as the server names it, and the address it came from.

    Raises UnreadableInput for everything that can go wrong. May be called from any thread, an event loop's own too.
    """
    found: Future[tuple[bytes, str | None, str]] = Future()
    # A thread of its own: looking a name up cannot be cancelled, and must not outlast the limit for the caller.
    threading.Thread(target=_run, args=(_fetched(url, allow_private=allow_private), found), daemon=True).start()
    try:
        return found.result(TIMEOUT_S)
    except TimeoutError:
        raise UnreadableInput(
            f"{url} did not answer in full within {TIMEOUT_S:g} seconds. Try again later, or save the page."
        ) from None


def _run(
    work: Coroutine[Any, Any, tuple[bytes, str | None, str]], found: Future[tuple[bytes, str | None, str]]
) -> None:
    async def limited() -> tuple[bytes, str | None, str]:
        async with asyncio.timeout(TIMEOUT_S):
            return await work

    try:
        found.set_result(asyncio.run(limited()))
    except BaseException as error:  # noqa: BLE001  it is raised where the result is waited for
        found.set_exception(error)


def _httpx() -> Any:
    """Return the HTTP client that came with openai: httpx, or httpx2 since openai 3."""
    return import_module("httpx2" if find_spec("httpx2") else "httpx")


async def _fetched(url: str, *, allow_private: bool) -> tuple[bytes, str | None, str]:
    httpx = _httpx()
    at = url
    async with httpx.AsyncClient(verify=TRUST, trust_env=False, follow_redirects=False, timeout=TIMEOUT_S) as client:
        for _ in range(MAX_REDIRECTS + 1):
            where = await asyncio.to_thread(_place, at, url, allow_private=allow_private)
            try:
                response = await _sent(client, where, httpx)
                try:
                    if not response.has_redirect_location:
                        return await _body(response, at), response.headers.get("content-type"), at
                    at = following(at, response.headers["location"])
                finally:
                    await response.aclose()
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                said = str(error) or type(error).__name__
                raise UnreadableInput(f"{at} cannot be fetched: {said}. Try again later, or save the page.") from error
    raise UnreadableInput(f"{url} redirects more than {MAX_REDIRECTS} times. Open it in a browser, save the page.")


def _place(at: str, url: str, *, allow_private: bool) -> Place:
    try:
        return place(at, allow_private=allow_private)
    except UnreadableInput as error:
        raise error if at == url else UnreadableInput(f"{url} redirects elsewhere: {error}") from None


async def _sent(client: Any, where: Place, httpx: Any) -> Any:
    """Ask the first of the host's numbers that takes a connection. The certificate is checked against the name."""
    failed: Exception | None = None
    for pinned in where.pinned():
        request = client.build_request(
            "GET", pinned, headers=_HEADERS | {"Host": where.netloc}, extensions={"sni_hostname": where.host}
        )
        request.extensions["timeout"] = httpx.Timeout(TIMEOUT_S).as_dict()
        try:
            return await client.send(request, stream=True)
        except httpx.ConnectError as error:
            failed = error
    raise failed or UnreadableInput(f"{where.url} has no address. Check the name.")


async def _body(response: Any, url: str) -> bytes:
    if response.status_code != 200:
        code = response.status_code
        step = _NEXT_STEP.get(code, "Try again later" if code >= 500 else "Save the page and give the file")
        raise UnreadableInput(f"{url} answers {code}. {step}.")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in MEDIA_TYPES:
        raise UnreadableInput(f"{url} is {kind}, no article. Give the address of a page, a text or a PDF.")
    data = bytearray()
    async for part in response.aiter_raw():
        data += part
        if len(data) > MAX_BYTES:
            raise _too_large(url)
    return _unpacked(bytes(data), response.headers.get("content-encoding", "identity").strip().lower(), url)


def _unpacked(data: bytes, packing: str, url: str) -> bytes:
    """Unpack what was sent, never beyond the limit: a small answer can hold more than a machine does."""
    if packing in ("", "identity"):
        return data
    with suppress(zlib.error):
        if packing in ("gzip", "x-gzip"):
            unpacking = zlib.decompressobj(wbits=31)
            whole = unpacking.decompress(data, MAX_BYTES + 1)
            if len(whole) > MAX_BYTES:
                raise _too_large(url)
            if unpacking.eof:
                return whole
    raise UnreadableInput(
        f"{url} was sent in a form that cannot be unpacked ({packing}). Save the page, give the file."
    )


def _too_large(url: str) -> UnreadableInput:
    return UnreadableInput(f"{url} is larger than {MAX_BYTES:,} bytes. Save the article in it and give the file.")
