//! The UI kit: Designsystemet's look on semantic HTML, wired for keyboard and screen reader, in light and dark.
//!
//! It knows no word of the domain and no language: what it must say itself comes from [`Words`], which the app
//! provides once, and everything else is given to each component.

#![expect(unreachable_pub, reason = "#[component] moves each function into a module of its own")]
#![expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]

mod alert;
mod announcer;
mod button;
mod chart;
mod choice;
mod dialog;
mod error_summary;
mod explained;
mod field;
mod heading;
mod loaded;
mod pager;
mod select;
mod skip_link;
mod table;
mod tabs;
mod tag;
mod text_area;
mod text_input;
mod words;

pub use alert::{Alert, Urgency};
pub use announcer::{Announcer, LiveRegion};
pub use button::{Button, LinkButton, Variant};
pub use chart::{BarChart, ChartRow, Series};
pub use choice::{Checkbox, CheckboxGroup, Choice, RadioGroup};
pub use dialog::Dialog;
pub use error_summary::{ErrorSummary, FieldError, focus_element};
pub use explained::Explained;
pub use heading::PageHeading;
pub use loaded::{Failure, FailureView, Loaded};
pub use pager::Pager;
pub use select::Select;
pub use skip_link::SkipLink;
pub use table::{Sorting, Table};
pub use tabs::{Tab, Tabs};
pub use tag::{Color, Tag};
pub use text_area::TextArea;
pub use text_input::{InputKind, TextInput};
pub use words::{Words, provide_words, use_words};
