//! Sign-in.

use domain::people::Role;

pub const TITLE: &str = "Вход";
pub const LEAD: &str = "Понять, где вы сейчас, выбрать, куда расти, и знать, кого спросить.";
pub const LOGIN: &str = "Логин";
pub const PASSWORD: &str = "Пароль";
pub const SUBMIT: &str = "Войти";
pub const LOGIN_EMPTY: &str = "Введите логин";
pub const PASSWORD_EMPTY: &str = "Введите пароль";
pub const DEMO_TITLE: &str = "Попробовать без регистрации";
pub const DEMO_HINT: &str = "Люди и школы вымышлены. Войдите одним касанием в любую роль.";
pub const RETURN: &str = "После входа вы вернётесь туда, где остановились. Всё введённое сохранено.";

/// What a demo account is called: two of them are teachers.
pub fn demo_role(login: &str, role_of: Role) -> &'static str {
    if login == "young" { "Молодой педагог" } else { role(role_of) }
}

/// A role as people call it.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Teacher => "Педагог",
        Role::Mentor => "Наставник",
        Role::SchoolAdmin => "Администрация школы",
        Role::Municipal => "Муниципальная методическая служба",
        Role::Methodist => "Региональный методист",
        Role::Centre => "ЦНППМ",
        Role::Ministry => "Министерство",
        Role::Psychologist => "Психолог",
    }
}
