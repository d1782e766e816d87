//! The server's process as its client sees it: bytes in, frames out, what it wrote to standard error, how it ended.
//! Nothing here knows what a message means.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::folder::Folder;

/// How long a test waits for what must come. It guards against hanging; no test is about time.
pub const GUARD: Duration = Duration::from_secs(90);

/// How many of the last messages a failing test shows.
const SHOWN: usize = 30;

/// How many bytes of each.
const SHOWN_BYTES: usize = 400;

/// A message from the server.
#[derive(Debug)]
pub struct Incoming {
    /// When its last byte was there.
    pub at: Instant,
    /// The message.
    pub message: Value,
    /// Its size in bytes.
    pub bytes: usize,
}

/// What runs.
enum Running {
    /// The binary.
    Child(Child),
    /// A server inside the test's own process, which gives its exit code.
    Thread(JoinHandle<i32>),
}

/// How a server ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; `None` where a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to standard error.
    pub stderr: String,
}

/// A running server.
pub struct Process {
    running: Option<Running>,
    input: Option<Box<dyn Write + Send>>,
    output: Receiver<Incoming>,
    errors: Option<JoinHandle<String>>,
    last: VecDeque<String>,
}

impl Process {
    /// Starts `binary lsp` with these arguments, in the surroundings of a folder.
    pub fn start(binary: &str, args: &[String], folder: &Folder) -> Self {
        let mut command = Command::new(binary);
        command.arg("lsp").args(args).current_dir(folder.base());
        command.env("HOME", folder.path("../home")).env("XDG_CACHE_HOME", folder.path("../cache"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut stderr = child.stderr.take().unwrap();
        let errors = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            stderr.read_to_end(&mut bytes).unwrap();
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let mut process = Self::of(Running::Child(child), input, output);
        process.errors = Some(errors);
        process
    }

    /// A server inside the test's own process, which reads what is written to `input`.
    pub fn inside(
        server: JoinHandle<i32>,
        input: impl Write + Send + 'static,
        output: impl Read + Send + 'static,
    ) -> Self {
        Self::of(Running::Thread(server), input, output)
    }

    fn of(running: Running, input: impl Write + Send + 'static, output: impl Read + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let mut output = BufReader::new(output);
        std::thread::spawn(move || {
            while let Some(incoming) = read(&mut output) {
                if sender.send(incoming).is_err() {
                    return;
                }
            }
        });
        Self {
            running: Some(running),
            input: Some(Box::new(input)),
            output: receiver,
            errors: None,
            last: VecDeque::new(),
        }
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        match &self.running {
            Some(Running::Child(child)) => child.id(),
            _ => std::process::id(),
        }
    }

    /// Sends a message.
    pub fn send(&mut self, message: &Value) {
        let body = serde_json::to_vec(message).unwrap();
        let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        frame.extend(body);
        self.send_bytes(&frame);
    }

    /// Sends bytes as they are. A server that has ended takes none, which is no concern of the sender's.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.note("->", bytes);
        if let Some(input) = &mut self.input {
            let _ = input.write_all(bytes).and_then(|()| input.flush());
        }
    }

    /// Closes the server's standard input.
    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// The next message; `None` once there will be no more.
    #[track_caller]
    pub fn next(&mut self, wanted: &str) -> Option<Incoming> {
        match self.output.recv_timeout(GUARD) {
            Ok(incoming) => {
                self.note_message(&incoming);
                Some(incoming)
            }
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => self.give_up(&format!("{wanted} did not come")),
        }
    }

    /// The next message, where one is there already.
    pub fn at_hand(&mut self) -> Option<Incoming> {
        let incoming = self.output.try_recv().ok()?;
        self.note_message(&incoming);
        Some(incoming)
    }

    /// Waits until the process has ended.
    #[track_caller]
    pub fn wait(&mut self) -> Ended {
        // Its output ends with it, and the guard is on that.
        while self.next("the end of the server").is_some() {}
        let code = match self.running.take() {
            Some(Running::Child(mut child)) => child.wait().unwrap().code(),
            Some(Running::Thread(thread)) => Some(thread.join().unwrap()),
            None => None,
        };
        Ended { code, stderr: self.stderr() }
    }

    /// Fails the test, with what was said last.
    #[track_caller]
    pub fn give_up(&mut self, why: &str) -> ! {
        self.kill();
        let stderr = self.stderr();
        let last: Vec<String> = self.last.iter().cloned().collect();
        panic!("{why}\n--- the last messages\n{}\n--- standard error\n{stderr}", last.join("\n"));
    }

    fn kill(&mut self) {
        if let Some(Running::Child(mut child)) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn stderr(&mut self) -> String {
        self.errors.take().map(|errors| errors.join().unwrap()).unwrap_or_default()
    }

    fn note_message(&mut self, incoming: &Incoming) {
        let text = incoming.message.to_string();
        self.note("<-", text.as_bytes());
    }

    fn note(&mut self, way: &str, bytes: &[u8]) {
        if self.last.len() == SHOWN {
            self.last.pop_front();
        }
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN_BYTES)]);
        let body = shown.split_once("\r\n\r\n").map_or(&*shown, |(_, body)| body);
        self.last.push_back(format!("{way} {body}"));
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

fn read(stream: &mut impl BufRead) -> Option<Incoming> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse::<usize>().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length.expect("every frame of the server has a length")];
    let whole: io::Result<()> = stream.read_exact(&mut body);
    whole.ok()?;
    let at = Instant::now();
    let message = serde_json::from_slice(&body).expect("every frame of the server is JSON");
    Some(Incoming { at, message, bytes: body.len() })
}
