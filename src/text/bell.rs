//! The bell of every screen.

use super::count;

/// «Уведомления: 3 новых».
pub fn name(unread: usize) -> String {
    match unread {
        0 => "Уведомления: новых нет".to_owned(),
        n => format!("Уведомления: {}", count(n, ["новое", "новых", "новых"])),
    }
}

/// The workspace names a hundred at most.
pub fn number(unread: usize) -> String {
    if unread > 99 { "99+".to_owned() } else { unread.to_string() }
}
