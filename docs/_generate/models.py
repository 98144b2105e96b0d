"""The models of the catalog, and the installed libraries."""

from _generate import markdown
from rembg_desktop.engine.catalog import catalog
from rembg_desktop.ui.help import components


def table() -> str:
    """A table of all models, followed by their details."""
    rows = [
        (
            f"`{model.name}`",
            model.best_for,
            f"{model.bytes / 1_000_000:,.0f} MB",
            "1" if model.speed == 1 else f"about {model.speed:g}",
            model.input_size,
            model.license,
            "yes" if model.commercial else "**no**",
        )
        for model in catalog()
    ]
    head = (
        "model",
        "best for",
        "size",
        "relative time per image",
        "input size, pixels",
        "license",
        "commercial use",
    )
    parts = [markdown.table(head, rows), "## Model details\n"]
    for model in catalog():
        facts = f"[Publisher]({model.homepage}) · [file]({model.url}) · SHA-256 `{model.sha256}`"
        parts.append(f"**{model.title}** (`{model.name}`): {model.description}\\\n{facts}\n")
    return "\n".join(parts)


def libraries() -> str:
    """The third-party libraries, as shown in the About window."""
    rows = [
        (
            f"[{part.name}]({part.homepage})" if part.homepage else part.name,
            part.version,
            part.license or "see link",
        )
        for part in components()
    ]
    return markdown.table(("library", "version", "license"), rows)
