//! Turns `catalog/*.json` into constants and tables; a catalogue that is not whole stops the build.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "how a build script talks with cargo")]

mod catalog;

use catalog::{Catalog, LANGUAGES};
use std::{fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=catalog");
    println!("cargo::rerun-if-changed=build");
    let mut files: Vec<_> =
        fs::read_dir("catalog")?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut catalog = Catalog::new();
    for path in files {
        catalog::read_into(&mut catalog, &path.display().to_string(), &fs::read_to_string(&path)?)?;
    }
    catalog::check_whole(&catalog)?;

    let out = std::env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let fingerprint = fingerprint(&catalog);
    fs::write(out.join("keys.rs"), keys(&catalog, &fingerprint)?)?;
    let names: Vec<&str> = catalog.keys().map(String::as_str).collect();
    fs::write(out.join("names.rs"), format!("&{names:?}"))?;
    for (i, language) in LANGUAGES.iter().enumerate() {
        let texts: Vec<&str> = catalog.values().filter_map(|t| t.get(i)).map(String::as_str).collect();
        fs::write(out.join(format!("{language}.rs")), format!("&{texts:?}"))?;
        let bundle = serde_json::json!({ "fingerprint": fingerprint, "texts": texts });
        fs::write(out.join(format!("{language}.json")), bundle.to_string())?;
    }
    Ok(())
}

/// The constants, numbered in the order of the keys, and the plurals made from their two forms.
fn keys(catalog: &Catalog, fingerprint: &str) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    writeln!(code, "/// Tells the keys of one build from those of another.")?;
    writeln!(code, "pub const FINGERPRINT: &str = {fingerprint:?};")?;
    writeln!(code, "/// Every key of the catalogue: `need.process.draft` is `NEED_PROCESS_DRAFT`.")?;
    writeln!(code, "pub mod key {{\n    use super::{{Key, Plural}};")?;
    for (number, (key, [nb, ..])) in catalog.iter().enumerate() {
        let name = catalog::constant(key);
        let doc = nb.replace(['[', ']', '<', '>'], "");
        writeln!(code, "    /// {doc}\n    pub const {name}: Key = Key({number});")?;
        if let Some(stem) = key.strip_suffix(".one").map(catalog::constant) {
            writeln!(
                code,
                "    /// {doc} …\n    pub const {stem}: Plural = Plural {{ one: {stem}_ONE, other: {stem}_OTHER }};"
            )?;
        }
    }
    writeln!(code, "}}")?;
    Ok(code)
}

/// FNV-1a over the names of the keys: the order of the texts is all that a bundle and a program must agree on.
fn fingerprint(catalog: &Catalog) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in catalog.keys().flat_map(|k| k.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
