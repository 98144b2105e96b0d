import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cluster_certificates import sign_again

from rembg_desktop.cluster.certificates import CA, CERT, KEY, ROLES, Certificates, commands, make_certificates
from rembg_desktop.errors import AppError, ErrorCode


def test_each_role_gets_files_that_fit_and_private_keys_stay_private(folder: Path) -> None:
    for role in ROLES:
        found = Certificates.of(folder, role)
        assert found == Certificates.of(folder / role)
        assert found.is_private()
        assert timedelta(days=1_090) < found.expires() - datetime.now(UTC) < timedelta(days=1_096)
        assert found.ca.read_bytes() == (folder / "authority" / CA).read_bytes()
    for key in folder.rglob(KEY):
        assert os.name != "posix" or stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(list(folder.rglob("*"))) == 4 + 2 + 3 * 3


def test_existing_files_are_kept_and_missing_ones_added(folder: Path, tmp_path: Path) -> None:
    made = make_certificates(tmp_path / "new")
    before = {path: path.read_bytes() for path in made.created}
    again = make_certificates(tmp_path / "new")
    assert (again.created, set(again.kept)) == ((), set(before))
    for name in (CA, CERT, KEY):
        (tmp_path / "new" / "worker" / name).unlink()
    third = make_certificates(tmp_path / "new", days=10)
    assert {path.parent.name for path in third.created} == {"worker"}
    assert Certificates.of(tmp_path / "new", "worker").expires() - datetime.now(UTC) < timedelta(days=10)
    assert all(path.read_bytes() == before[path] for path in third.kept)


def test_a_folder_with_only_some_files_is_left_alone(tmp_path: Path) -> None:
    make_certificates(tmp_path)
    (tmp_path / "client" / KEY).unlink()
    with pytest.raises(AppError, match="never overwritten") as error:
        make_certificates(tmp_path)
    assert error.value.code is ErrorCode.WRONG_STATE
    assert not (tmp_path / "client" / KEY).exists()


def test_the_commands_name_the_files(folder: Path) -> None:
    shown = commands(folder)
    assert "--tls-key scheduler/key.pem" in shown["scheduler"]
    assert "--preload rembg_desktop.cluster.worker" in shown["worker"]
    assert f"--cluster-certificates '{folder / 'client'}'" in shown["client"]


def _no_files(made: Certificates) -> None:
    made.cert.unlink()
    made.key.unlink()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_no_files, r"There is no cert\.pem and no key\.pem"),
        (lambda made: made.cert.write_bytes(b"nonsense"), "no certificate in PEM format"),
        (lambda made: made.key.write_bytes(b"nonsense"), "can't be used with"),
        (lambda made: made.key.write_bytes((made.key.parent.parent / "worker" / KEY).read_bytes()), "mismatch"),
        (lambda made: sign_again(made, until=-1), "expired on"),
        (lambda made: sign_again(made, since=2, until=3), "is valid from"),
        (lambda made: sign_again(made, by_another=True), "was not signed by"),
    ],
)
def test_certificates_that_cannot_work_are_refused_before_a_connection(tmp_path: Path, spoil, reason) -> None:
    make_certificates(tmp_path)
    spoil(Certificates.of(tmp_path))
    with pytest.raises(AppError, match=reason) as error:
        Certificates.of(tmp_path)
    assert error.value.code is ErrorCode.CERTIFICATE_UNUSABLE
    assert error.value.hint
