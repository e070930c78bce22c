//! A radar of areas: how far each has come, 0 to 100 %, with the line below which a deficit begins.

use charming::{
    Chart,
    component::{RadarAxisName, RadarCoordinate, RadarIndicator},
    datatype::DataPointItem,
    element::{
        AreaStyle, AxisLine, AxisLineStyle, LineStyle, LineStyleType, Shape, SplitArea, SplitLine, Symbol,
    },
    series::Radar,
};

use super::Look;
use crate::text;

/// An area and its share in per cent; `None` says «мало данных».
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub title: String,
    pub percent: Option<f64>,
}

/// Fewer axes make no shape.
const FEWEST: usize = 3;

/// Whether there is enough for a drawing. Areas without data are left out of it: a zero would be a lie.
pub fn can_draw(axes: &[Axis]) -> bool {
    known(axes).count() >= FEWEST
}

/// Height in pixels that suits the width.
pub fn height(look_width: f64) -> u32 {
    if look_width < 480.0 { 300 } else { 380 }
}

/// The options. `threshold` draws the share below which a deficit begins.
pub fn radar(axes: &[Axis], threshold: Option<f64>, look: &Look) -> Chart {
    let indicators: Vec<RadarIndicator> = known(axes)
        .map(|(title, percent)| {
            RadarIndicator::from((label(title, percent, look.is_narrow()).as_str(), 0.0, 100.0))
        })
        .collect();
    let values: Vec<f64> = known(axes).map(|(_, percent)| percent).collect();
    let spoke = AxisLineStyle::new().color((1.0, look.line.as_str()));
    let radius = if look.is_narrow() { look.width * 0.235 } else { f64::from(height(look.width)) * 0.34 };
    let coordinate = RadarCoordinate::new()
        .radius(radius.round())
        .center(vec!["50%", "52%"])
        .shape(Shape::Polygon)
        .split_number(4)
        .name_gap(8)
        .axis_name(
            RadarAxisName::new()
                .color(look.ink.as_str())
                .font_size(look.small)
                .line_height(look.small * 1.25),
        )
        .axis_line(AxisLine::new().line_style(spoke))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(look.line.as_str())))
        .split_area(SplitArea::new().show(false))
        .indicator(indicators);
    let shape = Radar::new()
        .symbol(Symbol::Circle)
        .symbol_size(8)
        .line_style(LineStyle::new().color(look.route.as_str()).width(3))
        .area_style(AreaStyle::new().color(look.route.as_str()).opacity(0.18))
        .data(vec![DataPointItem::new(values.clone())]);
    let chart = Chart::new().animation(false).color(vec![look.route.as_str()]).radar(coordinate);
    let chart = match threshold {
        Some(threshold) => chart.series(
            Radar::new()
                .symbol(Symbol::None)
                .line_style(
                    LineStyle::new().color(look.risk.as_str()).width(1.5).type_(LineStyleType::Dashed),
                )
                .data(vec![DataPointItem::new(vec![threshold; values.len()])]),
        ),
        None => chart,
    };
    chart.series(shape)
}

fn known(axes: &[Axis]) -> impl Iterator<Item = (&str, f64)> {
    axes.iter().filter_map(|axis| Some((axis.title.as_str(), axis.percent?)))
}

/// The title in lines that fit beside the shape, and the share below it.
fn label(title: &str, percent: f64, narrow: bool) -> String {
    let lines = title.replace('-', "-\n").replace(' ', "\n");
    let words = lines.split('\n').map(|word| if narrow { broken(word) } else { word.to_owned() });
    format!("{}\n{}\u{a0}%", words.collect::<Vec<_>>().join("\n"), text::decimal(percent.round()))
}

/// A long word in two lines, before an ending of the kind «-ческая», «-тивная».
fn broken(word: &str) -> String {
    const LONGEST: usize = 11;
    const ENDING: usize = 6;
    let letters = word.chars().count();
    if letters <= LONGEST {
        return word.to_owned();
    }
    let (start, ending): (String, String) =
        (word.chars().take(letters - ENDING).collect(), word.chars().skip(letters - ENDING).collect());
    format!("{start}-\n{ending}")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn axes(percents: [Option<f64>; 5]) -> Vec<Axis> {
        let titles =
            ["Предметная", "Методическая", "Психолого-педагогическая", "Коммуникативная", "Цифровая"];
        titles.into_iter().zip(percents).map(|(t, percent)| Axis { title: t.into(), percent }).collect()
    }

    fn drawn(axes: &[Axis]) -> Value {
        let look = Look { small: 13.0, width: 328.0, ..Look::default() };
        serde_json::to_value(radar(axes, Some(60.0), &look)).expect("options are JSON")
    }

    #[test]
    fn an_area_without_data_is_no_zero() {
        let some = axes([Some(70.4), None, Some(55.0), Some(80.0), Some(40.0)]);
        let options = drawn(&some);
        assert_eq!(options["series"][1]["data"][0]["value"], json!([70.4, 55.0, 80.0, 40.0]));
        assert_eq!(options["series"][0]["data"][0]["value"], json!([60.0, 60.0, 60.0, 60.0]));
        assert_eq!(options["radar"][0]["indicator"].as_array().map(Vec::len), Some(4));
    }

    #[test]
    fn long_names_break_into_lines_that_fit_a_phone() {
        let options = drawn(&axes([Some(70.4); 5]));
        assert_eq!(options["radar"][0]["indicator"][2]["name"], "Психолого-\nпедагоги-\nческая\n70\u{a0}%");
    }

    #[test]
    fn two_areas_make_no_shape() {
        assert!(!can_draw(&axes([Some(70.0), None, None, Some(80.0), None])));
        assert!(can_draw(&axes([Some(70.0), None, Some(1.0), Some(80.0), None])));
    }
}
