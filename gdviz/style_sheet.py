"""The style sheet of everything around the canvas, made from a look."""

from __future__ import annotations

from gdviz.theme import Look

_TEMPLATE = """
QMainWindow, #header, #transport, #control_panel, #control_column, QMenuBar, QStatusBar {{
    background: {window}; color: {text_colour}; }}
QWidget {{ font-family: "{family}"; font-size: {text}px; color: {text_colour};
    selection-background-color: {accent}; selection-color: {on_accent}; }}
#speaker_window {{ background: {window}; }}
#speaker_clock, #speaker_elapsed, #speaker_place {{ font-size: {large}px; font-weight: 600; }}
#speaker_notes, #speaker_coming {{ font-size: {shown}px; }}
QLabel {{ background: transparent; qproperty-indent: 0; }}
#canvas {{ background: {surface}; }}
#readout {{ font-size: {large}px; font-weight: 600; }}
#formula_edit {{ border: {hair}px solid transparent; border-radius: {half}px;
    background: transparent; color: {muted}; padding: {quarter}px {half}px; }}
#formula_edit:hover {{ border-color: {rule}; }}
#formula_edit:focus {{ border-color: {accent}; background: {surface}; color: {text_colour}; }}
#speed_text, #chart_words, QStatusBar, QStatusBar QLabel {{ color: {muted}; }}
QComboBox, QDoubleSpinBox, QPushButton, #hidden_layers {{
    background: {surface}; color: {text_colour};
    border: {hair}px solid {rule}; border-radius: {half}px;
    padding: {quarter}px {half}px; }}
QDoubleSpinBox QLineEdit {{ padding: 0 {half}px; background: transparent; border: none; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: none; }}
QComboBox:focus, QDoubleSpinBox:focus, QPushButton:focus, #hidden_layers:focus {{
    border-color: {accent}; }}
QPushButton:hover, QComboBox:hover {{ border-color: {muted}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QScrollBar {{ width: {spacing}px; }}
QComboBox::drop-down {{ border: none; width: {double}px; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {text_colour}; border: {hair}px solid {rule}; }}
QToolButton {{ border: none; border-radius: {half}px; padding: {half}px; }}
QToolButton:hover {{ background: {rule}; }}
QToolButton:focus {{ border: {line}px solid {accent}; padding: {half_less_line}px; }}
#play_button, QToolButton:checked {{ background: {accent}; color: {on_accent}; }}
#studies QToolButton,
#landscape QToolButton {{ border: {hair}px solid {rule}; background: {surface}; }}
#studies QToolButton:hover,
#landscape QToolButton:hover {{ border-color: {muted}; }}
#studies QToolButton:focus,
#landscape QToolButton:focus {{
    border: {line}px solid {accent}; padding: {half_less_line}px; }}
#studies QToolButton:checked,
#landscape QToolButton:checked {{ background: {accent}; border-color: {accent}; }}
#studies QWidget, #study_strip QWidget,
#pages QWidget, #pass_card QWidget {{ font-size: {shown}px; }}
#pass_card QToolButton {{ border: {hair}px solid {rule}; padding: 0 {half}px; }}
#pass_card QToolButton:hover {{ border-color: {muted}; }}
#studies QTableWidget {{ background: {surface}; alternate-background-color: {window}; }}
#studies QHeaderView, #studies QHeaderView::section {{
    background: {surface}; border: none; font-weight: 600; }}
#studies QHeaderView::section {{ border-bottom: {line}px solid {muted}; padding: {quarter}px; }}
#view_switch QPushButton:checked {{
    background: {accent}; color: {on_accent}; border-color: {accent}; }}
#play_button:hover {{ background: {muted}; }}
QCheckBox, QRadioButton {{ spacing: {spacing}px; background: transparent; }}
QCheckBox::indicator {{
    width: {check}px; height: {check}px; border: {line}px solid {muted};
    border-radius: {quarter}px; background: {surface}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QRadioButton::indicator {{
    width: {check}px; height: {check}px; border: {line}px solid {muted};
    border-radius: {half_check}px; background: {surface}; }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QProgressBar {{ border: {hair}px solid {rule}; border-radius: {quarter}px;
    background: {surface}; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {quarter}px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QMenuBar::item {{ padding: {quarter}px {spacing}px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu {{ background: {surface}; border: {hair}px solid {rule}; }}
QMenu::item {{ padding: {half}px {double}px {half}px {indent}px; }}
QMenu::indicator {{ width: {spacing}px; height: {spacing}px; left: {spacing}px;
    border-radius: {half}px; }}
QMenu::indicator:checked {{ background: {accent}; }}
QMenu::indicator:checked:selected {{ background: {on_accent}; }}
QToolTip {{ font-family: "{family}"; font-size: {text}px; background: {surface};
    color: {text_colour}; border: {hair}px solid {rule}; padding: {half}px; }}
QScrollBar:vertical {{ background: {window}; width: {spacing}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {rule}; border-radius: {quarter}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QStatusBar::item {{ border: none; }}
"""


def style_sheet(look: Look, controls: Look | None = None) -> str:
    """Qt's style sheet for a look; every colour and size in it comes from the theme.

    Controls may be smaller than what is shown, as on a wall.
    """
    theme, sizes = look.theme, (controls or look).sizes
    spacing = sizes.spacing
    return _TEMPLATE.format(
        window=theme.window,
        surface=theme.surface,
        text_colour=theme.text,
        muted=theme.muted,
        rule=theme.rule,
        accent=theme.accent,
        on_accent=theme.on_accent,
        family=sizes.family,
        text=sizes.text,
        large=look.sizes.large,
        shown=look.sizes.text,
        spacing=spacing,
        double=2 * spacing,
        indent=3 * spacing,
        half=spacing // 2,
        quarter=spacing // 4,
        half_less_line=max(0, spacing // 2 - round(sizes.trail)),
        hair=max(1, round(sizes.thin)),
        line=max(1, round(sizes.trail)),
        check=sizes.text - 2,
        half_check=(sizes.text - 2) // 2 + max(1, round(sizes.trail)),
    )
