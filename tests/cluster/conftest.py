from pathlib import Path

import pytest

from rembg_desktop.cluster.certificates import make_certificates


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cluster") / "my certificates"
    make_certificates(made)
    return made
