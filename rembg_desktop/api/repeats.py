"""Tells a request that is sent again from another one under the same idempotency key."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path


def digest_of(what: str, fields: Mapping[str, object], files: Iterable[Path] = ()) -> str:
    """A digest of all that a request asks for.

    Args:
        what: the operation.
        fields: of the form or document, as JSON can hold them.
        files: the uploads; their names and contents count.

    Returns:
        SHA-256 in hexadecimal digits.
    """
    total = hashlib.sha256(json.dumps([what, fields], sort_keys=True).encode())
    for path in files:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(json.dumps([path.name, content]).encode())
    return total.hexdigest()
