"""Certificates that a cluster must refuse."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from rembg_desktop.cluster.certificates import KEY, Certificates


def sign_again(made: Certificates, *, since: int = -10, until: int = 10, by_another: bool = False) -> None:
    """Replace a certificate by one that is valid between two days from now, signed by its authority or another."""
    old = x509.load_pem_x509_certificate(made.cert.read_bytes())
    key = (made.key.parent.parent / "authority" / KEY).read_bytes()
    signer = (
        ec.generate_private_key(ec.SECP256R1()) if by_another else serialization.load_pem_private_key(key, None)
    )
    now = datetime.now(UTC)
    new = (
        x509.CertificateBuilder()
        .subject_name(old.subject)
        .issuer_name(old.issuer)
        .public_key(old.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=since))
        .not_valid_after(now + timedelta(days=until))
        .sign(signer, hashes.SHA256())
    )
    made.cert.write_bytes(new.public_bytes(serialization.Encoding.PEM))
