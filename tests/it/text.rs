//! The alphabet against an independent implementation of it: the Python package
//! `gsm0338`, in a virtual environment that is made once and kept with the build.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use baragumu::text::gsm7;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};

/// Answers each line of its input, a text or a list of septets, with the other of
/// the two, or with null where it finds no answer.
const PEER: &str = r"
import json, sys
from gsm0338 import Codec

codec = Codec()
for line in sys.stdin:
    asked = json.loads(line)
    try:
        if isinstance(asked, str):
            answer = list(codec.encode(asked)[0])
        else:
            answer = codec.decode(bytes(asked))[0]
    except (KeyError, UnicodeError):
        answer = None
    print(json.dumps(answer))
";

/// The release of the package that is compared with.
const PACKAGE: &str = "gsm0338==1.1.0";

/// How many random texts are tried in each direction.
const TEXTS: usize = 2000;

/// Runs a command and gives what it printed.
fn run(command: &mut Command) -> String {
    let wanted = "this test compares with a Python package: install python3 with venv and pip \
                  (Debian: python3-venv), and let pip install from its package index";
    let output = command.output().unwrap_or_else(|error| panic!("{wanted}: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{wanted}: {complaint}");
    String::from_utf8(output.stdout).expect("Python prints JSON in ASCII")
}

/// The Python of the virtual environment.
fn python() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gsm0338");
    let python = folder.join("bin/python");
    // Written last, so that an environment that was left half made is made again.
    let complete = folder.join("complete");
    if !complete.exists() {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", PACKAGE]));
        fs::write(complete, PACKAGE).expect("the build's folder can be written");
    }
    python
}

/// What the peer answers to each question, in order.
fn peer(questions: &[Value]) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("questions");
    let lines: Vec<String> = questions.iter().map(Value::to_string).collect();
    fs::write(&path, lines.join("\n")).expect("a temporary file can be written");
    let questions = File::open(path).expect("the file was just written");
    run(Command::new(python()).args(["-c", PEER]).stdin(questions))
        .lines()
        .map(|line| serde_json::from_str(line).expect("the peer answers in JSON"))
        .collect()
}

/// Values of a strategy, the same in every run.
fn seeded<S: Strategy>(strategy: &S) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    let mut value =
        || strategy.new_tree(&mut runner).expect("hardly anything is filtered").current();
    (0..TEXTS).map(|_| value()).collect()
}

/// The alphabet, its extension and their neighbours: all of the basic plane but the
/// escape, which the peer takes for a character and TS 23.038 does not.
fn basic_plane() -> Vec<char> {
    ('\0'..='\u{ffff}').filter(|character| *character != '\u{1b}').collect()
}

#[test]
fn an_independent_implementation_agrees_on_the_alphabet_and_on_random_texts() {
    let every_character: Vec<String> = basic_plane().into_iter().map(String::from).collect();
    let alphabet: Vec<char> =
        basic_plane().into_iter().filter(|character| gsm7::cost(*character).is_some()).collect();
    let codes: Vec<Vec<u8>> = alphabet
        .iter()
        .map(|character| gsm7::encode(character.encode_utf8(&mut [0; 4])).expect("it has a cost"))
        .collect();

    let within = prop::sample::select(alphabet);
    let mostly_within = prop_oneof![200 => within.clone(), 1 => any::<char>()]
        .prop_filter("the peer encodes an escape", |character| *character != '\u{1b}');
    let texts = [
        seeded(&prop::collection::vec(within, 0..100).prop_map(String::from_iter)),
        seeded(&prop::collection::vec(mostly_within, 0..100).prop_map(String::from_iter)),
        every_character,
    ]
    .concat();
    let septets = seeded(
        &prop::collection::vec(prop::sample::select(codes), 0..100)
            .prop_map(|codes| codes.concat()),
    );

    let questions: Vec<Value> =
        texts.iter().map(|text| json!(text)).chain(septets.iter().map(|s| json!(s))).collect();
    let answers = peer(&questions);
    assert_eq!(answers.len(), questions.len(), "every question is answered");
    let (encoded, decoded) = answers.split_at(texts.len());

    for (text, answer) in texts.iter().zip(encoded) {
        assert_eq!(json!(gsm7::encode(text)), *answer, "{text:?}");
        let count = answer.as_array().map(Vec::len);
        assert_eq!(gsm7::septets(text), count, "{text:?}");
    }
    for (septets, answer) in septets.iter().zip(decoded) {
        assert_eq!(json!(gsm7::decode(septets)), *answer, "{septets:02x?}");
    }
    let known = encoded.iter().filter(|answer| !answer.is_null()).count();
    assert!(known > TEXTS && known < texts.len(), "texts inside and outside were compared");
    assert!(decoded.iter().all(Value::is_string), "the peer can read all our septets");
}
