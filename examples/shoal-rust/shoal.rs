//! The world `shoal:actor/actor@0.2.0` (wasm-host/wit/actor.wit) for Rust: the canonical ABI by hand, because it needs
//! no crate. Where crates.io is at hand, `wit-bindgen` writes the same.
//!
//! An actor implements [`Actor`] and names itself with [`actor!`]:
//!
//! ```ignore
//! #[derive(Default)]
//! struct Echo;
//! impl Actor for Echo {
//!     fn handle(&mut self, message: Message) -> Result<Reply, Failure> { Ok(Reply::from(message.body)) }
//! }
//! actor!(Echo);
//! ```
#![allow(dead_code)]

use std::alloc::{alloc, dealloc, realloc, Layout};

/// One activation. Its fields live from message to message.
pub trait Actor: Default {
    fn handle(&mut self, message: Message) -> Result<Reply, Failure>;
}

pub struct Message {
    pub id: String,
    pub sender: String,
    pub subject: String,
    pub correlation: String,
    /// Where it was published; empty when it was sent or posted to this actor.
    pub topic: String,
    /// Two messages with the same one are the same wish. Empty when unset.
    pub idempotency_key: String,
    pub headers: Vec<(String, String)>,
    /// Time left, ms.
    pub deadline_ms: u32,
    pub attempt: u32,
    pub epoch: u64,
    pub body: Vec<u8>,
}

/// When a message is refused before it ran. Unset: `No` for a send, `Yes` for a post.
#[derive(Clone, Copy, Default)]
pub enum Retry {
    #[default]
    Unset,
    No,
    Yes,
    Never,
}

/// How a message goes: `Options { timeout_ms: 500, ..Default::default() }`. The default is the usual way.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    pub subject: &'a str,
    /// Empty: that of the message being handled.
    pub correlation: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
    pub idempotency_key: &'a str,
    /// 0: 5 s for a reply, 10 min for a post.
    pub timeout_ms: u32,
    pub retry: Retry,
    pub unordered: bool,
}

#[derive(Clone, Copy)]
pub enum Key {
    Correlation,
    Sender,
    Subject,
}

#[derive(Clone, Copy)]
pub enum Otherwise {
    Hold,
    Forward,
    Reject,
}

/// What the actor says of its next message. Times in ms.
pub enum Verdict {
    Any,
    Only { by: Key, value: String, for_ms: u32, otherwise: Otherwise },
    None { for_ms: u32 },
}

pub struct Reply {
    pub body: Vec<u8>,
    pub verdict: Verdict,
}

impl<T: Into<Vec<u8>>> From<T> for Reply {
    fn from(body: T) -> Reply {
        Reply { body: body.into(), verdict: Verdict::Any }
    }
}

#[derive(Debug)]
pub struct Failure {
    pub code: String,
    pub text: String,
    pub retry_after_ms: Option<u32>,
}

impl Failure {
    pub fn new(code: &str, text: &str) -> Failure {
        Failure { code: code.to_string(), text: text.to_string(), retry_after_ms: None }
    }
}

pub struct Identity {
    pub address: String,
    pub peer: String,
    pub epoch: u64,
    pub fresh: bool,
}

#[derive(Clone, Copy)]
pub enum Level {
    Debug,
    Info,
    Warn,
    Error,
}

/// A tuple of two strings: pointer and length of each.
pub(crate) type Pair = [u32; 4];

#[rustfmt::skip]
mod host {
    use super::Pair;

    #[link(wasm_import_module = "shoal:actor/host@0.2.0")]
    extern "C" {
        pub fn whoami(out: *mut u8);
        pub fn send(to: *const u8, to_len: usize, body: *const u8, body_len: usize, subject: *const u8, subject_len: usize, correlation: *const u8, correlation_len: usize, headers: *const Pair, headers_len: usize, key: *const u8, key_len: usize, timeout_ms: u32, retry: u32, unordered: u32, out: *mut u8);
        pub fn post(to: *const u8, to_len: usize, body: *const u8, body_len: usize, subject: *const u8, subject_len: usize, correlation: *const u8, correlation_len: usize, headers: *const Pair, headers_len: usize, key: *const u8, key_len: usize, timeout_ms: u32, retry: u32, unordered: u32, out: *mut u8);
        pub fn publish(topic: *const u8, topic_len: usize, body: *const u8, body_len: usize, subject: *const u8, subject_len: usize, correlation: *const u8, correlation_len: usize, headers: *const Pair, headers_len: usize, key: *const u8, key_len: usize, timeout_ms: u32, retry: u32, unordered: u32, out: *mut u8);
        pub fn next(tag: u32, a: u32, b: *const u8, c: usize, d: u32, e: u32);
        pub fn log(level: u32, text: *const u8, len: usize);
        pub fn now() -> u64;
        pub fn random() -> u64;
    }
}

pub fn whoami() -> Identity {
    let mut out = Area([0; 36]);
    unsafe {
        host::whoami(out.0.as_mut_ptr());
        Identity { address: out.text(0), peer: out.text(8), epoch: out.word(16) as u64 | (out.word(20) as u64) << 32, fresh: out.0[24] != 0 }
    }
}

/// Calls one of the three imports that say something, and reads its result.
macro_rules! say {
    ($how:ident, $to:expr, $body:expr, $options:expr, $ok:expr) => {{
        let (to, body, options): (&str, &[u8], &Options) = ($to, $body, $options);
        let headers = pairs(options.headers);
        let Options { subject, correlation, idempotency_key: key, timeout_ms, retry, unordered, .. } = *options;
        let mut out = Area([0; 36]);
        unsafe {
            host::$how(
                to.as_ptr(), to.len(), body.as_ptr(), body.len(), subject.as_ptr(), subject.len(), correlation.as_ptr(),
                correlation.len(), headers.as_ptr(), headers.len(), key.as_ptr(), key.len(), timeout_ms, retry as u32,
                unordered as u32, out.0.as_mut_ptr(),
            );
            if out.0[0] == 0 { Ok($ok(&out)) } else { Err(out.failure(4)) }
        }
    }};
}

/// Sends to another actor and waits for its reply.
pub fn send(to: &str, body: &[u8], options: &Options) -> Result<Vec<u8>, Failure> {
    say!(send, to, body, options, |out: &Area| out.bytes(4))
}

/// Returns when the message is accepted.
pub fn post(to: &str, body: &[u8], options: &Options) -> Result<(), Failure> {
    say!(post, to, body, options, |_: &Area| ())
}

/// To whoever is subscribed to the topic or listens, best effort. Returns when it is on its way.
pub fn publish(topic: &str, body: &[u8], options: &Options) -> Result<(), Failure> {
    say!(publish, topic, body, options, |_: &Area| ())
}

/// Replaces the verdict of the last reply at once.
pub fn next(verdict: &Verdict) {
    unsafe {
        match verdict {
            Verdict::Any => host::next(0, 0, std::ptr::null(), 0, 0, 0),
            Verdict::Only { by, value, for_ms, otherwise } => {
                host::next(1, *by as u32, value.as_ptr(), value.len(), *for_ms, *otherwise as u32)
            }
            Verdict::None { for_ms } => host::next(2, *for_ms, std::ptr::null(), 0, 0, 0),
        }
    }
}

pub fn log(level: Level, text: &str) {
    unsafe { host::log(level as u32, text.as_ptr(), text.len()) }
}

/// Wall clock, ms since 1970.
pub fn now() -> u64 {
    unsafe { host::now() }
}

pub fn random() -> u64 {
    unsafe { host::random() }
}

/// Room for the largest value that crosses by address: `result<reply, failure>`, 36 bytes, aligned to 8 for all.
#[repr(C, align(8))]
pub struct Area(pub [u8; 36]);

impl Area {
    pub(crate) fn word(&self, at: usize) -> u32 {
        u32::from_le_bytes([self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]])
    }

    /// A list that the host put into memory of ours: it is ours to free.
    pub(crate) unsafe fn bytes(&self, at: usize) -> Vec<u8> {
        owned(self.word(at) as *mut u8, self.word(at + 4) as usize)
    }

    unsafe fn text(&self, at: usize) -> String {
        String::from_utf8_unchecked(self.bytes(at))
    }

    pub(crate) unsafe fn failure(&self, at: usize) -> Failure {
        let retry_after_ms = if self.0[at + 16] != 0 { Some(self.word(at + 20)) } else { None };
        Failure { code: self.text(at), text: self.text(at + 8), retry_after_ms }
    }

    fn put(&mut self, at: usize, word: u32) {
        self.0[at..at + 4].copy_from_slice(&word.to_le_bytes());
    }

    /// Hands a list over; [`Area::take`] gets it back.
    fn put_bytes(&mut self, at: usize, bytes: Vec<u8>) {
        let bytes = bytes.into_boxed_slice();
        self.put(at + 4, bytes.len() as u32);
        self.put(at, Box::into_raw(bytes) as *mut u8 as u32);
    }

    unsafe fn take(&self, at: usize) {
        drop(owned(self.word(at) as *mut u8, self.word(at + 4) as usize));
    }

    pub fn put_result(&mut self, result: Result<Reply, Failure>) {
        self.0 = [0; 36];
        match result {
            Ok(Reply { body, verdict }) => {
                self.put_bytes(4, body);
                match verdict {
                    Verdict::Any => {}
                    Verdict::Only { by, value, for_ms, otherwise } => {
                        self.0[12] = 1;
                        self.0[16] = by as u8;
                        self.put_bytes(20, value.into_bytes());
                        self.put(28, for_ms);
                        self.0[32] = otherwise as u8;
                    }
                    Verdict::None { for_ms } => {
                        self.0[12] = 2;
                        self.put(16, for_ms);
                    }
                }
            }
            Err(Failure { code, text, retry_after_ms }) => {
                self.0[0] = 1;
                self.put_bytes(4, code.into_bytes());
                self.put_bytes(12, text.into_bytes());
                if let Some(ms) = retry_after_ms {
                    self.0[20] = 1;
                    self.put(24, ms);
                }
            }
        }
    }

    /// Frees what `put_result` handed over.
    pub unsafe fn free_result(&mut self) {
        self.take(4);
        if self.0[0] == 1 {
            self.take(12);
        } else if self.0[12] == 1 {
            self.take(20);
        }
    }
}

impl Message {
    /// What the host wrote at `at`: 80 bytes, ours to free, as are the strings and lists in them.
    pub unsafe fn read(at: *mut u8) -> Message {
        let word = |offset: usize| *(at.add(offset) as *const u32);
        let bytes = |offset: usize| owned(word(offset) as *mut u8, word(offset + 4) as usize);
        let text = |offset: usize| String::from_utf8_unchecked(bytes(offset));
        let message = Message {
            id: text(0),
            sender: text(8),
            subject: text(16),
            correlation: text(24),
            topic: text(32),
            idempotency_key: text(40),
            headers: owned_pairs(word(48) as *mut Pair, word(52) as usize),
            deadline_ms: word(56),
            attempt: word(60),
            epoch: *(at.add(64) as *const u64),
            body: bytes(72),
        };
        dealloc(at, Layout::from_size_align_unchecked(80, 8));
        message
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.0 == name).map(|header| header.1.as_str())
    }
}

/// What the canonical ABI gave us: allocated by `cabi_realloc`, or by us with exactly this size.
pub unsafe fn owned(at: *mut u8, len: usize) -> Vec<u8> {
    if len == 0 { Vec::new() } else { Vec::from_raw_parts(at, len, len) }
}

/// A list of pairs of strings, likewise.
pub(crate) unsafe fn owned_pairs(at: *mut Pair, count: usize) -> Vec<(String, String)> {
    let pairs = if count == 0 { Vec::new() } else { Vec::from_raw_parts(at, count, count) };
    let string = |at: u32, len: u32| String::from_utf8_unchecked(owned(at as *mut u8, len as usize));
    pairs.iter().map(|pair| (string(pair[0], pair[1]), string(pair[2], pair[3]))).collect()
}

/// Pairs as the host reads them; they point into the strings.
pub(crate) fn pairs(of: &[(&str, &str)]) -> Vec<Pair> {
    let pair = |(name, value): &(&str, &str)| [name.as_ptr() as u32, name.len() as u32, value.as_ptr() as u32, value.len() as u32];
    of.iter().map(pair).collect()
}

/// How the host asks for room.
#[no_mangle]
pub unsafe extern "C" fn cabi_realloc(old: *mut u8, old_len: usize, align: usize, new_len: usize) -> *mut u8 {
    if new_len == 0 {
        return align as *mut u8;
    }
    let at = if old_len == 0 {
        alloc(Layout::from_size_align_unchecked(new_len, align))
    } else {
        realloc(old, Layout::from_size_align_unchecked(old_len, align), new_len)
    };
    if at.is_null() {
        std::process::abort()
    }
    at
}

/// Exports `handle` for one type of actor. A component has one thread, so its state needs no lock.
#[macro_export]
macro_rules! actor {
    ($actor:ty) => {
        static mut ACTOR: Option<$actor> = None;
        static mut AREA: shoal::Area = shoal::Area([0; 36]);

        /// What the host calls, with where the message lies.
        #[no_mangle]
        pub unsafe extern "C" fn handle(message: *mut u8) -> *const u8 {
            let message = shoal::Message::read(message);
            let result = shoal::Actor::handle(ACTOR.get_or_insert_with(Default::default), message);
            AREA.put_result(result);
            AREA.0.as_ptr()
        }

        /// The host has read the reply.
        #[no_mangle]
        pub unsafe extern "C" fn cabi_post_handle(_result: *const u8) {
            AREA.free_result()
        }
    };
}
