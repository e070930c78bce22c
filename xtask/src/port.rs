//! Loopback ports: is one taken, which one is free.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

use crate::args::Usage;

/// An error with the remedy if something already listens there.
pub fn must_be_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(Usage::error(format!(
            "port {port} is reserved for root. Choose one above 1023, say --port 8080"
        ))),
        Err(_) => Err(Usage::error(format!(
            "port {port} is taken by another program. Stop that one, or choose another port, say --port {}",
            port.checked_add(1).unwrap_or(8080)
        ))),
    }
}

/// A port that was free a moment ago.
pub fn any() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_the_remedy() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = holder.local_addr().expect("an address").port();
        let error = must_be_free(port).expect_err("taken");
        assert!(error.is::<Usage>(), "ends with 2");
        assert!(error.to_string().contains(&format!("--port {}", port.wrapping_add(1))));
        drop(holder);
        must_be_free(port).expect("free again");
    }
}
