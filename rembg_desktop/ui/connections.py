"""Who in the window is told by whom."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rembg_desktop.ui.main_window import MainWindow


def connect_parts(window: "MainWindow") -> None:
    """Connect the parts of a window with one another; what the window itself does, it connects itself."""
    _connect_actions(window)
    dialogs, feedback, tray = window.dialogs, window.feedback, window.tray
    window.view.selection_settled.connect(window.preview.refresh)
    window.inspector.message.connect(feedback.message)
    window.options.models_requested.connect(dialogs.show_models)
    dialogs.models_changed.connect(window.options.reload_models)
    dialogs.settings_changed.connect(window.apply_settings)
    dialogs.message.connect(feedback.message)
    dialogs.url_wanted.connect(window.open_url)
    window.commands.trashed.connect(feedback.trashed)
    for failed in (window.commands.failed, *(background.trouble for background in window.backgrounds)):
        failed.connect(feedback.problem)
    tray.raised.connect(window.come_forward)
    tray.pause_wanted.connect(window.toggle_pause)
    tray.quit_wanted.connect(window.quit_now)
    window.when_done.quit_wanted.connect(window.quit_now)


def _connect_actions(window: "MainWindow") -> None:
    adding, workspace, actions = window.adding, window.workspace, window.commands_by_name
    for name, act in {
        "add_images": adding.choose_images,
        "add_folder": adding.choose_folder,
        "paste": adding.paste,
        "pause": window.toggle_pause,
        "search": workspace.search,
        "queue": workspace.show_queue,
        "inspect": workspace.show_inspector,
        "options": workspace.show_options,
        "quit": window.close,
    }.items():
        actions.on(name, act)
    actions["panel"].toggled.connect(workspace.side.setVisible)
    workspace.empty.images_wanted.connect(adding.choose_images)
    workspace.empty.folder_wanted.connect(adding.choose_folder)
    workspace.empty.sample_wanted.connect(adding.add_sample)
