"""Colors and style: one light and one dark theme on Qt's Fusion style, every text at WCAG AA or better."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rembg_desktop.paths import resources
from rembg_desktop.settings import Theme


@dataclass(frozen=True, slots=True)
class Colors:
    """The named colors of a theme, as `#rrggbb`."""

    dark: bool
    window: str
    base: str
    raised: str
    hover: str
    selected: str
    text: str
    muted: str
    border: str
    strong_border: str
    accent: str
    button: str
    button_hover: str
    on_button: str
    success: str
    error: str
    warning: str
    track: str
    error_ground: str
    warning_ground: str
    info_ground: str
    success_ground: str


LIGHT: Final = Colors(
    dark=False,
    window="#f4f5f7",
    base="#ffffff",
    raised="#ffffff",
    hover="#f1f3f6",
    selected="#e3ecfd",
    text="#1b1f24",
    muted="#57606a",
    border="#dde1e6",
    strong_border="#868e98",
    accent="#1f5fd0",
    button="#2563eb",
    button_hover="#1d4fc4",
    on_button="#ffffff",
    success="#1a7235",
    error="#b91c1c",
    warning="#7f5700",
    track="#e4e7ec",
    error_ground="#fdecec",
    warning_ground="#fdf3d9",
    info_ground="#e8effd",
    success_ground="#e4f5e9",
)
DARK: Final = Colors(
    dark=True,
    window="#16181c",
    base="#1c1f24",
    raised="#24282e",
    hover="#23272d",
    selected="#24375a",
    text="#e8eaed",
    muted="#a6afba",
    border="#31363e",
    strong_border="#7b8491",
    accent="#82b1ff",
    button="#2f6ae0",
    button_hover="#2a60cf",
    on_button="#ffffff",
    success="#57c878",
    error="#ff8a80",
    warning="#e8b94a",
    track="#343a43",
    error_ground="#3d2224",
    warning_ground="#3a301a",
    info_ground="#1f2d47",
    success_ground="#1b3324",
)


def colors_of(palette: QPalette) -> Colors:
    """The theme that a palette belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def wants_dark(theme: Theme) -> bool:
    """Whether the setting, or the system when the setting follows it, asks for the dark theme."""
    if theme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Set style, palette and style sheet of the whole application."""
    app.setStyleSheet(style_sheet(_set_colors(app, theme)))


def _set_colors(app: QApplication, theme: Theme) -> Colors:
    app.setStyle("Fusion")
    colors = DARK if wants_dark(theme) else LIGHT
    app.setPalette(palette(colors))
    return colors


class AppTheme(QObject):
    """Keeps the application in the theme of the setting, also when the system changes between light and dark.

    At first it gives style and colors alone. The style sheet comes with wear(), once the widgets are made: they
    would be matched with it again at every parent that they get, which took a third of the making.
    """

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app = app
        self._theme: Theme = theme
        app.styleHints().colorSchemeChanged.connect(self._on_system)
        _set_colors(app, theme)

    def apply(self, theme: Theme) -> None:
        """Change to the theme of a setting."""
        self._theme = theme
        apply_theme(self._app, theme)

    def _on_system(self) -> None:
        if self._theme == "system":
            apply_theme(self._app, self._theme)


def palette(colors: Colors) -> QPalette:
    """A Fusion palette of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for key, value in {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.base,
        role.AlternateBase: colors.hover,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.PlaceholderText: colors.muted,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.error,
        role.Highlight: colors.button,
        role.HighlightedText: colors.on_button,
        role.Accent: colors.button,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.Light: colors.raised,
        role.Midlight: colors.hover,
        role.Mid: colors.border,
        role.Dark: colors.strong_border,
        role.Shadow: "#000000",
    }.items():
        made.setColor(key, QColor(value))
    disabled = QColor(colors.muted)
    disabled.setAlpha(150)
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, disabled)
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colors.border))
    return made


def style_sheet(colors: Colors) -> str:
    """The few rules that Fusion cannot say with a palette; lengths in em so that they follow the font."""
    mode = "dark" if colors.dark else "light"
    icons = (resources() / "icons").as_posix()
    values = {name: getattr(colors, name) for name in Colors.__slots__ if name != "dark"}
    text = _SHEET
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    text = text.replace("@check@", f"{icons}/check-light.svg")
    return text.replace("@down@", f"{icons}/chevron-down-{mode}.svg").replace(
        "@up@", f"{icons}/chevron-up-{mode}.svg"
    )


_SHEET: Final = """
QToolTip { background: @raised@; color: @text@; border: 1px solid @border@; padding: 4px 6px; }
QMainWindow::separator { background: @border@; width: 1px; height: 1px; }
QToolBar { background: @window@; border: none; padding: 8px 10px; spacing: 6px; }
QToolBar::separator { background: @border@; width: 1px; margin: 6px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 7px; padding: 6px 10px; color: @text@; }
QToolButton:hover { background: @track@; }
QToolButton:pressed, QToolButton:checked { background: @selected@; }
QToolButton:focus { border-color: @accent@; }
QToolButton:disabled { color: @strong_border@; }
QToolButton[popupMode="1"] { padding-right: 22px; }
QToolButton::menu-indicator { image: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: @raised@; color: @text@; border: 1px solid @border@; border-radius: 7px;
  padding: 6px 14px; }
QPushButton:hover { background: @hover@; border-color: @strong_border@; }
QPushButton:pressed { background: @track@; }
QPushButton:focus { border-color: @accent@; }
QPushButton:disabled { color: @strong_border@; background: @window@; }
QPushButton:default, QPushButton[role="primary"] { background: @button@; color: @on_button@;
  border-color: @button@; }
QPushButton[role="primary"] { font-weight: 600; }
QPushButton:default:hover, QPushButton[role="primary"]:hover { background: @button_hover@; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border: 2px solid @text@; padding: 5px
  13px; }
QPushButton:default:disabled, QPushButton[role="primary"]:disabled { background: @track@; color: @muted@;
  border-color: @border@; }
QPushButton[role="chip"] { background: transparent; border: 1px solid transparent; border-radius: 10px;
  padding: 4px 11px;
  color: @muted@; }
QPushButton[role="chip"]:hover { background: @track@; color: @text@; }
QPushButton[role="chip"]:checked { background: @selected@; color: @accent@; }
QPushButton[role="chip"]:focus { border-color: @accent@; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent@;
  padding: 4px 6px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: @accent@; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit, QKeySequenceEdit {
  background: @base@; color: @text@; border: 1px solid @border@; border-radius: 7px; padding: 5px 8px;
  selection-background-color: @button@; selection-color: @on_button@; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: @strong_border@; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus {
  border-color: @accent@; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: @strong_border@;
  background: @window@; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("@down@"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @raised@; border: none;
  selection-background-color: @selected@;
  selection-color: @text@; outline: none; padding: 4px; }
PresetPicker QAbstractItemView::item { padding: 0 3px; border-radius: 4px; }
PresetPicker QAbstractItemView::item:selected { background: @selected@; color: @text@; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top
  right; border: none;
  width: 22px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position:
  bottom right;
  border: none; width: 22px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("@up@"); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("@down@"); width: 12px; height: 12px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QComboBox QAbstractItemView::indicator { width: 15px; height: 15px;
  border: 1px solid @strong_border@; border-radius: 4px; background: @base@; }
QCheckBox::indicator:hover { border-color: @accent@; }
QCheckBox::indicator:focus { border: 2px solid @accent@; width: 13px; height: 13px; }
QCheckBox::indicator:checked, QComboBox QAbstractItemView::indicator:checked { background: @button@;
  border-color: @button@; image: url("@check@"); }
QCheckBox::indicator:checked:focus { border-color: @text@; }
QCheckBox::indicator:disabled { border-color: @border@; background: @window@; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @track@; }
QSlider::sub-page:horizontal { border-radius: 2px; background: @button@; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background:
  @raised@;
  border: 1px solid @strong_border@; }
QSlider::handle:horizontal:hover { border-color: @accent@; }
QTabWidget::pane { border: none; border-top: 1px solid @border@; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted@; padding: 8px 14px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @accent@; font-weight: 600; }
QTabBar::tab:focus { color: @accent@; }
QHeaderView { background: @base@; border: none; }
QHeaderView::section { background: @base@; color: @muted@; border: none; border-bottom: 1px solid @border@;
  padding: 7px 8px; font-weight: 600; }
QHeaderView::section:hover { color: @text@; }
QHeaderView::down-arrow { image: url("@down@"); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url("@up@"); width: 12px; height: 12px; }
QTreeView { selection-background-color: @selected@; show-decoration-selected: 0; }
QTreeView::item, QTreeView::branch { background: transparent; }
QTreeView, QTableView, QListView { background: @base@; border: none; outline: none; }
QListView::item:selected, QTableView::item:selected { background: @selected@; color: @text@; }
QListView[role="boxed"], QTableView[role="boxed"], QTreeView[role="boxed"] { border: 1px solid @border@;
  border-radius: 7px; padding: 2px; }
QTreeView[role="boxed"]::item { padding: 6px 5px; }
QTreeView[role="boxed"]::item:selected { background: @selected@; color: @text@; }
QListView[role="boxed"]::indicator, QTreeView[role="boxed"]::indicator { width: 15px; height: 15px;
  border: 1px solid @strong_border@; border-radius: 4px; background: @base@; }
QListView[role="boxed"]::indicator:checked, QTreeView[role="boxed"]::indicator:checked { background: @button@;
  border-color: @button@; image: url("@check@"); }
QListView[role="boxed"]::item { padding: 4px 6px; border-radius: 4px; }
QTableView[role="boxed"]::item { padding: 0 5px; }
QListView[role="boxed"]:focus, QTableView[role="boxed"]:focus, QTreeView[role="boxed"]:focus {
  border-color: @accent@; }
QMenu { background: @raised@; border: 1px solid @border@; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selected@; color: @text@; }
QMenu::item:disabled { color: @strong_border@; }
QMenu::separator { height: 1px; background: @border@; margin: 5px 8px; }
QMenuBar { background: @window@; padding: 2px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @track@; }
QStatusBar { background: @window@; border-top: 1px solid @border@; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @border@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: @track@; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
  text-align: center; }
QProgressBar::chunk { background: @button@; border-radius: 4px; }
QGroupBox { border: none; margin-top: 1.6em; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: @strong_border@; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: @strong_border@; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="error"] { color: @error@; }
QLabel[role="warning"] { color: @warning@; }
QFrame[role="card"] { background: @base@; border: 1px solid @border@; border-radius: 10px; }
QFrame#tips { margin: 0 12px 12px 12px; }
QFrame[role="pane"] { background: @base@; }
"""


@lru_cache(maxsize=256)
def color(name: str) -> QColor:
    """A color by its name; nobody changes it."""
    return QColor(name)
