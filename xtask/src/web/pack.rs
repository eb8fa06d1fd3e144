//! Small chunks in one file: splitting by page leaves hundreds of pieces that some pages share, most of them smaller than
//! the headers they would be sent with.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Chunks up to this size are packed.
pub(super) const SMALL: u64 = 4096;

/// The JavaScript between the chunks and the browser, and the file that they are packed in.
const LOADER: &str = "__wasm_split.js";
const PACK: &str = "small.bin";

/// Gives a part of the pack as if it had been fetched by itself. What did not come is asked for again the next time.
const UNPACK: &str = r#"let pack;
function small(from, to) {
    const whole = (pack ??= fetch(new URL("./small.bin", import.meta.url)).then((answer) => {
        if (!answer.ok) throw new Error(`the small chunks did not come: ${answer.status}`);
        return answer.arrayBuffer();
    }));
    whole.catch(() => { if (pack === whole) pack = undefined; });
    const headers = { "content-type": "application/wasm" };
    return whole.then((all) => new Response(all.slice(from, to), { headers }));
}
"#;

/// Packs the small chunks of the folder.
///
/// # Errors
/// When the loader does not fetch chunks in the way that is known here.
pub(crate) fn pack(modules: &Path) -> Result<()> {
    let loader = modules.join(LOADER);
    let script =
        fs::read_to_string(&loader).with_context(|| format!("could not read {}", loader.display()))?;
    let size = |name: &str| fs::metadata(modules.join(name)).map_or(u64::MAX, |file| file.len());
    let names: Vec<String> = chunks(&script).filter(|name| size(name) <= SMALL).map(str::to_owned).collect();
    let (mut script, mut whole) = (script, Vec::new());
    for name in &names {
        let file = modules.join(name);
        let from = whole.len();
        whole.extend(fs::read(&file)?);
        script = packed(&script, name, from, whole.len())?;
        fs::remove_file(file)?;
    }
    // After the imports, which come first in a module.
    let place = script.find("\n\n").context("the loader has no head")? + 1;
    script.insert_str(place, UNPACK);
    fs::write(&loader, script)?;
    fs::write(modules.join(PACK), whole)?;
    Ok(())
}

/// The shared chunks that the loader fetches; a page's own is a file of its own.
fn chunks(script: &str) -> impl Iterator<Item = &str> {
    script
        .split("new URL(\"./")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| name.starts_with("chunk_"))
}

/// The loader with one chunk from the pack.
fn packed(script: &str, name: &str, from: usize, to: usize) -> Result<String> {
    let fetched = format!("fetch(new URL(\"./{name}\", import.meta.url))");
    ensure!(script.matches(&fetched).count() == 1, "the loader does not fetch {name} once");
    Ok(script.replace(&fetched, &format!("small({from}, {to})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import { initSync } from \"./web.js\";\n\n\
        const __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n});\n\
        const load = makeLoad(() => {\n    const src = fetch(new URL(\"./split_needs.wasm\", import.meta.url));\n});\n";

    #[test]
    fn a_shared_chunk_is_known_and_a_page_of_its_own_is_not() {
        assert_eq!(chunks(SCRIPT).collect::<Vec<_>>(), ["chunk_1.wasm"]);
    }

    #[test]
    fn a_packed_chunk_is_taken_from_the_pack() {
        let script = packed(SCRIPT, "chunk_1.wasm", 0, 300).unwrap();
        assert!(script.contains("const src = small(0, 300);"));
        assert!(packed(&script, "chunk_1.wasm", 0, 300).is_err());
    }
}
