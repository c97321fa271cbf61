//! Adds the number in the body, or 1 when there is none, and replies the count.

#[path = "../shoal-rust/shoal.rs"]
#[macro_use]
mod shoal;

use shoal::{Actor, Failure, Message, Reply};

#[derive(Default)]
struct Counter {
    count: i64,
}

impl Actor for Counter {
    fn handle(&mut self, message: Message) -> Result<Reply, Failure> {
        let text = String::from_utf8_lossy(&message.body);
        let step = text.trim().parse().unwrap_or(1);
        self.count = self.count.wrapping_add(step);
        Ok(Reply::from(self.count.to_string()))
    }
}

actor!(Counter);
