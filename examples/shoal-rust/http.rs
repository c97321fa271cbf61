//! Requests to servers outside the mesh: `shoal:actor/http@0.2.0` (wasm-host/wit/http.wit) for Rust. A component that uses
//! this is deployed with `--allow http`, and runs on nodes that grant it.
//!
//! ```ignore
//! let response = fetch(&Request { url: "https://example.org/", ..Default::default() })?;
//! ```
#![allow(dead_code)]

use crate::shoal::{owned_pairs, pairs, Area, Failure, Pair};

pub struct Request<'a> {
    pub method: &'a str,
    /// Absolute, http: or https:.
    pub url: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
    pub body: &'a [u8],
    /// 0: 5 s. Cut to what is left of the run and of the message.
    pub timeout_ms: u32,
}

impl Default for Request<'_> {
    fn default() -> Self {
        Request { method: "GET", url: "", headers: &[], body: &[], timeout_ms: 0 }
    }
}

pub struct Response {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.0 == name).map(|header| header.1.as_str())
    }
}

#[rustfmt::skip]
mod import {
    use super::Pair;

    #[link(wasm_import_module = "shoal:actor/http@0.2.0")]
    extern "C" {
        pub fn fetch(method: *const u8, method_len: usize, url: *const u8, url_len: usize, headers: *const Pair, headers_len: usize, body: *const u8, body_len: usize, timeout_ms: u32, out: *mut u8);
    }
}

/// Waits for the response, whatever its status.
pub fn fetch(request: &Request) -> Result<Response, Failure> {
    let Request { method, url, body, timeout_ms, .. } = *request;
    let headers = pairs(request.headers);
    let mut out = Area([0; 36]);
    unsafe {
        import::fetch(
            method.as_ptr(), method.len(), url.as_ptr(), url.len(), headers.as_ptr(), headers.len(), body.as_ptr(),
            body.len(), timeout_ms, out.0.as_mut_ptr(),
        );
        if out.0[0] != 0 {
            return Err(out.failure(4));
        }
        Ok(Response {
            status: out.word(4) as u16,
            headers: owned_pairs(out.word(8) as *mut Pair, out.word(12) as usize),
            body: out.bytes(16),
        })
    }
}
