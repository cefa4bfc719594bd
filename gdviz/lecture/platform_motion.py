"""Whether the platform asks programs to move less.

Qt tells it from 6.12 on (`QAccessibilityHints`); before, each desktop keeps it in a place of its
own. What cannot be found out counts as no wish.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

#: Windows' question for "Show animations in Windows" (winuser.h).
SPI_GETCLIENTAREAANIMATION = 0x1042
#: Milliseconds that the desktop's portal has for an answer.
PATIENCE = 150
#: Of the portal: name, path, interface.
PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
#: Settings of the portal, as it documents them and as GNOME has had them longer, and the value
#: that means less motion.
WISHES = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
#: Files under the configuration's folder, section and key, and the value that means less motion.
FILES = (
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("kdeglobals", "KDE", "AnimationDurationFactor", ("0", "0.0")),
)


def prefers_less_motion() -> bool:
    """Whether less motion is wished for on this desktop."""
    told = _qt_says()
    if told is not None:
        return told
    if sys.platform == "win32":
        return _windows_says()
    if sys.platform == "darwin":
        return mac_says(Path.home() / "Library/Preferences/com.apple.universalaccess.plist")
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return files_say(Path(home)) or portal_says()


def files_say(folder: Path) -> bool:
    """Whether a desktop's own file in the configuration's folder asks for less motion."""
    return any(_value(folder / name, section, key) in still for name, section, key, still in FILES)


def mac_says(place: Path) -> bool:
    """Whether macOS' preferences for universal access ask for less motion."""
    import plistlib  # what a platform does not need is not loaded, as below

    try:
        with place.open("rb") as file:
            return plistlib.load(file).get("reduceMotion") in (1, True)
    except (OSError, ValueError, plistlib.InvalidFileException, AttributeError):
        return False


def portal_says() -> bool:
    """Whether the desktop's portal, asked over D-Bus, wishes for less motion."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    # Loaded only where there is something to ask.
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    interface = bus.interface() if bus.isConnected() else None
    if interface is None or not _is_there(interface, PORTAL[0]):
        return False
    portal = QDBusInterface(*PORTAL, bus)
    portal.setTimeout(PATIENCE)
    for group, key, still in WISHES:
        answer = portal.callWithArgumentList(QDBus.CallMode.Block, "ReadOne", [group, key])
        told = answer.type() == QDBusMessage.MessageType.ReplyMessage
        if told and _plain(answer.arguments()) == still:
            return True
    return False


def _is_there(interface: object, name: str) -> bool:
    reply = interface.isServiceRegistered(name)  # type: ignore[attr-defined]  # QtDBus may be missing
    return bool(reply.value())


def _plain(arguments: list[object]) -> object:
    """The first argument without the variant that it comes in."""
    first = arguments[0] if arguments else None
    return first.variant() if hasattr(first, "variant") else first


def _qt_says() -> bool | None:
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    told = getattr(hints() if hints is not None else None, "motionPreference", None)
    return None if told is None else "reduce" in told().name.lower()


def _windows_says() -> bool:
    shown = ctypes.c_int(1)
    library = getattr(ctypes, "windll").user32  # noqa: B009 - known on Windows alone
    asked = library.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
    return bool(asked) and not shown.value


def _value(place: Path, section: str, key: str) -> str:
    """A value of a file of sections, in lower case; empty where there is none."""
    from configparser import ConfigParser, Error

    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read(place, encoding="utf-8")
    except (Error, OSError, ValueError):
        return ""
    return parser.get(section, key, fallback="").strip().lower()
