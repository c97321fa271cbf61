//! The part of `wasi:http/proxy@0.2` that a small server needs, written out by hand: what `wit-bindgen` makes of it when
//! crates.io is at hand. Nothing here is Shoal's; the component runs on any host of `wasi:http/incoming-handler`.

#![allow(dead_code)]

/// A request, its body read to the end.
pub struct Request {
    pub method: String,
    /// Path and query, as they were sent.
    pub path: String,
    pub body: Vec<u8>,
    handle: Handle,
}

/// What a server answers.
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

/// The case of `error-code` that came instead of a response, by its number in the WIT.
#[derive(Debug, PartialEq)]
pub struct ErrorCode(pub u8);

impl Request {
    /// All values of a header.
    pub fn header(&self, name: &str) -> Vec<Vec<u8>> {
        unsafe {
            let fields = Handle(request_headers(self.handle.0), drop_fields);
            let mut at = Area::new();
            fields_get(fields.0, name.as_ptr(), name.len(), at.ptr());
            let (list, count) = (at.word(0) as *mut u32, at.word(4));
            (0..count).map(|i| bytes(*list.add(i * 2) as usize, *list.add(i * 2 + 1) as usize)).collect()
        }
    }

    unsafe fn taken(handle: i32) -> Request {
        let handle = Handle(handle, drop_request);
        let mut at = Area::new();
        request_method(handle.0, at.ptr());
        let method = match METHODS.get(at.byte(0) as usize) {
            Some(name) => name.to_string(),
            None => text(bytes(at.word(4), at.word(8))),
        };
        request_path(handle.0, at.ptr());
        let path = if at.byte(0) == 1 { text(bytes(at.word(4), at.word(8))) } else { String::from("/") };
        request_consume(handle.0, at.ptr());
        let body = read_body(at.word(4) as i32);
        Request { method, path, body, handle }
    }
}

/// Answers each request with what `answer` makes of it. To be called by the exported `handle`.
pub unsafe fn serve(request: i32, out: i32, answer: impl FnOnce(&Request) -> Response) {
    let request = Request::taken(request);
    let Response { status, headers, body } = answer(&request);
    drop(request);
    let response = response_new(fields_of(&headers));
    response_set_status(response, status as i32);
    let mut at = Area::new();
    response_body(response, at.ptr());
    let sink = at.word(4) as i32;
    outparam_set(out, 0, response, 0, 0, 0, 0, 0, 0);
    write_body(sink, &body);
}

/// Makes a request to another server over http.
pub fn request(method: &str, authority: &str, path: &str, body: &[u8]) -> Result<(u16, Vec<u8>), ErrorCode> {
    unsafe {
        let request = outgoing_new(fields_new());
        let number = METHODS.iter().position(|name| *name == method).expect("a method of HTTP");
        outgoing_set_method(request, number as i32, 0 as *const u8, 0);
        outgoing_set_scheme(request, 1, 0, 0 as *const u8, 0);
        outgoing_set_authority(request, 1, authority.as_ptr(), authority.len());
        outgoing_set_path(request, 1, path.as_ptr(), path.len());
        let mut at = Area::new();
        if !body.is_empty() {
            outgoing_body(request, at.ptr());
        }
        let sink = at.word(4) as i32;
        outgoing_handle(request, 0, 0, at.ptr());
        if at.byte(0) == 1 {
            return Err(ErrorCode(at.byte(8)));
        }
        let future = Handle(at.word(8) as i32, drop_future);
        if !body.is_empty() {
            write_body(sink, body);
        }
        {
            let ready = Handle(future_subscribe(future.0), drop_pollable);
            pollable_block(ready.0);
        }
        future_get(future.0, at.ptr());
        assert!(at.byte(0) == 1 && at.byte(8) == 0, "the response is there");
        if at.byte(16) == 1 {
            return Err(ErrorCode(at.byte(24)));
        }
        let response = Handle(at.word(24) as i32, drop_incoming);
        let status = incoming_status(response.0) as u16;
        incoming_consume(response.0, at.ptr());
        Ok((status, read_body(at.word(4) as i32)))
    }
}

const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

unsafe fn read_body(handle: i32) -> Vec<u8> {
    let body = Handle(handle, drop_body);
    let mut at = Area::new();
    body_stream(body.0, at.ptr());
    let stream = Handle(at.word(4) as i32, drop_input);
    let mut all = Vec::new();
    loop {
        stream_read(stream.0, 65_536, at.ptr());
        if at.byte(0) == 1 {
            return all;
        }
        all.extend(bytes(at.word(4), at.word(8)));
    }
}

unsafe fn write_body(handle: i32, body: &[u8]) {
    let mut at = Area::new();
    body_write(handle, at.ptr());
    {
        let stream = Handle(at.word(4) as i32, drop_output);
        for part in body.chunks(4_096) {
            stream_write(stream.0, part.as_ptr(), part.len(), at.ptr());
            assert!(at.byte(0) == 0, "the body is taken");
        }
    }
    body_finish(handle, 0, 0, at.ptr());
}

unsafe fn fields_of(headers: &[(String, Vec<u8>)]) -> i32 {
    let fields = fields_new();
    let mut at = Area::new();
    for (name, value) in headers {
        fields_append(fields, name.as_ptr(), name.len(), value.as_ptr(), value.len(), at.ptr());
        assert!(at.byte(0) == 0, "{} is a header", name);
    }
    fields
}

/// Where a function of the canonical ABI leaves what does not fit into one value.
#[repr(align(8))]
struct Area([u8; 80]);

impl Area {
    fn new() -> Area {
        Area([0; 80])
    }
    fn ptr(&mut self) -> *mut u8 {
        self.0.as_mut_ptr()
    }
    fn byte(&self, at: usize) -> u8 {
        // The host wrote it behind the compiler's back.
        unsafe { core::ptr::read_volatile(self.0.as_ptr().add(at)) }
    }
    fn word(&self, at: usize) -> usize {
        unsafe { core::ptr::read_volatile(self.0.as_ptr().add(at) as *const u32) as usize }
    }
}

/// A resource, dropped with it.
struct Handle(i32, unsafe extern "C" fn(i32));

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { (self.1)(self.0) }
    }
}

unsafe fn bytes(pointer: usize, length: usize) -> Vec<u8> {
    if length == 0 { Vec::new() } else { Vec::from_raw_parts(pointer as *mut u8, length, length) }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[no_mangle]
unsafe extern "C" fn cabi_realloc(old: *mut u8, old_size: usize, align: usize, size: usize) -> *mut u8 {
    use std::alloc::{alloc, realloc, Layout};
    if size == 0 {
        return align as *mut u8;
    }
    if old_size == 0 {
        return alloc(Layout::from_size_align_unchecked(size, align));
    }
    realloc(old, Layout::from_size_align_unchecked(old_size, align), size)
}

#[link(wasm_import_module = "wasi:http/types@0.2.12")]
extern "C" {
    #[link_name = "[constructor]fields"]
    fn fields_new() -> i32;
    #[link_name = "[method]fields.get"]
    fn fields_get(fields: i32, name: *const u8, name_length: usize, out: *mut u8);
    #[link_name = "[method]fields.append"]
    fn fields_append(fields: i32, name: *const u8, name_length: usize, value: *const u8, length: usize, out: *mut u8);
    #[link_name = "[resource-drop]fields"]
    fn drop_fields(fields: i32);
    #[link_name = "[method]incoming-request.method"]
    fn request_method(request: i32, out: *mut u8);
    #[link_name = "[method]incoming-request.path-with-query"]
    fn request_path(request: i32, out: *mut u8);
    #[link_name = "[method]incoming-request.headers"]
    fn request_headers(request: i32) -> i32;
    #[link_name = "[method]incoming-request.consume"]
    fn request_consume(request: i32, out: *mut u8);
    #[link_name = "[resource-drop]incoming-request"]
    fn drop_request(request: i32);
    #[link_name = "[method]incoming-body.stream"]
    fn body_stream(body: i32, out: *mut u8);
    #[link_name = "[resource-drop]incoming-body"]
    fn drop_body(body: i32);
    #[link_name = "[constructor]outgoing-response"]
    fn response_new(headers: i32) -> i32;
    #[link_name = "[method]outgoing-response.set-status-code"]
    fn response_set_status(response: i32, status: i32) -> i32;
    #[link_name = "[method]outgoing-response.body"]
    fn response_body(response: i32, out: *mut u8);
    #[link_name = "[static]response-outparam.set"]
    fn outparam_set(out: i32, case: i32, response: i32, b: i32, c: i64, d: i32, e: i32, f: i32, g: i32);
    #[link_name = "[method]outgoing-body.write"]
    fn body_write(body: i32, out: *mut u8);
    #[link_name = "[static]outgoing-body.finish"]
    fn body_finish(body: i32, has_trailers: i32, trailers: i32, out: *mut u8);
    #[link_name = "[constructor]outgoing-request"]
    fn outgoing_new(headers: i32) -> i32;
    #[link_name = "[method]outgoing-request.set-method"]
    fn outgoing_set_method(request: i32, method: i32, name: *const u8, length: usize) -> i32;
    #[link_name = "[method]outgoing-request.set-scheme"]
    fn outgoing_set_scheme(request: i32, given: i32, scheme: i32, name: *const u8, length: usize) -> i32;
    #[link_name = "[method]outgoing-request.set-authority"]
    fn outgoing_set_authority(request: i32, given: i32, name: *const u8, length: usize) -> i32;
    #[link_name = "[method]outgoing-request.set-path-with-query"]
    fn outgoing_set_path(request: i32, given: i32, path: *const u8, length: usize) -> i32;
    #[link_name = "[method]outgoing-request.body"]
    fn outgoing_body(request: i32, out: *mut u8);
    #[link_name = "[method]future-incoming-response.subscribe"]
    fn future_subscribe(future: i32) -> i32;
    #[link_name = "[method]future-incoming-response.get"]
    fn future_get(future: i32, out: *mut u8);
    #[link_name = "[resource-drop]future-incoming-response"]
    fn drop_future(future: i32);
    #[link_name = "[method]incoming-response.status"]
    fn incoming_status(response: i32) -> i32;
    #[link_name = "[method]incoming-response.consume"]
    fn incoming_consume(response: i32, out: *mut u8);
    #[link_name = "[resource-drop]incoming-response"]
    fn drop_incoming(response: i32);
}

#[link(wasm_import_module = "wasi:http/outgoing-handler@0.2.12")]
extern "C" {
    #[link_name = "handle"]
    fn outgoing_handle(request: i32, has_options: i32, options: i32, out: *mut u8);
}

#[link(wasm_import_module = "wasi:io/streams@0.2.12")]
extern "C" {
    #[link_name = "[method]input-stream.blocking-read"]
    fn stream_read(stream: i32, length: u64, out: *mut u8);
    #[link_name = "[resource-drop]input-stream"]
    fn drop_input(stream: i32);
    #[link_name = "[method]output-stream.blocking-write-and-flush"]
    fn stream_write(stream: i32, bytes: *const u8, length: usize, out: *mut u8);
    #[link_name = "[resource-drop]output-stream"]
    fn drop_output(stream: i32);
}

#[link(wasm_import_module = "wasi:io/poll@0.2.12")]
extern "C" {
    #[link_name = "[method]pollable.block"]
    fn pollable_block(pollable: i32);
    #[link_name = "[resource-drop]pollable"]
    fn drop_pollable(pollable: i32);
}
