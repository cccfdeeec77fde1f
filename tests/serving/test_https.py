"""HTTPS with a school's own certificate: the same hall, and nobody on the Wi-Fi reads along."""

import asyncio
import http.client
import json
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from tests.hall import Served
from workshop_kit.serving.certificate import Unusable, read_certificate

NOW = datetime.now(UTC)
NAME = "localhost"


def made(folder: Path, begins: datetime, ends: datetime) -> tuple[Path, Path]:
    """A certificate for this computer that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Bracken Lane (invented)")])
    names = x509.SubjectAlternativeName([x509.DNSName(NAME), x509.DNSName("*.school.test")])
    builder = x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(begins).not_valid_after(ends)
    signed = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    chain, own = folder / "school.pem", folder / "school.key"
    chain.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    kind = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    own.write_bytes(key.private_bytes(*kind, serialization.NoEncryption()))
    return chain, own


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> tuple[Path, Path]:
    return made(tmp_path_factory.mktemp("tls"), NOW - timedelta(1), NOW + timedelta(9))


@pytest.fixture(scope="module")
def secure(pair, tmp_path_factory):
    chain, key = pair
    options = ("--certificate", str(chain), "--private-key", str(key))
    server = Served(tmp_path_factory.mktemp("secure"), *options).start()
    yield server
    server.stop()
    assert "fault" not in server.log(), server.log()


def get(served: Served, chain: Path, path: str) -> http.client.HTTPResponse:
    trusted = ssl.create_default_context(cafile=str(chain))
    line = http.client.HTTPSConnection(NAME, served.port, context=trusted, timeout=20)
    line.request("GET", path)
    return line.getresponse()


def test_a_phone_joins_by_https_and_its_number_never_goes_without(secure, pair):
    links = secure.open()
    assert links["join"].startswith("https://")
    answer = get(secure, pair[0], f"/{links['code']}")
    cookie = answer.getheader("Set-Cookie") or ""
    assert answer.status == 200
    assert cookie.startswith("phone=") and "Secure" in cookie and "HttpOnly" in cookie


def test_its_line_is_encrypted_too_and_shows_the_room(secure, pair):
    code = secure.open()["code"]

    async def first() -> list[dict]:
        headers = {"Cookie": "phone=1234", "Origin": f"https://{NAME}:{secure.port}"}
        live = f"wss://{NAME}:{secure.port}/{code}/live"
        line = await websocket_connect(HTTPRequest(live, headers=headers, ca_certs=str(pair[0])))
        told = await line.read_message()
        line.close()
        return json.loads(told or "[]")

    assert {message["msg_type"] for message in asyncio.run(first())} >= {"display_data"}


def test_who_asks_without_https_gets_nothing(secure):
    line = http.client.HTTPConnection("127.0.0.1", secure.port, timeout=5)
    line.request("GET", "/")
    with pytest.raises((http.client.HTTPException, OSError)):
        line.getresponse()


def test_a_name_with_a_star_is_no_name_to_join_by(pair):
    assert read_certificate(*pair, NOW).names == (NAME,)


def key_of(error: pytest.ExceptionInfo[Unusable]) -> str:
    return error.value.args[0].removeprefix("serve.certificate_")


@pytest.mark.parametrize(
    ("begins", "ends"), [(-9, -1), (1, 9)], ids=["ended yesterday", "begins tomorrow"]
)
def test_a_certificate_that_is_not_valid_today_is_refused(tmp_path, begins, ends):
    files = made(tmp_path, NOW + timedelta(begins), NOW + timedelta(ends))
    with pytest.raises(Unusable) as refused:
        read_certificate(*files, NOW)
    assert key_of(refused) == "ended"


def test_files_that_are_no_certificate_or_of_another_key_are_refused(tmp_path, pair):
    chain, key = pair
    (tmp_path / "other").mkdir()
    _, other = made(tmp_path / "other", NOW - timedelta(1), NOW + timedelta(9))
    text = tmp_path / "text.pem"
    text.write_text("no certificate")
    for files, said in [
        ((chain, other), "apart"),
        ((chain, text), "apart"),
        ((text, key), "none"),
        ((tmp_path / "none.pem", key), "unread"),
        ((chain, tmp_path / "none.key"), "unread"),
    ]:
        with pytest.raises(Unusable) as refused:
            read_certificate(*files, NOW)
        assert key_of(refused) == said


def test_a_key_with_a_password_is_refused_and_never_asked_for_in_the_terminal(tmp_path, pair):
    chain, key = pair
    locked = serialization.BestAvailableEncryption(b"secret")
    kind = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    found = serialization.load_pem_private_key(key.read_bytes(), None)
    (tmp_path / "locked.key").write_bytes(found.private_bytes(*kind))
    with pytest.raises(Unusable) as refused:
        read_certificate(chain, tmp_path / "locked.key", NOW)
    assert key_of(refused) == "apart"
