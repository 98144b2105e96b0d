import pytest
from index import PAGE, package_index

from rembg_desktop import __version__
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.remote.service import newest


@pytest.mark.parametrize(("version", "is_newer"), [("99.1", True), ("99.1.dev1", True), ("0.0.1", False)])
def test_versions_are_compared_as_versions(version: str, is_newer: bool) -> None:
    with package_index(version) as (address, asked):
        found = newest(address=address)
    assert (found.version, found.is_newer, found.page) == (version, is_newer, PAGE)
    assert asked == ["/json"]


def test_the_installed_version_is_not_newer_than_itself() -> None:
    with package_index(__version__) as (address, _):
        assert not newest(address=address).is_newer


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("1.0", 404),
        (b"no json", 200),
        (b"[]", 200),
        (b'{"info": {}}', 200),
        (b'{"info": {"version": "x y"}}', 200),
    ],
)
def test_an_answer_that_says_nothing_is_told(body: bytes | str, status: int) -> None:
    with package_index(body, status) as (address, _), pytest.raises(AppError) as caught:
        newest(address=address)
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    assert address in caught.value.message


def test_no_network_is_told() -> None:
    with package_index("1.0") as (address, _):
        pass
    with pytest.raises(AppError, match="no usable answer"):
        newest(address=address)
