"""What is said of a model: where it is, under which license, how fast."""

from PySide6.QtCore import QCoreApplication

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelState


def state_word(state: ModelState) -> str:
    """Whether the file is here."""
    match state:
        case "bundled":
            return QCoreApplication.translate("ModelText", "Included")
        case "ready":
            return QCoreApplication.translate("ModelText", "Ready")
        case "missing":
            return QCoreApplication.translate("ModelText", "Not downloaded")
        case "damaged":
            return QCoreApplication.translate("ModelText", "Damaged")


def license_text(info: ModelInfo) -> str:
    """The license, with a word where results may not be sold."""
    if info.license == "unknown":
        return QCoreApplication.translate("ModelText", "license unknown")
    if info.commercial:
        return info.license
    return QCoreApplication.translate("ModelText", "%1, private use only").replace("%1", info.license)


def speed_word(info: ModelInfo) -> str:
    """How long an image takes, in words."""
    if info.speed <= 1.5:
        return QCoreApplication.translate("ModelText", "very fast")
    if info.speed <= 5:
        return QCoreApplication.translate("ModelText", "fast")
    if info.speed <= 20:
        return QCoreApplication.translate("ModelText", "moderate")
    return QCoreApplication.translate("ModelText", "slow")


def best_for(info: ModelInfo) -> str:
    """What a model of the catalog is best at; nothing is known of an imported one."""
    words = {
        "u2netp": QCoreApplication.translate("ModelText", "speed, clear subjects"),
        "u2net": QCoreApplication.translate("ModelText", "general photos"),
        "isnet-general-use": QCoreApplication.translate("ModelText", "products, fine edges"),
        "birefnet-general": QCoreApplication.translate("ModelText", "best quality"),
        "birefnet-general-lite": QCoreApplication.translate("ModelText", "quality at half the cost"),
        "birefnet-portrait": QCoreApplication.translate("ModelText", "people, hair"),
        "birefnet-massive": QCoreApplication.translate("ModelText", "unusual subjects"),
        "birefnet-dis": QCoreApplication.translate("ModelText", "thin structures"),
        "birefnet-hrsod": QCoreApplication.translate("ModelText", "large photos"),
        "birefnet-cod": QCoreApplication.translate("ModelText", "camouflaged subjects"),
        "silueta": QCoreApplication.translate("ModelText", "general photos, small download"),
        "u2net_human_seg": QCoreApplication.translate("ModelText", "people"),
        "u2net_cloth_seg": QCoreApplication.translate("ModelText", "clothes worn by a person"),
        "isnet-anime": QCoreApplication.translate("ModelText", "drawn characters"),
        "bria-rmbg": QCoreApplication.translate("ModelText", "best quality, private use"),
    }
    return words.get(info.name, info.best_for)


def description(info: ModelInfo) -> str:
    """One sentence about a model."""
    sentences = {
        "u2netp": QCoreApplication.translate(
            "ModelDescriptions",
            "The small version of U²-Net. Included with the program.",
        ),
        "u2net": QCoreApplication.translate(
            "ModelDescriptions", "The classic general-purpose model. More reliable than the small version."
        ),
        "isnet-general-use": QCoreApplication.translate(
            "ModelDescriptions",
            "Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.",
        ),
        "birefnet-general": QCoreApplication.translate(
            "ModelDescriptions",
            "The best general-purpose model that is free to use. Large, and slow without a graphics card.",
        ),
        "birefnet-general-lite": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet with a smaller backbone. Almost as good and much faster."
        ),
        "birefnet-portrait": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained on portraits. Good with hair."
        ),
        "birefnet-massive": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained on the largest set of images."
        ),
        "birefnet-dis": QCoreApplication.translate(
            "ModelDescriptions",
            "BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.",
        ),
        "birefnet-hrsod": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained for high-resolution salient object detection."
        ),
        "birefnet-cod": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained to detect camouflaged objects."
        ),
        "silueta": QCoreApplication.translate("ModelDescriptions", "U²-Net with smaller weights."),
        "u2net_human_seg": QCoreApplication.translate(
            "ModelDescriptions", "U²-Net trained on people. Ignores other objects."
        ),
        "u2net_cloth_seg": QCoreApplication.translate(
            "ModelDescriptions", "Detects upper-body, lower-body and full-body clothes, and keeps all of them."
        ),
        "isnet-anime": QCoreApplication.translate("ModelDescriptions", "IS-Net trained on anime characters."),
        "bria-rmbg": QCoreApplication.translate(
            "ModelDescriptions", "Very good, but commercial use requires a license from BRIA."
        ),
    }
    return sentences.get(info.name, info.description)
