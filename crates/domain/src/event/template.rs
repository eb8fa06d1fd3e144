//! What the log says of templates.

use super::changes;
use crate::template::TemplateKind;
use time::Date;

changes! {
    /// What happened to a template.
    pub enum TemplateChange {
        /// It was made, with its first version.
        Created {
            /// What it is for.
            template: TemplateKind,
            /// The day the version is valid from.
            #[serde(with = "crate::iso::date")]
            from: Date,
        } = "template.created",
        /// A version was published.
        VersionPublished {
            /// Its number.
            number: i32,
            /// The day it is valid from.
            #[serde(with = "crate::iso::date")]
            from: Date,
        } = "template.version_published",
    }
}
