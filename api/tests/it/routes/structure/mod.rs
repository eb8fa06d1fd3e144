//! The structure as it was on a day: public reads.

mod clusters;
mod cooperations;
mod counties;
mod municipalities;
mod places;
mod regions;

use super::each;
