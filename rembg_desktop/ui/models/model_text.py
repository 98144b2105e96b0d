"""What is said of a model: where it is, under which licence, how fast."""

from PySide6.QtCore import QCoreApplication

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelState


def state_word(state: ModelState) -> str:
    """Whether the file is here."""
    match state:
        case "bundled":
            return QCoreApplication.translate("ModelWords", "Included")
        case "ready":
            return QCoreApplication.translate("ModelWords", "Ready")
        case "missing":
            return QCoreApplication.translate("ModelWords", "Not downloaded")
        case "damaged":
            return QCoreApplication.translate("ModelWords", "Damaged")


def licence_word(info: ModelInfo) -> str:
    """The licence, with a word where results may not be sold."""
    if info.license == "unknown":
        return QCoreApplication.translate("ModelWords", "licence unknown")
    if info.commercial:
        return info.license
    return QCoreApplication.translate("ModelWords", "%1, private use only").replace("%1", info.license)


def speed_word(info: ModelInfo) -> str:
    """How long an image takes, in words."""
    if info.speed <= 1.5:
        return QCoreApplication.translate("ModelWords", "very fast")
    if info.speed <= 5:
        return QCoreApplication.translate("ModelWords", "fast")
    if info.speed <= 20:
        return QCoreApplication.translate("ModelWords", "moderate")
    return QCoreApplication.translate("ModelWords", "slow")


def best_for(info: ModelInfo) -> str:
    """What a model of the catalogue is best at; nothing is known of an imported one."""
    words = {
        "u2netp": QCoreApplication.translate("ModelWords", "speed, clear subjects"),
        "u2net": QCoreApplication.translate("ModelWords", "general photos"),
        "isnet-general-use": QCoreApplication.translate("ModelWords", "products, fine edges"),
        "birefnet-general": QCoreApplication.translate("ModelWords", "best quality"),
        "birefnet-general-lite": QCoreApplication.translate("ModelWords", "quality at half the cost"),
        "birefnet-portrait": QCoreApplication.translate("ModelWords", "people, hair"),
        "birefnet-massive": QCoreApplication.translate("ModelWords", "unusual subjects"),
        "birefnet-dis": QCoreApplication.translate("ModelWords", "thin structures"),
        "birefnet-hrsod": QCoreApplication.translate("ModelWords", "large photos"),
        "birefnet-cod": QCoreApplication.translate("ModelWords", "camouflaged subjects"),
        "silueta": QCoreApplication.translate("ModelWords", "general photos, small download"),
        "u2net_human_seg": QCoreApplication.translate("ModelWords", "people"),
        "u2net_cloth_seg": QCoreApplication.translate("ModelWords", "clothes worn by a person"),
        "isnet-anime": QCoreApplication.translate("ModelWords", "drawn characters"),
        "bria-rmbg": QCoreApplication.translate("ModelWords", "best quality, private use"),
    }
    return words.get(info.name, info.best_for)


def description(info: ModelInfo) -> str:
    """One sentence about a model."""
    sentences = {
        "u2netp": QCoreApplication.translate(
            "ModelDescriptions",
            "The small sibling of U²-Net; comes with the program and needs no download.",
        ),
        "u2net": QCoreApplication.translate(
            "ModelDescriptions", "The classic general model; more sure of its subject than the small one."
        ),
        "isnet-general-use": QCoreApplication.translate(
            "ModelDescriptions",
            "Sees 1024 pixels in place of 320 and so keeps thin parts and straight edges.",
        ),
        "birefnet-general": QCoreApplication.translate(
            "ModelDescriptions",
            "The best general model that may be used freely; large, slow and hungry without a graphics card.",
        ),
        "birefnet-general-lite": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet with a smaller backbone: nearly as good, a good deal faster."
        ),
        "birefnet-portrait": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained on portraits; follows hair closely."
        ),
        "birefnet-massive": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained on the largest collection of pictures."
        ),
        "birefnet-dis": QCoreApplication.translate(
            "ModelDescriptions",
            "BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.",
        ),
        "birefnet-hrsod": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained for salient objects in high resolution."
        ),
        "birefnet-cod": QCoreApplication.translate(
            "ModelDescriptions", "BiRefNet trained to find what hides in its surroundings."
        ),
        "silueta": QCoreApplication.translate("ModelDescriptions", "U²-Net with smaller weights."),
        "u2net_human_seg": QCoreApplication.translate(
            "ModelDescriptions", "U²-Net trained on people; leaves other things out."
        ),
        "u2net_cloth_seg": QCoreApplication.translate(
            "ModelDescriptions", "Finds upper, lower and full-body clothes; all three are kept together."
        ),
        "isnet-anime": QCoreApplication.translate("ModelDescriptions", "IS-Net trained on anime characters."),
        "bria-rmbg": QCoreApplication.translate(
            "ModelDescriptions", "Very good, but not for commercial use without a licence from BRIA."
        ),
    }
    return sentences.get(info.name, info.description)
