//! Horizontal bars, in the order given, against a target line. Bars that reach the target are drawn in its colour; the
//! line and the value beside each bar say the same without colour.

use charming::{
    Chart,
    component::{Axis, Grid},
    datatype::{CompositeValue, DataPointItem},
    element::{
        AxisLabel, AxisLine, AxisTick, AxisType, Color, Emphasis, Formatter, ItemStyle, Label, LabelPosition,
        LineStyle, LineStyleType, MarkLine, MarkLineData, MarkLineVariant, SplitLine, Symbol, Tooltip,
        Trigger,
    },
    series,
};

use super::Look;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub name: String,
    pub value: f64,
    /// The value as people write it: «24,6 %».
    pub shown: String,
    /// On hover: «Киикская СОШ: 24,6 % (12 из 49)».
    pub detail: String,
    /// Reaches the target.
    pub met: bool,
}

/// The line to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub value: f64,
    /// «цель 30 %».
    pub words: String,
}

/// Room for the target's words above the bars.
const HEAD: u32 = 28;

/// Height in pixels: each bar has its room, however many there are.
pub fn height(rows: usize) -> u32 {
    let row = if rows > 25 { 26 } else { 32 };
    u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(row).saturating_add(HEAD + 8)
}

/// The options.
pub fn bars(bars: &[Bar], target: Option<&Target>, look: &Look) -> Chart {
    let letters = letters(look);
    let names: Vec<String> = bars.iter().map(|bar| shorten(&bar.name, letters)).collect();
    let hidden = || (AxisLine::new().show(false), AxisTick::new().show(false));
    let (line, tick) = hidden();
    let rows = Axis::new()
        .type_(AxisType::Category)
        .inverse(true)
        .axis_line(line)
        .axis_tick(tick)
        .axis_label(AxisLabel::new().color(look.ink_2.as_str()).font_size(look.small).interval(0))
        .data(names);
    let (line, tick) = hidden();
    let values = Axis::new()
        .type_(AxisType::Value)
        .min(0)
        .max(longest(bars, target))
        .axis_line(line)
        .axis_tick(tick)
        .axis_label(AxisLabel::new().show(false))
        .split_line(SplitLine::new().show(false));
    let grid =
        Grid::new().left(4).right(label_room(bars, look)).top(f64::from(HEAD)).bottom(4).contain_label(true);
    let series = series::Bar::new()
        .bar_width("68%")
        .label(value_label(look))
        .emphasis(Emphasis::new().disabled(true))
        .data(bars.iter().enumerate().map(|(index, bar)| item(index, bar, look)).collect::<Vec<_>>());
    let series = match target {
        Some(target) => series.mark_line(target_line(target, look)),
        None => series,
    };
    Chart::new().animation(false).grid(grid).x_axis(values).y_axis(rows).tooltip(tooltip(look)).series(series)
}

/// The third value is the label: ECharts' own number format knows no comma. The name is what the tooltip says.
fn item(index: usize, bar: &Bar, look: &Look) -> DataPointItem {
    let index = i64::try_from(index).unwrap_or(i64::MAX);
    let value: Vec<CompositeValue> = vec![bar.value.into(), index.into(), bar.shown.as_str().into()];
    // A real colour, not an opacity: that would make the label pale too.
    let colour = if bar.met { look.met.clone() } else { mix(&look.route, &look.card, 0.55) };
    let style = ItemStyle::new().color(colour).border_radius(4);
    DataPointItem::new(value).name(bar.detail.as_str()).item_style(style)
}

fn value_label(look: &Look) -> Label {
    Label::new()
        .show(true)
        .position(LabelPosition::Right)
        .distance(6)
        .formatter(Formatter::String("{@[2]}".into()))
        .color(look.ink.as_str())
        .font_size(look.small)
        // The target line passes behind the number.
        .background_color(look.card.as_str())
        .padding((4.0, 3.0, 4.0, 3.0))
}

fn target_line(target: &Target, look: &Look) -> MarkLine {
    let at = MarkLineData::new().x_axis(target.value).label(
        Label::new()
            .show(true)
            .position(LabelPosition::Start)
            .formatter(Formatter::String(target.words.clone()))
            .color(look.ink.as_str())
            .font_size(look.small),
    );
    MarkLine::new()
        .silent(true)
        .z(1)
        .symbol(vec![Symbol::None, Symbol::None])
        .line_style(LineStyle::new().color(look.ink.as_str()).width(2).type_(LineStyleType::Dashed))
        .data(vec![MarkLineVariant::Simple(at)])
}

fn tooltip(look: &Look) -> Tooltip {
    Tooltip::new()
        .trigger(Trigger::Item)
        .formatter(Formatter::String("{b}".into()))
        .background_color(Color::from(look.card.as_str()))
        .border_color(Color::from(look.line.as_str()))
}

/// The end of the axis: the longest bar, the target, and a little air.
fn longest(bars: &[Bar], target: Option<&Target>) -> f64 {
    let values = bars.iter().map(|bar| bar.value).chain(target.map(|target| target.value));
    (values.fold(0.0, f64::max) * 1.02).max(1.0)
}

/// Room at the right for the label of the longest bar.
fn label_room(bars: &[Bar], look: &Look) -> f64 {
    let letters = bars.iter().map(|bar| bar.shown.chars().count()).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a few letters")]
    let room = letters as f64 * look.small * 0.6 + 14.0;
    room.round()
}

/// How many letters of a name fit in its share of the width.
fn letters(look: &Look) -> usize {
    let share = if look.is_narrow() { 0.4 } else { 0.34 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen")]
    let letters = (look.width * share / (look.small * 0.56).max(1.0)) as usize;
    letters.clamp(12, 48)
}

/// So much of one colour in another, both as the browser computes them: `rgb(0, 112, 106)`.
fn mix(colour: &str, other: &str, share: f64) -> String {
    let parts = |text: &str| -> Option<[f64; 3]> {
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let parts: Vec<f64> = inside.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        parts.try_into().ok()
    };
    match (parts(colour), parts(other)) {
        (Some(a), Some(b)) => {
            let [r, g, b] = [0, 1, 2].map(|i| (a[i] * share + b[i] * (1.0 - share)).round());
            format!("rgb({r}, {g}, {b})")
        }
        _ => colour.to_owned(),
    }
}

/// A name within so many letters; what is cut off is in the tooltip and in the table.
fn shorten(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let kept: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end_matches([' ', '«', ',', '.']))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn bar(name: &str, value: f64, met: bool) -> Bar {
        let shown = format!("{value}\u{a0}%").replace('.', ",");
        Bar { name: name.into(), value, detail: format!("{name}: {shown}"), shown, met }
    }

    fn drawn(rows: &[Bar], target: Option<Target>, width: f64) -> Value {
        let look = Look { route: "teal".into(), met: "green".into(), small: 13.0, width, ..Look::default() };
        serde_json::to_value(bars(rows, target.as_ref(), &look)).expect("options are JSON")
    }

    #[test]
    fn bars_at_the_target_differ_and_labels_are_russian() {
        let target = Target { value: 30.0, words: "цель 30 %".into() };
        let options = drawn(&[bar("А", 9.5, false), bar("Б", 30.0, true)], Some(target), 600.0);
        let series = &options["series"][0];
        assert_eq!(series["data"][0]["value"], json!([9.5, 0, "9,5\u{a0}%"]));
        assert_eq!(series["data"][0]["itemStyle"]["color"], "teal");
        assert_eq!(series["data"][1]["itemStyle"]["color"], "green");
        assert_eq!(series["markLine"]["data"][0]["xAxis"], json!(30.0));
        assert_eq!(options["yAxis"]["data"], json!(["А", "Б"]), "in the order given");
    }

    #[test]
    fn the_axis_reaches_the_target_when_all_are_below() {
        let target = Target { value: 30.0, words: "цель 30 %".into() };
        let options = drawn(&[bar("А", 9.0, false)], Some(target), 600.0);
        assert!(options["xAxis"]["max"].as_f64().is_some_and(|max| max >= 30.0));
    }

    #[test]
    fn long_names_are_cut_to_a_phone() {
        let long = "МБОУ «Кудельно-Ключевская средняя общеобразовательная школа»";
        assert_eq!(shorten(long, 20), "МБОУ «Кудельно-Ключ…");
        assert_eq!(shorten("Ошская СОШ", 20), "Ошская СОШ");
        let options = drawn(&[bar(long, 9.0, false)], None, 328.0);
        assert!(options["yAxis"]["data"][0].as_str().is_some_and(|name| name.ends_with('…')));
    }

    #[test]
    fn colours_are_mixed_as_the_browser_writes_them() {
        assert_eq!(mix("rgb(0, 100, 200)", "rgb(255, 255, 255)", 0.5), "rgb(128, 178, 228)");
        assert_eq!(mix("teal", "white", 0.5), "teal");
    }

    #[test]
    fn height_grows_with_rows() {
        assert!(height(40) > height(30) && height(30) > height(3));
    }
}
