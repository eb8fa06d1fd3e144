//! The development loop: build quickly, serve, and start over when a source changes.

use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

use crate::inputs::Fingerprint;
use crate::process::{cargo, run, say};
use crate::project::Project;
use crate::web::{self, Mode};

const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Serves the debug build until it is interrupted. Wants `DATABASE_URL`.
///
/// # Errors
/// When the sources cannot be read; a build that fails is shown and waits for the next change.
pub(crate) fn serve(project: &Project) -> Result<()> {
    loop {
        let built = sources(project)?;
        let mut server = match build_and_start(project) {
            Ok(server) => Some(server),
            Err(error) => {
                say(format_args!("{error:#}\nwaiting for a change"));
                None
            }
        };
        while sources(project)? == built {
            sleep(LOOK_EVERY);
            if let Some(child) = &mut server
                && let Some(status) = child.try_wait()?
            {
                say(format_args!("the server ended ({status}); waiting for a change"));
                server = None;
            }
        }
        say("a source changed");
        if let Some(mut child) = server {
            child.kill()?;
            child.wait()?;
        }
    }
}

fn sources(project: &Project) -> Result<String> {
    let mut fingerprint = Fingerprint::default();
    for folder in project.folders_behind("api") {
        fingerprint.add_path(&folder)?;
    }
    for folder in ["migrations", "data"] {
        fingerprint.add_path(&project.root.join(folder))?;
    }
    fingerprint.add("web", web::inputs(project)?.as_bytes());
    Ok(fingerprint.finish())
}

fn build_and_start(project: &Project) -> Result<Child> {
    run(cargo(project).args(["build", "--bin", "api"]))?;
    web::build(project, Mode::Debug)?;
    let api = project.target.join("debug/api");
    for arguments in [&["migrate"][..], &["import", "reference"], &["import", "demo"]] {
        run(program(&api, project).args(arguments))?;
    }
    let mut server = program(&api, project);
    Ok(server.arg("serve").env("DIST", Mode::Debug.folder(project)).spawn()?)
}

fn program(path: &Path, project: &Project) -> Command {
    let mut command = Command::new(PathBuf::from(path));
    command.current_dir(&project.root);
    command
}
