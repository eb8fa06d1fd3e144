//! The structure as it was on a day: public reads.

mod cooperations;
mod counties;
mod described;
mod equal_voice;
mod hosts;
mod moving;
mod municipalities;
mod places;
mod regions;
mod timeline;

use super::each;
