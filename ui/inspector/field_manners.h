// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace headway::ui {

/// The wheel scrolls the form; it changes a value only of the field that has the focus.
void ignoreWheelWithoutFocus(QWidget* control);

/// Undo and redo inside the field are the document's, so one history holds everything.
void leaveUndoToDocument(QWidget* control);

}  // namespace headway::ui
