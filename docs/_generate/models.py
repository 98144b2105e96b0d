"""The models from the catalogue, and the libraries from what is installed."""

from _generate import markdown
from rembg_desktop.engine.catalog import catalogue
from rembg_desktop.ui.help.about import components


def table() -> str:
    """Every model, then where each comes from."""
    rows = [
        (
            f"`{model.name}`",
            model.best_for,
            f"{model.bytes / 1_000_000:,.0f} MB",
            "1" if model.speed == 1 else f"about {model.speed:g}",
            model.input_size,
            model.licence,
            "yes" if model.commercial else "**no**",
        )
        for model in catalogue()
    ]
    head = ("model", "best at", "size", "time of one image", "sees, pixels", "licence", "commercial use")
    parts = [markdown.table(head, rows), "## Each model\n"]
    for model in catalogue():
        facts = f"[Publisher]({model.homepage}) · [file]({model.url}) · SHA-256 `{model.sha256}`"
        parts.append(f"**{model.title}** (`{model.name}`): {model.description}\\\n{facts}\n")
    return "\n".join(parts)


def libraries() -> str:
    """What the program is built from, as its About window shows it."""
    rows = [
        (
            f"[{part.name}]({part.homepage})" if part.homepage else part.name,
            part.version,
            part.licence or "see there",
        )
        for part in components()
    ]
    return markdown.table(("library", "version", "licence"), rows)
