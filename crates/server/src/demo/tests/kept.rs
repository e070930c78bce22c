//! What is kept of routes: changes, words at their end, scans beside their steps.

use domain::route::RouteState;

use super::{REGION, promises::each};

/// Routes that have ended, changes and scans are of routes that are there, and as the rules want them.
#[test]
fn what_is_kept_of_routes_fits_them() {
    each(|region| {
        let route = |id| region.is.routes.iter().find(|route| route.id == id).expect("a route that is there");
        for (id, change) in &region.is.changes {
            let route = route(*id);
            assert!(!change.changes.is_empty() && change.version <= route.version && change.at < region.now);
        }
        for file in &region.is.files {
            let told = &file.kept.file;
            let step = route(told.route).step(told.step).expect("a step of the route");
            assert!(step.result.is_some() && file.kept.person == route(told.route).person);
            assert_eq!(domain::file::check(&file.bytes, file.bytes.len()), Ok(told.media_type));
            assert_eq!(domain::file::check_name(&told.name), Ok(()));
        }
    });
    assert!(!REGION.is.files.is_empty());
    let word = |r: &&domain::route::Route| {
        r.state != RouteState::Closed || !r.history.last().is_none_or(|e| e.comment.is_empty())
    };
    assert!(REGION.is.routes.iter().all(|r| word(&r)), "whoever ends a route early says what was reached");
}
