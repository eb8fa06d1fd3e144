//! Inter, the typeface that Designsystemet's theme names, in the letters our languages write.

use anyhow::{Context, Result};
use std::fs;

use crate::project::Project;

const FOLDER: &str = "node_modules/@fontsource-variable/inter/files";

/// One font file with all weights, and the letters it is fetched for.
pub(crate) struct Face {
    file: &'static str,
    unicode_range: &'static str,
}

/// Norwegian and English need only the first; a page with Sámi letters (č, đ, ŋ, š, ŧ, ž) fetches the second too.
pub(crate) const FACES: [Face; 2] = [
    Face {
        file: "inter-latin-wght-normal.woff2",
        unicode_range: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,\
                        U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
    Face {
        file: "inter-latin-ext-wght-normal.woff2",
        unicode_range: "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,\
                        U+1E00-1E9F,U+1EF2-1EFF",
    },
];

impl Face {
    /// The rule that names the file, which lies beside the stylesheet.
    pub(crate) fn rule(&self) -> String {
        format!(
            "@font-face{{font-family:Inter;font-style:normal;font-weight:100 900;font-display:swap;\
             src:url({}) format('woff2');unicode-range:{}}}\n",
            self.file, self.unicode_range
        )
    }
}

/// The font files by name.
///
/// # Errors
/// When the npm packages are not installed.
pub(crate) fn files(project: &Project) -> Result<Vec<(String, Vec<u8>)>> {
    let read = |face: &Face| {
        let path = project.root.join(FOLDER).join(face.file);
        let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        Ok((face.file.to_owned(), bytes))
    };
    FACES.iter().map(read).collect()
}
