"""The certificates of a cluster: an authority of one's own, and what it signs for scheduler, workers and client.

Dask accepts every certificate of the authority, whatever name it bears: the authority is what separates the
cluster from everybody else. Its private key is only needed to sign, and stays out of the folders that are copied.
"""

from __future__ import annotations

import os
import shlex
import ssl
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import write_error

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate
    from distributed import Security

Role = Literal["scheduler", "worker", "client"]

ROLES: Final[tuple[Role, ...]] = ("scheduler", "worker", "client")
AUTHORITY: Final = "authority"
"""Folder of the authority's certificate and private key."""
CA, CERT, KEY = "ca.pem", "cert.pem", "key.pem"
VALID_DAYS: Final = 1_095
_AUTHORITY_DAYS: Final = 3_650
_EARLIER: Final = timedelta(days=1)
"""Certificates are valid from a day ago: the clocks of the other computers may be behind."""
_ELSEWHERE: Final = "Restore the folder, or make certificates in another one."


@dataclass(frozen=True, slots=True)
class Certificates:
    """The files with which a program takes part in a cluster.

    Attributes:
        ca: certificate of the authority.
        cert: the program's own certificate, signed by it.
        key: the private key of `cert`.
    """

    ca: Path
    cert: Path
    key: Path

    @classmethod
    def of(cls, folder: Path, role: Role = "client") -> Certificates:
        """The files in a folder that make_certificates() made, or in one with ca.pem, cert.pem and key.pem.

        Raises:
            AppError: certificate_unusable, when a file is missing, expired or does not fit the others.
        """
        place = folder / role if (folder / role).is_dir() else folder
        found = cls(place / CA, place / CERT, place / KEY)
        missing = [path.name for path in (found.ca, found.cert, found.key) if not path.is_file()]
        if missing:
            raise AppError(
                ErrorCode.CERTIFICATE_UNUSABLE,
                f"There is no {' and no '.join(missing)} in {place}.",
                "Make certificates with `rembg-desktop cluster certificates DIR` and name DIR, or the folder "
                f"{role} in it.",
            )
        found.check()
        return found

    def check(self) -> None:
        """Refuse files with which no connection can succeed.

        Raises:
            AppError: certificate_unusable.
        """
        authority, own = _read(self.ca), _read(self.cert)
        for path, certificate in ((self.ca, authority), (self.cert, own)):
            _check_dates(path, certificate)
        try:
            own.verify_directly_issued_by(authority)
        except Exception as error:  # cryptography names several
            why = f"{self.cert} was not signed by {self.ca}"
            raise _unusable(why, "Copy the whole folder again; all three files belong together.") from error
        self.context()

    def context(self) -> ssl.SSLContext:
        """For a connection to a scheduler, with the rules of Dask: the authority counts, not the host's name.

        Raises:
            AppError: certificate_unusable.
        """
        try:
            context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=str(self.ca))
            context.check_hostname = False
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            context.load_cert_chain(self.cert, self.key)
        except (ssl.SSLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)
            why = f"{self.key} can't be used with {self.cert}: {str(reason).replace('_', ' ').lower()}"
            raise _unusable(why, "Copy the whole folder again; all three files belong together.") from error
        return context

    def expires(self) -> datetime:
        """When the first of the two certificates expires, in UTC."""
        return min(_read(self.ca).not_valid_after_utc, _read(self.cert).not_valid_after_utc)

    def is_private(self) -> bool:
        """Whether no other user of this computer can read the private key."""
        return os.name != "posix" or not self.key.stat().st_mode & 0o077

    def security(self) -> Security:
        """For Dask's client; it refuses connections without TLS."""
        from distributed import Security

        return Security(
            require_encryption=True,
            tls_ca_file=str(self.ca),
            tls_client_cert=str(self.cert),
            tls_client_key=str(self.key),
        )


@dataclass(frozen=True, slots=True)
class Made:
    """What make_certificates() did.

    Attributes:
        folder: the folder.
        created: the new files.
        kept: files that were there already.
    """

    folder: Path
    created: tuple[Path, ...]
    kept: tuple[Path, ...]


def make_certificates(folder: Path, days: int = VALID_DAYS) -> Made:
    """Make an authority and certificates for scheduler, workers and client. What exists is never overwritten.

    Each role gets a folder with ca.pem, cert.pem and key.pem, which is copied to its computers. The private keys
    can be read by their owner only. With the authority of an earlier call, only the missing folders are made.

    Args:
        folder: created if it is missing.
        days: how long the certificates are valid; the authority is valid for ten years.

    Raises:
        AppError: wrong_state, when only some files of a folder are there; certificate_unusable, when the existing
            authority cannot be used; home_unwritable or disk_full.
    """
    files = _Files()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ca, key = _authority(folder / AUTHORITY, files)
        for role in ROLES:
            _member(folder / role, role, ca, key, days, files)
    except OSError as error:
        raise write_error(error, folder) from error
    return Made(folder, tuple(files.created), tuple(files.kept))


def commands(folder: Path) -> dict[str, str]:
    """The commands that start scheduler and worker with these certificates, and the one that uses them.

    The folders `scheduler` and `worker` are named as if they had been copied to their computers, where the command
    is given in the folder that holds them.
    """
    tls = "--tls-ca-file {0}/ca.pem --tls-cert {0}/cert.pem --tls-key {0}/key.pem"
    return {
        # Dask's web pages are not encrypted, so they are kept to their computer.
        "scheduler": "dask scheduler --protocol tls --port 8786 --dashboard-address 127.0.0.1:8787 "
        + tls.format("scheduler"),
        "worker": "dask worker tls://SCHEDULER:8786 --nworkers auto --no-dashboard "
        "--preload rembg_desktop.cluster.worker " + tls.format("worker"),
        "client": "rembg-desktop run --cluster tls://SCHEDULER:8786 --cluster-certificates "
        + shlex.quote(str(folder / "client")),
    }


def _authority(folder: Path, made: _Files) -> tuple[Certificate, EllipticCurvePrivateKey]:
    """The authority in a folder, made now if there is none."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if not made.is_missing(folder, (CA, KEY)):
        ca = _read(folder / CA)
        _check_dates(folder / CA, ca)
        try:
            key = serialization.load_pem_private_key((folder / KEY).read_bytes(), None)
        except (ValueError, TypeError) as error:
            raise _unusable(f"{folder / KEY} is no private key without a password", _ELSEWHERE) from error
        if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != ca.public_key():
            raise _unusable(f"{folder / KEY} is not the private key of {folder / CA}", _ELSEWHERE)
        return ca, key
    key = ec.generate_private_key(ec.SECP256R1())
    ca = _signed(f"Rembg Desktop cluster {os.urandom(4).hex()}", key, None, key, _AUTHORITY_DAYS)
    made.write(folder, {CA: _pem(ca), KEY: _pem(key)})
    return ca, key


def _member(
    folder: Path, role: Role, ca: Certificate, ca_key: EllipticCurvePrivateKey, days: int, made: _Files
) -> None:
    """The files of scheduler, workers or client, unless they are there."""
    from cryptography.hazmat.primitives.asymmetric import ec

    if not made.is_missing(folder, (CA, CERT, KEY)):
        _check_dates(folder / CERT, _read(folder / CERT))
        return
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _signed(f"rembg-desktop {role}", key, ca, ca_key, days, is_server=role != "client")
    made.write(folder, {CA: _pem(ca), CERT: _pem(certificate), KEY: _pem(key)})


class _Files:
    """Writes folders of files; remembers which ones are new."""

    def __init__(self) -> None:
        self.created: list[Path] = []
        self.kept: list[Path] = []

    def is_missing(self, folder: Path, names: tuple[str, ...]) -> bool:
        """Whether none of the files exists.

        Raises:
            AppError: wrong_state if only some of them do.
        """
        paths = [folder / name for name in names]
        found = [path for path in paths if path.exists()]
        if not found:
            return True
        if missing := [path for path in paths if path not in found]:
            raise AppError(
                ErrorCode.WRONG_STATE,
                f"{found[0]} exists, but {missing[0]} does not. Existing files are never overwritten.",
                f"Restore {missing[0]}, or move the folder {folder} away to make a new one.",
            )
        self.kept += paths
        return False

    def write(self, folder: Path, contents: dict[str, bytes]) -> None:
        """Make a folder that appears with all its files or not at all, readable by its owner only."""
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as temporary:
            whole = Path(temporary) / "new"
            whole.mkdir(mode=0o700)
            for name, content in contents.items():
                mode = 0o600 if name == KEY else 0o644
                with os.fdopen(os.open(whole / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            whole.rename(folder)
        self.created += [folder / name for name in contents]


def _signed(
    name: str,
    key: EllipticCurvePrivateKey,
    issuer: Certificate | None,
    issuer_key: EllipticCurvePrivateKey,
    days: int,
    *,
    is_server: bool = False,
) -> Certificate:
    """A certificate for a key, signed by an issuer, or by itself without one (RFC 5280)."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    is_authority = issuer is None
    end = now + timedelta(days=days)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(max(now - _EARLIER, issuer.not_valid_before_utc) if issuer else now - _EARLIER)
        .not_valid_after(min(end, issuer.not_valid_after_utc) if issuer else end)
        .add_extension(
            x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_authority,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if not is_authority:
        # Scheduler and workers also connect to each other. The client listens nowhere.
        uses = [ExtendedKeyUsageOID.CLIENT_AUTH, *([ExtendedKeyUsageOID.SERVER_AUTH] if is_server else [])]
        builder = builder.add_extension(x509.ExtendedKeyUsage(uses), critical=False)
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(name.replace(" ", "-"))]), critical=False
        )
    return builder.sign(issuer_key, hashes.SHA256())


def _pem(item: Certificate | EllipticCurvePrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509 import Certificate

    if isinstance(item, Certificate):
        return item.public_bytes(Encoding.PEM)
    return item.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _read(path: Path) -> Certificate:
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except OSError as error:
        raise _unusable(f"{path} can't be read: {error.strerror}", "Check its permissions.") from error
    except ValueError as error:
        raise _unusable(f"{path} is no certificate in PEM format", "Copy the whole folder again.") from error


def _check_dates(path: Path, certificate: Certificate) -> None:
    now = datetime.now(UTC)
    if now > certificate.not_valid_after_utc:
        why = f"{path} expired on {certificate.not_valid_after_utc:%Y-%m-%d}"
        hint = "Move its folder away, make a new one with `rembg-desktop cluster certificates`, and copy that."
        raise _unusable(why, hint)
    if now < certificate.not_valid_before_utc:
        why = f"{path} is valid from {certificate.not_valid_before_utc:%Y-%m-%d} only"
        raise _unusable(why, "Check the clock of this computer.")


def _unusable(why: str, hint: str) -> AppError:
    return AppError(ErrorCode.CERTIFICATE_UNUSABLE, f"The certificates can't be used: {why}.", hint)
