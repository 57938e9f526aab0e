//! The numbers to call in words: the person's own, else the usual ones.

use crate::app::App;

/// The emergency number.
pub(super) fn emergency(app: &App) -> String {
    app.settings.help.emergency.as_ref().map_or_else(|| "112, 999, 911 …".into(), ToString::to_string)
}

/// The urgent line, which has no usual number.
pub(super) fn urgent(app: &App) -> String {
    app.settings.help.urgent.as_ref().map(|number| format!("({number})")).unwrap_or_default()
}
