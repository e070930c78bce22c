//! The rules of `docs/rules.md` as properties: one file for each rule. Generators are in [`make`].

mod blocks;
mod deficits;
mod diagnosis_merge;
mod drafting;
mod drafting_stories;
mod files;
mod indicators;
mod make;
mod matching;
mod movement;
mod pairs;
mod progress;
mod request_clock;
mod request_states;
mod route_kept;
mod route_states;
mod scoring;
mod step_files;
mod step_results;
mod suppression;
mod validation;
mod wellbeing;
mod wire;
mod witnesses;
mod workspace;
mod young;
