"""The sentences about the models of the catalogue, in the user's language."""

from PySide6.QtCore import QCoreApplication

from rembg_desktop.engine.catalogue import ModelInfo


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
