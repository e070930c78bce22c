//! Taking a figure away: the drawing as PNG with its title, the rows as CSV. Nothing leaves the device.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

use super::Look;

/// Twice the pixels: sharp in print.
const SCALE: f64 = 2.0;
const MARGIN: f64 = 20.0;
const TITLE: f64 = 18.0;

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser did not make the file")]
pub struct NoFile;

impl From<JsValue> for NoFile {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Saves text as a file.
pub fn save_text(text: &str, kind: &str, name: &str) -> Result<(), NoFile> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    save(&Blob::new_with_str_sequence_and_options(&parts, &options)?, name)
}

/// Saves a drawing (an SVG data address) as PNG under its title.
pub async fn save_png(drawing: &str, title: &str, look: &Look, name: &str) -> Result<(), NoFile> {
    let image = HtmlImageElement::new()?;
    image.set_src(drawing);
    JsFuture::from(image.decode()).await?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let canvas: HtmlCanvasElement = document()?.create_element("canvas")?.unchecked_into();
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(NoFile)?.unchecked_into();
    let font = format!("600 {TITLE}px {}", look.font);
    context.set_font(&font);
    let lines =
        wrap(title, |line| context.measure_text(line).is_ok_and(|measured| measured.width() <= width));
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let above = lines.len() as f64 * TITLE * 1.3 + MARGIN / 2.0;
    set_size(&canvas, width + 2.0 * MARGIN, height + above + 2.0 * MARGIN);
    context.scale(SCALE, SCALE)?;
    context.set_fill_style_str(&look.card);
    context.fill_rect(0.0, 0.0, width + 2.0 * MARGIN, height + above + 2.0 * MARGIN);
    // A new size forgets the font.
    context.set_font(&font);
    context.set_fill_style_str(&look.ink);
    let mut y = MARGIN + TITLE;
    for line in lines {
        context.fill_text(&line, MARGIN, y)?;
        y += TITLE * 1.3;
    }
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        MARGIN,
        MARGIN + above,
        width,
        height,
    )?;
    save(&to_blob(&canvas).await?, name)
}

async fn to_blob(canvas: &HtmlCanvasElement) -> Result<Blob, NoFile> {
    let made = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(made).await?.dyn_into().map_err(|_| NoFile)
}

fn set_size(canvas: &HtmlCanvasElement, width: f64, height: f64) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
    let pixels = |length: f64| (length * SCALE).ceil() as u32;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
}

fn save(blob: &Blob, name: &str) -> Result<(), NoFile> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)?;
    Ok(())
}

fn document() -> Result<web_sys::Document, NoFile> {
    web_sys::window().and_then(|window| window.document()).ok_or(NoFile)
}

/// Words in lines that fit; a word that fits nowhere has a line of its own.
fn wrap(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| fits(line));
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_wrapped_at_words() {
        let lines = wrap("Школы: доля освоивших, от меньшей", |line| {
            line.chars().count() <= 12
        });
        assert_eq!(lines, ["Школы: доля", "освоивших,", "от меньшей"]);
    }
}
