//! Ids of requirements in a text: `C-ИОМ-4`, `D-NSO-3`, and runs of them, `C-НАСТ-1..9`, `C-ИОМ-1–3`, `F-ОХВ-6/7`.

/// Every quoted id with its line, from 1: `(line, section, number)`.
pub fn of(text: &str) -> Vec<(usize, String, u32)> {
    text.lines()
        .enumerate()
        .flat_map(|(at, line)| {
            in_line(line).into_iter().map(move |(section, number)| (at + 1, section, number))
        })
        .collect()
}

fn in_line(line: &str) -> Vec<(String, u32)> {
    let chars: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some((section, after)) = section(&chars, at) else {
            at += 1;
            continue;
        };
        let Some((first, mut end)) = number(&chars, after) else {
            at = after;
            continue;
        };
        found.push((section.clone(), first));
        while let Some((more, next)) = run(&chars, end, found.last().map_or(first, |(_, n)| *n)) {
            found.extend(more.map(|n| (section.clone(), n)));
            end = next;
        }
        at = end;
    }
    found
}

/// `C-ИОМ-` at a place where a word begins, and where it ends.
fn section(chars: &[char], at: usize) -> Option<(String, usize)> {
    let begins = at == 0 || !chars[at - 1].is_alphanumeric();
    if !begins || !('A'..='H').contains(chars.get(at)?) || chars.get(at + 1) != Some(&'-') {
        return None;
    }
    let letters = chars[at + 2..].iter().take_while(|c| c.is_uppercase()).count();
    let end = at + 2 + letters;
    (letters >= 2 && chars.get(end) == Some(&'-')).then(|| (chars[at..end].iter().collect(), end + 1))
}

fn number(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let digits: String = chars[at.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).collect();
    Some((digits.parse().ok()?, at + digits.len()))
}

/// What continues an id: a range, or one more number after a slash or a comma without a space.
fn run(chars: &[char], at: usize, from: u32) -> Option<(std::ops::RangeInclusive<u32>, usize)> {
    let rest: String = chars[at..].iter().take(3).collect();
    let range = ["...", "..=", "..", "–", "…"].iter().find(|mark| rest.starts_with(**mark));
    if let Some(mark) = range {
        let (last, end) = number(chars, at + mark.chars().count())?;
        return (last > from && last - from < 100).then_some((from + 1..=last, end));
    }
    let (next, end) = (rest.starts_with(['/', ','])).then(|| number(chars, at + 1)).flatten()?;
    Some((next..=next, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(line: &str) -> Vec<String> {
        in_line(line).into_iter().map(|(section, number)| format!("{section}-{number}")).collect()
    }

    #[test]
    fn ids_are_found_where_they_stand() {
        assert_eq!(ids("/// A block (C-ДИАГ-1), see D-NSO-3."), ["C-ДИАГ-1", "D-NSO-3"]);
        assert_eq!(ids("url XC-ИОМ-1 C-x-1 A-1 UTF-8 ISO-8601"), Vec::<String>::new());
    }

    #[test]
    fn runs_are_spelled_out() {
        assert_eq!(ids("C-НАСТ-1..3"), ["C-НАСТ-1", "C-НАСТ-2", "C-НАСТ-3"]);
        assert_eq!(ids("D-NSO-1…3, C-ИОМ-4/6"), ["D-NSO-1", "D-NSO-2", "D-NSO-3", "C-ИОМ-4", "C-ИОМ-6"]);
        assert_eq!(ids("C-ИОМ-1–2,5 and 7"), ["C-ИОМ-1", "C-ИОМ-2", "C-ИОМ-5"]);
        assert_eq!(ids("C-ИОМ-3. Then 4"), ["C-ИОМ-3"]);
    }
}
