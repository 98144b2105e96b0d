"""The catalog of models and their metadata."""

from typing import Any, Final

from rembg_desktop.engine.model_info import CUSTOM_PREFIX, ModelInfo, Parameters
from rembg_desktop.errors import AppError, ErrorCode

_RELEASE: Final = "https://github.com/danielgatis/rembg/releases/download/v0.0.0/"


def _release(name: str, title: str, size: int, sha256: str, *, license_id: str, **facts: Any) -> ModelInfo:  # noqa: ANN401
    asset = facts.pop("file", f"{name}.onnx")
    values: dict[str, Any] = {"md5": None, "commercial": True, "session": name, **facts}
    url = _RELEASE + asset
    return ModelInfo(name, title, asset, url, size, sha256=sha256, license=license_id, **values)


_BIREFNET_HOME: Final = "https://github.com/ZhengPeng7/BiRefNet"


def _birefnet(
    variant: str,
    title: str,
    file: str,
    md5: str,
    sha256: str,
    best_for: str,
    description: str,
    *,
    size: int = 972_666_916,
    speed: float = 80.0,
) -> ModelInfo:
    return _release(
        f"birefnet-{variant}",
        title,
        size,
        sha256,
        md5=md5,
        license_id="MIT",
        homepage=_BIREFNET_HOME,
        best_for=best_for,
        description=description,
        input_size=1024,
        speed=speed,
        file=file,
    )


_U2NET_HOME: Final = "https://github.com/xuebinqin/U-2-Net"
_DIS_HOME: Final = "https://github.com/xuebinqin/DIS"

RELEASES: Final = (
    _release(
        "u2netp",
        "U²-Net small",
        4_574_861,
        "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8",
        md5="8e83ca70e441ab06c318d82300c84806",
        license_id="Apache-2.0",
        homepage=_U2NET_HOME,
        best_for="speed, clear subjects",
        description="The small version of U²-Net. Included with the program.",
        input_size=320,
        speed=1.0,
    ),
    _release(
        "u2net",
        "U²-Net",
        175_997_641,
        "8d10d2f3bb75ae3b6d527c77944fc5e7dcd94b29809d47a739a7a728a912b491",
        md5="60024c5c889badc19c04ad937298a77b",
        license_id="Apache-2.0",
        homepage=_U2NET_HOME,
        best_for="general photos",
        description="The classic general-purpose model. More reliable than the small version.",
        input_size=320,
        speed=3.0,
    ),
    _release(
        "isnet-general-use",
        "IS-Net general",
        178_648_008,
        "60920e99c45464f2ba57bee2ad08c919a52bbf852739e96947fbb4358c0d964a",
        md5="fc16ebd8b0c10d971d3513d564d01e29",
        license_id="Apache-2.0",
        homepage=_DIS_HOME,
        best_for="products, fine edges",
        description="Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.",
        input_size=1024,
        speed=12.0,
    ),
    _birefnet(
        "general",
        "BiRefNet general",
        "BiRefNet-general-epoch_244.onnx",
        "7a35a0141cbbc80de11d9c9a28f52697",
        "58f621f00f5d756097615970a88a791584600dcf7c45b18a0a6267535a1ebd3c",
        "best quality",
        "The best general-purpose model that is free to use. Large, and slow without a graphics card.",
    ),
    _birefnet(
        "general-lite",
        "BiRefNet general lite",
        "BiRefNet-general-bb_swin_v1_tiny-epoch_232.onnx",
        "4fab47adc4ff364be1713e97b7e66334",
        "5600024376f572a557870a5eb0afb1e5961636bef4e1e22132025467d0f03333",
        "quality at half the cost",
        "BiRefNet with a smaller backbone. Almost as good and much faster.",
        size=224_005_088,
        speed=35.0,
    ),
    _birefnet(
        "portrait",
        "BiRefNet portrait",
        "BiRefNet-portrait-epoch_150.onnx",
        "c3a64a6abf20250d090cd055f12a3b67",
        "1ba1c8ff5a7bbfadc8d8d13fb11d7be793f91f23d9d466549e37a854f6668f99",
        "people",
        "BiRefNet trained on portraits. Good with hair.",
    ),
    _birefnet(
        "massive",
        "BiRefNet massive",
        "BiRefNet-massive-TR_DIS5K_TR_TEs-epoch_420.onnx",
        "33e726a2136a3d59eb0fdf613e31e3e9",
        "a94814cac438a31f95287811882628644a04b22d313ef3071d2ba904b5f627b8",
        "unusual subjects",
        "BiRefNet trained on the largest set of images.",
    ),
    _birefnet(
        "dis",
        "BiRefNet DIS",
        "BiRefNet-DIS-epoch_590.onnx",
        "2d4d44102b446f33a4ebb2e56c051f2b",
        "6470117bac6f8d82a3f62921056f52d0f5c4d36d1d832096331d5ea38a03acb5",
        "thin structures",
        "BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.",
    ),
    _birefnet(
        "hrsod",
        "BiRefNet HRSOD",
        "BiRefNet-HRSOD_DHU-epoch_115.onnx",
        "c017ade5de8a50ff0fd74d790d268dda",
        "4f5837663194fb88f603b76782eae05a3c29f5749872ca1bfb636bd26e7f6bfc",
        "large photos",
        "BiRefNet trained for high-resolution salient object detection.",
    ),
    _birefnet(
        "cod",
        "BiRefNet COD",
        "BiRefNet-COD-epoch_125.onnx",
        "f6d0d21ca89d287f17e7afe9f5fd3b45",
        "91ec48f566db475cf6e4caa7e9cd997f352edfcc372372f437e2fbefc1557b13",
        "camouflaged subjects",
        "BiRefNet trained to detect camouflaged objects.",
    ),
    _release(
        "silueta",
        "Silueta",
        44_173_029,
        "75da6c8d2f8096ec743d071951be73b4a8bc7b3e51d9a6625d63644f90ffeedb",
        md5="55e59e0d8062d2f5d013f4725ee84782",
        license_id="Apache-2.0",
        homepage="https://github.com/xuebinqin/U-2-Net/issues/295",
        best_for="general photos, small download",
        description="U²-Net with smaller weights.",
        input_size=320,
        speed=3.0,
    ),
    _release(
        "u2net_human_seg",
        "U²-Net human",
        175_997_641,
        "01eb6a29a5c4d8edb30b56adad9bb3a2a0535338e480724a213e0acfd2d1c73c",
        md5="c09ddc2e0104f800e3e1bb4652583d1f",
        license_id="Apache-2.0",
        homepage=_U2NET_HOME,
        best_for="people",
        description="U²-Net trained on people. Ignores other objects.",
        input_size=320,
        speed=3.0,
    ),
    _release(
        "u2net_cloth_seg",
        "U²-Net clothes",
        176_194_565,
        "6d2cbc27bfbdc989e1fd325656d65902ecc6a3ccbe94b2d3655ec114efcb128e",
        md5="2434d1f3cb744e0e49386c906e5a08bb",
        license_id="MIT",
        homepage="https://github.com/levindabhi/cloth-segmentation",
        best_for="clothes worn by a person",
        description="Detects upper-body, lower-body and full-body clothes, and keeps all of them.",
        input_size=768,
        speed=15.0,
    ),
    _release(
        "isnet-anime",
        "IS-Net anime",
        176_069_933,
        "f15622d853e8260172812b657053460e20806f04b9e05147d49af7bed31a6e99",
        md5="6f184e756bb3bd901c8849220a83e38e",
        license_id="Apache-2.0",
        homepage="https://github.com/SkyTNT/anime-segmentation",
        best_for="drawn characters",
        description="IS-Net trained on anime characters.",
        input_size=1024,
        speed=12.0,
    ),
    _release(
        "bria-rmbg",
        "BRIA RMBG 2.0",
        1_024_331_469,
        "5b486f08200f513f460da46dd701db5fbb47d79b4be4b708a19444bcd4e79958",
        md5=None,
        license_id="CC-BY-NC-4.0",
        homepage="https://huggingface.co/briaai/RMBG-2.0",
        best_for="best quality, private use",
        description="Very good, but commercial use requires a license from BRIA.",
        input_size=1024,
        speed=80.0,
        file="bria-rmbg-2.0.onnx",
        commercial=False,
    ),
)


def _other(
    name: str,
    title: str,
    url: str,
    size: int,
    sha256: str,
    best_for: str,
    description: str,
    *,
    homepage: str = _BIREFNET_HOME,
    speed: float = 80.0,
    parameters: Parameters = Parameters(1024, 1024, activation="sigmoid"),  # noqa: B008 - cannot be changed
) -> ModelInfo:
    """A model that rembg lacks. Several independent public sources give the same size and checksum."""
    file = url.rsplit("/", 1)[1] if url.startswith(_BIREFNET_FILES) else f"{name}.onnx"
    facts = ("MIT", True, description, best_for, parameters.width, speed, "", homepage, parameters)
    return ModelInfo(name, title, file, url, size, None, sha256, *facts)


_BIREFNET_FILES: Final = f"{_BIREFNET_HOME}/releases/download/v1/"
_ONNX_COMMUNITY: Final = "https://huggingface.co/onnx-community/"
_HIGH_RESOLUTION: Final = Parameters(2048, 2048, activation="sigmoid")

OTHERS: Final = (
    _other(
        "birefnet-matting",
        "BiRefNet matting",
        _BIREFNET_FILES + "BiRefNet-matting-epoch_100.onnx",
        972_667_742,
        "6065d27c615ea27308f5b88598dd8db116eb07436c7a323ca40d13b2866c309e",
        "hair, fur, glass",
        "BiRefNet trained for matting: soft and translucent edges.",
    ),
    _other(
        "birefnet-hr-general",
        "BiRefNet HR general",
        _BIREFNET_FILES + "BiRefNet_HR-general-epoch_130.onnx",
        1_098_928_953,
        "db0217e99b25e0c4f6f4dca2892ff1f7ea7aba38fb6ad84f93122a4024be536a",
        "fine detail in large photos",
        "Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card.",
        speed=350.0,
        parameters=_HIGH_RESOLUTION,
    ),
    _other(
        "birefnet-hr-matting",
        "BiRefNet HR matting",
        _BIREFNET_FILES + "BiRefNet_HR-matting-epoch_135.onnx",
        1_098_928_867,
        "45b7d92ce0e2e75e1c8a564a9e84c87ac9da7f4315d2deeef3674864e809aef3",
        "hair and fur in large photos",
        "Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.",
        speed=350.0,
        parameters=_HIGH_RESOLUTION,
    ),
    _other(
        "ben2-base",
        "BEN2 Base",
        "https://huggingface.co/PramaLLC/BEN2/resolve/e48a20765fb421d19dcdb0bf3cc61e802ca5ec8f/BEN2_Base.onnx",
        222_932_053,
        "22cea62108ff53b7ccc20f7a008bf30494228d84b1687f29ecbe76936a998101",
        "fine edges",
        "Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.",
        homepage="https://huggingface.co/PramaLLC/BEN2",
        speed=60.0,
        parameters=Parameters(1024, 1024, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), "0-1"),
    ),
    _other(
        "birefnet-general-fp16",
        "BiRefNet general, half precision",
        f"{_ONNX_COMMUNITY}BiRefNet-ONNX/resolve/534d3c82d3bb8b2f0867db6dfbc3a525b8e42f67/onnx/model_fp16.onnx",
        489_666_272,
        "3654c741eb80bd926ada8fed1713b506ccf8d30eb1f6487e87eb9f234f33df09",
        "best quality, half the download",
        "The same model in a file of half the size. Needs as much time and memory.",
        homepage=_ONNX_COMMUNITY + "BiRefNet-ONNX",
    ),
    _other(
        "birefnet-general-lite-fp16",
        "BiRefNet general lite, half precision",
        f"{_ONNX_COMMUNITY}BiRefNet_lite-ONNX/resolve/de15b22ba131738a16dff04aab8bdf8dc32e3ac1/onnx/model_fp16.onnx",
        114_538_221,
        "d39b897ceb16ae654c1731f3dba0cf9b368d9cae74b5a57459b455cc8bfec402",
        "quality with a small download",
        "The same model in a file of half the size. Needs as much time and memory.",
        homepage=_ONNX_COMMUNITY + "BiRefNet_lite-ONNX",
        speed=35.0,
    ),
)


__all__ = ["CUSTOM_PREFIX", "ModelInfo", "catalog", "find", "unknown_model"]


def catalog() -> tuple[ModelInfo, ...]:
    """All models of the catalog, the most common ones first."""
    return RELEASES + OTHERS


def find(name: str) -> ModelInfo:
    """The catalog model with this name.

    Raises:
        AppError: unknown_model.
    """
    for model in catalog():
        if model.name == name:
            return model
    raise unknown_model(name)


def unknown_model(name: str) -> AppError:
    """The error for a name that is neither in the catalog nor imported."""
    return AppError(
        ErrorCode.UNKNOWN_MODEL,
        f"Unknown model: {name}.",
        "Run `rembg-desktop models list` to see all models.",
    )
