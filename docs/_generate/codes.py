"""The error codes with their HTTP status."""

from _generate.markdown import table as _table
from rembg_desktop.api.problem import ApiCode, of_app_error
from rembg_desktop.errors import AppError, ErrorCode


def table() -> str:
    """All error codes of the program. The status of codes that only the API uses is in their entry."""
    rows = [(_link(code), of_app_error(AppError(code, "")).status_code) for code in ErrorCode]
    own = ", ".join(_link(code) for code in ApiCode)
    return _table(("code", "HTTP status"), rows) + f"\nOnly the API uses these: {own}.\n"


def _link(code: str) -> str:
    return f"[`{code}`](#{code})"
