//! What the browser gives that rules may not take themselves: the clock, randomness, timers. Everything below takes
//! time and ids as arguments.

use std::cell::Cell;

use chrono::{DateTime, Local, NaiveDate, Utc};
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Unix time in milliseconds.
pub fn now_ms() -> u64 {
    // Safe for the next 285,000 years: the value is a whole number below 2^53.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let ms = js_sys::Date::now() as u64;
    ms
}

/// Now, to the millisecond.
pub fn now() -> DateTime<Utc> {
    i64::try_from(now_ms()).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default()
}

/// Today by the clock of the device.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// A new `UUIDv7`. Ids made by one tab rise strictly, so that commands sort in the order they were given.
pub fn new_id() -> Uuid {
    thread_local!(static LAST: Cell<u64> = const { Cell::new(0) });
    let ms = LAST.with(|last| {
        let ms = now_ms().max(last.get() + 1);
        last.set(ms);
        ms
    });
    let mut random = [0; 10];
    fill_random(&mut random);
    domain::ids::uuid_v7(ms, random)
}

/// A secret of 256 bits, in hexadecimal; none where the browser has no randomness that is good enough for one.
pub fn secret() -> Option<String> {
    let mut random = [0; 32];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut random).ok()?;
    let digits = random.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Some(digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect())
}

/// A random number in `0.0..1.0`, for jitter.
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// Waits.
pub async fn sleep(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // Without a window there is nobody to wait for.
        if let Some(window) = web_sys::window()
            && window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).is_ok()
        {
            return;
        }
        let _ = resolve.call0(&JsValue::NULL);
    });
    // A timer's promise never rejects.
    let _ = JsFuture::from(promise).await;
}

fn fill_random(bytes: &mut [u8]) {
    let filled =
        web_sys::window().and_then(|w| w.crypto().ok()).map(|c| c.get_random_values_with_u8_array(bytes));
    if !matches!(filled, Some(Ok(_))) {
        for byte in bytes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            let value = (random() * 256.0) as u8;
            *byte = value;
        }
    }
}
