//! Everything the browser loads, in one folder that the server can send as it is.

use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::fs;
use std::io::Write;
use std::path::Path;

use super::{Mode, fonts, page, styles};
use crate::inputs::{Fingerprint, files_below};
use crate::parallel;
use crate::process::say;
use crate::project::Project;

type File = (String, Vec<u8>);

/// Fills `folder`: `index.html`, the files of `web/public`, and `assets/<hash of all assets>/`.
///
/// One hashed folder, not a hash in each name: relative links between the files stay valid, and a browser that
/// holds an old page never mixes two builds. The folder is made beside the old one and then takes its place.
///
/// # Errors
/// When a source is missing or the disk refuses.
pub(crate) fn write(project: &Project, modules: &Path, mode: Mode, folder: &Path) -> Result<()> {
    let mut assets = vec![("app.css".to_owned(), styles::stylesheet(project)?.into_bytes())];
    for script in ["boot.js", "theme.js"] {
        let path = project.root.join("web").join(script);
        assets.push((script.to_owned(), fs::read(&path).with_context(|| path.display().to_string())?));
    }
    assets.push(fonts::file(project)?);
    assets.extend(
        texts::Lang::ALL.map(|lang| (format!("texts.{lang}.json"), texts::bundle_json(lang).into_bytes())),
    );
    assets.extend(folder_content(modules)?);
    assets.sort();
    let mut fingerprint = Fingerprint::default();
    for (name, content) in &assets {
        fingerprint.add(name, content);
    }
    let prefix = format!("assets/{}", fingerprint.finish());

    let mut files = folder_content(&project.root.join("web/public"))?;
    files.push(("index.html".to_owned(), page::page(project, &format!("/{prefix}"))?.into_bytes()));
    files.extend(assets.into_iter().map(|(name, content)| (format!("{prefix}/{name}"), content)));

    let fresh = folder.with_extension("new");
    remove(&fresh)?;
    files.sort_by_key(|(_, content)| Reverse(content.len()));
    parallel::for_each(files, |(name, content)| put(&fresh, &name, &content, mode))?;
    remove(folder)?;
    fs::rename(&fresh, folder)?;
    Ok(())
}

/// The files below a folder, named from it.
fn folder_content(folder: &Path) -> Result<Vec<File>> {
    let read = |path: &std::path::PathBuf| {
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        Ok((name, fs::read(path)?))
    };
    files_below(folder)?.iter().map(read).collect()
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    }
    Ok(())
}

/// Writes a file and, for release, its brotli and gzip forms, so that the server never compresses while it answers.
fn put(folder: &Path, name: &str, content: &[u8], mode: Mode) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&path, content)?;
    let compressed_already = [".woff2", ".png"].iter().any(|end| name.ends_with(end));
    if mode == Mode::Debug || compressed_already {
        return Ok(());
    }
    let (brotli, gzip) = (brotli(content)?, gzip(content)?);
    say(format_args!(
        "    {:>9} bytes, {:>8} gzip, {:>8} brotli  {name}",
        content.len(),
        gzip.len(),
        brotli.len()
    ));
    fs::write(folder.join(format!("{name}.br")), brotli)?;
    fs::write(folder.join(format!("{name}.gz")), gzip)?;
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut out, &parameters)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
