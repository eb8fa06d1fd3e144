//! The package that an OpenDocument text is: a zip archive of files as they are. Three kinds of records and nothing
//! compressed, so it is written here (see decision 0016).

/// Midnight of 1 January 1980, the first day a zip archive knows: two packages of the same text are the same bytes.
const DOS_DATE: u16 = (1 << 5) | 1;

fn two(bytes: &mut Vec<u8>, value: u16) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

fn four(bytes: &mut Vec<u8>, value: u32) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

/// What the local header and the directory say alike: version, flags (names are UTF-8), stored, time, check, sizes, name.
fn described(bytes: &mut Vec<u8>, content: &[u8], size: u32, length: u16) {
    for value in [20, 1 << 11, 0, 0, DOS_DATE] {
        two(bytes, value);
    }
    four(bytes, crc32fast::hash(content));
    four(bytes, size);
    four(bytes, size);
    two(bytes, length);
    two(bytes, 0);
}

/// A file that is too large for such an archive, or too many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too large for a document")]
pub(crate) struct TooLarge;

/// Packs files in the order given.
///
/// # Errors
/// [`TooLarge`].
pub(super) fn pack(files: &[(&str, &str)]) -> Result<Vec<u8>, TooLarge> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let content = content.as_bytes();
        let size = u32::try_from(content.len()).map_err(|_| TooLarge)?;
        let length = u16::try_from(name.len()).map_err(|_| TooLarge)?;
        let offset = u32::try_from(bytes.len()).map_err(|_| TooLarge)?;
        four(&mut bytes, 0x0403_4b50);
        described(&mut bytes, content, size, length);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content);
        four(&mut directory, 0x0201_4b50);
        two(&mut directory, 20);
        described(&mut directory, content, size, length);
        // No comment, first disk, no attributes.
        for value in [0, 0, 0] {
            two(&mut directory, value);
        }
        four(&mut directory, 0);
        four(&mut directory, offset);
        directory.extend_from_slice(name.as_bytes());
    }
    let count = u16::try_from(files.len()).map_err(|_| TooLarge)?;
    let (start, size) = (u32::try_from(bytes.len()), u32::try_from(directory.len()));
    let (start, size) = (start.map_err(|_| TooLarge)?, size.map_err(|_| TooLarge)?);
    bytes.extend_from_slice(&directory);
    four(&mut bytes, 0x0605_4b50);
    for value in [0, 0, count, count] {
        two(&mut bytes, value);
    }
    four(&mut bytes, size);
    four(&mut bytes, start);
    two(&mut bytes, 0);
    Ok(bytes)
}
