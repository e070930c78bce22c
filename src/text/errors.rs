//! The one place that words errors: what happened, what is safe, what to do.

use crate::{api::ApiError, storage::StorageError};

/// An error of the network or the server.
pub fn api(error: &ApiError) -> String {
    match error {
        ApiError::Offline => {
            "Нет связи с сервером. Всё, что вы ввели, хранится на этом устройстве и уйдёт само, когда \
                              связь появится."
                .into()
        }
        ApiError::Busy { retry_after: Some(seconds), .. } => {
            format!("Сервер сейчас не отвечает. Попробуйте через {seconds} с: введённое не потеряно.")
        }
        ApiError::Busy { .. } => "Сервер сейчас не отвечает. Попробуйте позже: введённое не потеряно.".into(),
        ApiError::Refused(problem) => problem.detail.clone(),
        ApiError::Unreadable => {
            "Пришёл ответ не от платформы. Если вы в гостевой сети, войдите в неё и повторите.".into()
        }
    }
}

/// An error of the device's storage.
pub fn storage(error: &StorageError) -> &'static str {
    match error {
        StorageError::Full => {
            "Память браузера заполнена: изменение пока есть только в этой вкладке. Не закрывайте её, пока оно не уйдёт на сервер."
        }
        StorageError::Corrupt(_) => {
            "Сохранённая копия повреждена и отложена в сторону. Данные загружаются с сервера заново."
        }
    }
}
