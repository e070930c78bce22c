//! Children end with us: SIGTERM and SIGINT are passed on, and a child that is dropped is stopped.

use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::run::Shown;

const PATIENCE: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(50);

/// Set once we were asked to stop. From the first call on, the signals no longer end this process by themselves.
pub fn asked() -> &'static AtomicBool {
    static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    ASKED.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGINT] {
            signal_hook::flag::register(signal, Arc::clone(&flag)).ok();
        }
        flag
    })
}

/// A child in a process group of its own, stopped with all its children when dropped.
#[derive(Debug)]
pub struct Service {
    child: Child,
    name: String,
}

impl Service {
    pub fn start(command: &mut Command) -> Result<Self> {
        asked();
        let name = Shown(command).to_string();
        let child = command.process_group(0).spawn().with_context(|| format!("cannot start {name}"))?;
        Ok(Self { child, name })
    }

    /// Its standard output, if that was piped and not taken yet.
    pub fn output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// Its end, if it has ended.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| format!("lost {}", self.name))
    }

    /// Waits for its end or for the request to stop; none when it was stopped by request.
    pub fn wait(&mut self) -> Result<Option<ExitStatus>> {
        loop {
            if let Some(status) = self.ended()? {
                return Ok(Some(status));
            }
            if asked().load(Ordering::Relaxed) {
                self.stop();
                return Ok(None);
            }
            sleep(POLL);
        }
    }

    /// Asks it to end, and ends it if it does not.
    pub fn stop(&mut self) {
        self.signal(Signal::TERM);
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            sleep(POLL);
        }
        eprintln!("xtask: {} did not stop in {} s; killed", self.name, PATIENCE.as_secs());
        self.signal(Signal::KILL);
        self.child.wait().ok();
    }

    fn signal(&self, signal: Signal) {
        if let Some(pid) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            kill_process_group(pid, signal).ok();
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stop();
        }
    }
}
