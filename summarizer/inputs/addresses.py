"""Which addresses may be fetched: http and https, and hosts that are on the public internet.

A name is resolved once, every address it has is checked, and the connection goes to one of those: a name that
resolves otherwise a moment later is no way round.
"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit

from summarizer.errors import UnreadableInput

_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")  # RFC 8215
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Place:
    """An address whose host was looked up and found to be allowed."""

    url: str
    scheme: str
    host: str
    port: int
    target: str
    found: tuple[str, ...]

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def pinned(self) -> Iterator[str]:
        """Yield the address with the host as a number, for every number that it has."""
        for number in self.found:
            host = f"[{number}]" if ":" in number else number
            yield f"{self.scheme}://{host}:{self.port}{self.target}"


def place(url: str, *, allow_private: bool = False) -> Place:
    """Look an address up. UnreadableInput where it is none, or leads where nothing is fetched from."""
    scheme, host, port, target = _parts(url)
    found = resolve(host, port)
    if not found:
        raise UnreadableInput(f"{url}: {host} has no address. Check the name.")
    if not allow_private and (private := next((number for number in found if not is_public(number)), None)):
        raise UnreadableInput(
            f"{url} leads to {private}, which is no public address. Save the page and give the file, or allow it "
            "with --allow-private."
        )
    return Place(url, scheme, host, port, target, found)


def following(url: str, location: str) -> str:
    """Return where a redirect leads."""
    try:
        return urljoin(url, location.strip())
    except ValueError:
        raise UnreadableInput(
            f"{url} redirects to {location[:200]!r}, which is no address. Open it in a browser."
        ) from None


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # of which UnicodeError is one
        raise UnreadableInput(f"{url[:200]!r} is no web address: {error}. Correct the line.") from None
    if parts.scheme not in _PORTS or not host or len(url) > _LONGEST or any(sign <= " " for sign in url):
        raise UnreadableInput(
            f"{url[:200]!r} is no web address. Begin it with http:// or https://, and write it without blanks."
        )
    if parts.username is not None or parts.password is not None:
        raise UnreadableInput(f"The address at {host} holds a user name or password. Save the page, give the file.")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port if port is not None else _PORTS[parts.scheme], target


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return every IP address of a host, without repetition, in the system's order."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(f"{host} was not found: {error}. Check the name and the connection.") from None
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(number: str) -> bool:
    """Tell whether an IP address is on the public internet, and so is the IPv4 address that it may carry."""
    try:
        address = ip_address(number)  # with a zone, as in fe80::1%eth0
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and (carried := _carried(address)):
        return all(map(_is_public, carried))
    return _is_public(address)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address.is_link_local
        or (isinstance(address, IPv6Address) and (address.is_site_local or address in _LOCAL_NAT64))
    )


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that traffic to an IPv6 address may end at (mapped, 6to4, Teredo, NAT64)."""
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    if int(address) >> 32 == 0:  # ::a.b.c.d, RFC 4291 2.5.5.1
        return (IPv4Address(int(address)),)
    one = address.ipv4_mapped or address.sixtofour
    return (one,) if one else (address.teredo or ())
