//! A command for any WASI host: counts the lines, words and bytes of its input, as `wc` does.

mod adapted;

use std::io::{stdin, Read};

fn main() -> std::io::Result<()> {
    let mut text = Vec::new();
    stdin().read_to_end(&mut text)?;
    let lines = text.iter().filter(|byte| **byte == b'\n').count();
    let words = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count();
    println!("{} {} {}", lines, words, text.len());
    Ok(())
}
