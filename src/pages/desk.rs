//! The desk: one's teachers, the load of methodists, young teachers, a school's staff. What a bulk action came to is shown
//! one by one in [`outcome`].

mod load;
mod outcome;
mod staff;
mod teacher;
mod teachers;
mod young;

pub use load::{MethodistPage, MethodistsPage};
pub use staff::StaffPage;
pub use teacher::TeacherPage;
pub use teachers::TeachersPage;
pub use young::YoungPage;
