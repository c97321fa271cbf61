//! A small web server for any host of `wasi:http/incoming-handler`: it counts visits in its memory.

mod wasi_http;
use wasi_http::{serve, Request, Response};

static mut VISITS: u32 = 0;

#[export_name = "wasi:http/incoming-handler@0.2.12#handle"]
unsafe extern "C" fn handle(request: i32, out: i32) {
    serve(request, out, answer);
}

fn answer(request: &Request) -> Response {
    let visits = unsafe {
        VISITS += 1;
        VISITS
    };
    let path = request.path.split('?').next().unwrap_or("/");
    let (status, body) = match (request.method.as_str(), path) {
        ("GET", "/") => (200, format!("visit {}\n", visits)),
        ("POST", "/") => (200, format!("visit {} brought {} bytes\n", visits, request.body.len())),
        (_, "/") => (405, String::from("GET or POST\n")),
        _ => (404, format!("no {} here\n", path)),
    };
    Response {
        status,
        headers: vec![(String::from("content-type"), b"text/plain; charset=utf-8".to_vec())],
        body: body.into_bytes(),
    }
}
