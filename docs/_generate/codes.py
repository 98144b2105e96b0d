"""The codes of errors with the HTTP status that the API gives them."""

from _generate.markdown import table as _table
from rembg_desktop.api.problem import ApiCode, of_app_error
from rembg_desktop.errors import AppError, ErrorCode


def table() -> str:
    """Every code of the program; the API's own codes have the status that their entry names."""
    rows = [(_link(code), of_app_error(AppError(code, "")).status_code) for code in ErrorCode]
    own = ", ".join(_link(code) for code in ApiCode)
    return _table(("code", "HTTP status"), rows) + f"\nOnly the API has these: {own}.\n"


def _link(code: str) -> str:
    return f"[`{code}`](#{code})"
