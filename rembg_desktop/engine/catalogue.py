"""The models on offer, by name."""

from rembg_desktop.engine.model_info import CUSTOM_PREFIX, ModelInfo
from rembg_desktop.engine.releases import RELEASES
from rembg_desktop.errors import AppError, ErrorCode

__all__ = ["CUSTOM_PREFIX", "ModelInfo", "catalogue", "find", "unknown_model"]


def catalogue() -> tuple[ModelInfo, ...]:
    """Every model that can be used without importing one, the usual ones first."""
    return RELEASES


def find(name: str) -> ModelInfo:
    """The model of that name.

    Raises:
        AppError: unknown_model.
    """
    for model in RELEASES:
        if model.name == name:
            return model
    raise unknown_model(name)


def unknown_model(name: str) -> AppError:
    """The failure of a name that neither the catalogue nor the imported models have."""
    return AppError(
        ErrorCode.UNKNOWN_MODEL,
        f"There is no model named {name}.",
        "Run `rembg-desktop models list` to see the names.",
    )
