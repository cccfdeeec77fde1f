"""HTTPS with a school's own certificate: read once, and refused with a sentence."""

import ssl
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509


class Unusable(Exception):
    """Raised where a certificate cannot be used; `args` are a sentence's key and gaps."""


@dataclass(frozen=True)
class Certificate:
    """What the server speaks HTTPS with. `names` are the host names for which it was made."""

    context: ssl.SSLContext
    names: tuple[str, ...]


def read_certificate(chain: Path, key: Path, now: datetime) -> Certificate:
    """The certificate in `chain` (PEM, its issuers after it) with its private `key` (PEM).

    `now` is an aware datetime. Unusable where a file cannot be read, the two do not belong
    together, or the certificate is not valid now.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        own = x509.load_pem_x509_certificate(chain.read_bytes())
        key.read_bytes()
        # A password is never asked for: the question would wait in a terminal that nobody sees.
        context.load_cert_chain(chain, key, password="")
    except OSError as error:
        if isinstance(error, ssl.SSLError):
            raise Unusable("serve.certificate_apart", {"chain": chain, "key": key}) from error
        raise Unusable("serve.certificate_unread", {"file": error.filename}) from error
    except ValueError as error:
        raise Unusable("serve.certificate_none", {"file": chain}) from error
    if not own.not_valid_before_utc <= now <= own.not_valid_after_utc:
        ends = own.not_valid_after_utc.date().isoformat()
        raise Unusable("serve.certificate_ended", {"file": chain, "ends": ends})
    return Certificate(context, _names(own))


def _names(own: x509.Certificate) -> tuple[str, ...]:
    """Its host names; one with a star stands for any, so it names none."""
    try:
        found = own.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return ()
    names = found.value.get_values_for_type(x509.DNSName)
    return tuple(name.lower() for name in names if "*" not in name)
