//! A form with a file in it (RFC 7578).

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts, Multipart, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Duration, timeout},
};

use super::{
    Console,
    form::Form,
    page::{Place, refused},
    seat::{Posted, Seat, comes_from_a_page},
};
use crate::{
    domain::officer::Role,
    gateway::{
        broadcasts::upload::LARGEST,
        refusal::{Fault, Refusal},
    },
};

/// The largest request that is read: a file and what is typed beside it.
pub const MOST_BODY: usize = LARGEST + 64 * 1024;
/// How long a file may take: at 20 MB over a slow line it takes minutes.
const FILE_PATIENCE: Duration = Duration::from_mins(5);
/// Every field but the file is at most this large.
const MOST_FIELD: usize = 4 * 1024;
/// How many fields there are at most.
const MOST_FIELDS: usize = 20;
/// The field that holds the file.
const FILE: &str = "file";
/// How many files are held in memory at once.
const AT_ONCE: usize = 3;

/// Who uploads at this moment.
static UPLOADS: Semaphore = Semaphore::const_new(AT_ONCE);

/// A form with a file.
#[derive(Debug)]
pub struct Uploaded {
    /// Who, and what was typed; the file stands among it by its digest.
    pub posted: Posted,
    /// The file; empty if none was chosen.
    pub file: Vec<u8>,
    /// What is wrong with it, where it was not even read.
    pub fault: Option<Fault>,
    _place: SemaphorePermit<'static>,
}

impl FromRequest<Console> for Uploaded {
    type Rejection = Response;

    async fn from_request(request: Request, console: &Console) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        if !comes_from_a_page(&parts) {
            return Err(StatusCode::FORBIDDEN.into_response());
        }
        let who = Seat::from_request_parts(&mut parts, console).await?;
        // Nobody's file is read for nothing.
        if !who.session.officer.role.may(Role::Author) {
            let page = who.page("error-title", Place::Own);
            return Err(refused(page, Refusal::Role { needs: Role::Author }));
        }
        let Ok(place) = UPLOADS.try_acquire() else {
            let page = who.page("error-title", Place::Own);
            return Err(refused(page, Refusal::State(Fault::new("", "upload-busy"))));
        };
        let length = parts.headers.get(header::CONTENT_LENGTH);
        let length = length.and_then(|it| it.to_str().ok()).and_then(|it| it.parse::<usize>().ok());
        let request = Request::from_parts(parts, body);
        let read = if length.is_some_and(|length| length > MOST_BODY) {
            Err(too_large())
        } else {
            timeout(FILE_PATIENCE, read(request, console))
                .await
                .map_err(|_| StatusCode::REQUEST_TIMEOUT.into_response())?
        };
        let (mut pairs, file, fault) = match read {
            Ok((pairs, file)) => (pairs, file, None),
            Err(fault) => (Vec::new(), Vec::new(), Some(fault)),
        };
        let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&file));
        pairs.push((FILE.to_owned(), digest));
        let posted = Posted { who, form: Form::of(pairs) };
        Ok(Self { posted, file, fault, _place: place })
    }
}

fn too_large() -> Fault {
    Fault::new("/file", "upload-large").with("most", "20 MB")
}

/// The fields and the file.
async fn read(
    request: Request<Body>,
    console: &Console,
) -> Result<(Vec<(String, String)>, Vec<u8>), Fault> {
    let unreadable = || Fault::new("/file", "upload-encoding");
    let mut multipart =
        Multipart::from_request(request, console).await.map_err(|_| unreadable())?;
    let (mut pairs, mut file) = (Vec::new(), Vec::new());
    loop {
        let mut field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok((pairs, file)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                return Err(too_large());
            }
            Err(_) => return Err(unreadable()),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let most = if name == FILE { LARGEST } else { MOST_FIELD };
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|_| unreadable())? {
            if bytes.len() + piece.len() > most {
                return Err(too_large());
            }
            bytes.extend_from_slice(&piece);
        }
        if name == FILE {
            file = bytes;
        } else if pairs.len() == MOST_FIELDS {
            return Err(Fault::new("/file", "upload-fields"));
        } else {
            let text = String::from_utf8(bytes).map_err(|_| unreadable())?;
            pairs.push((name, text.replace("\r\n", "\n")));
        }
    }
}
