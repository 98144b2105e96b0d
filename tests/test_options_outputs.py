import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import MAX_OUTPUTS, Output, RemovalOptions, combined
from rembg_desktop.options.presets import BUILT_IN


def output(name: str, **values: object) -> Output:
    return Output(name, RemovalOptions.from_dict(values))


def test_the_first_output_decides_the_cut_of_all() -> None:
    first = output("Fine", model="u2net", edges="refined", specks="3px")
    shop, same = combined([first, output("Shop", format="webp"), output("Same", edges="refined")])[1:]
    assert (shop.options.model, shop.options.edges, shop.options.specks) == ("u2net", "refined", "3px")
    assert shop.options.format == "webp"
    assert same.options.specks == "3px"


def test_all_built_in_presets_go_together() -> None:
    outputs = [Output(name, options) for name, options in BUILT_IN.items()]
    assert combined(outputs) == tuple(outputs)


@pytest.mark.parametrize(
    ("outputs", "why"),
    [
        ([], "0 is not possible"),
        ([output(str(number)) for number in range(MAX_OUTPUTS + 1)], "21 is not possible"),
        ([output("A"), output("a")], "two are named 'a'"),
        ([output("a:b"), output("a?b")], "two are named"),  # they would share their folder
        ([output("A"), output("B", model="u2net")], "'B' has model 'u2net', but 'A' has 'u2netp'"),
        ([output("A", edges="matting"), output("B", edges="refined")], "edges 'refined'"),
    ],
)
def test_what_one_cut_cannot_give_is_refused(outputs: list[Output], why: str) -> None:
    with pytest.raises(AppError, match=why) as caught:
        combined(outputs)
    assert caught.value.code is ErrorCode.INVALID_OPTION


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Shop", "Shop"),
        ("a/b: c?", "a_b_ c_"),
        ("..", "custom"),
        ("", "custom"),
        ("CON", "_CON"),
        ("conin$", "_conin$"),
        ("COM¹.x", "_COM¹.x"),
        (".x. ", "x"),
    ],
)
def test_the_name_of_an_output_is_a_safe_folder(name: str, folder: str) -> None:
    assert output(name).folder_name == folder


def test_a_long_name_is_cut_between_characters() -> None:
    assert output("é" * 200).folder_name == "é" * 50


def test_an_output_survives_its_document() -> None:
    for before in (output("Shop", format="webp", quality=70), output("")):
        assert Output.from_document(before.as_dict()) == before
    assert Output.from_document({"options": {}, "later": 1}) == output("")
    with pytest.raises(AppError, match="needs its options"):
        Output.from_document({"name": "x"})
