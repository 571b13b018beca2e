//! Styles and scripts, built into the program. Each is served under the digest of what
//! it holds, so a browser keeps it for ever and a new release is never shown with an
//! old style.

use std::sync::LazyLock;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

/// Where they stand.
pub const BASE: &str = "/console/assets";

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

struct Asset {
    name: &'static str,
    media_type: &'static str,
    bytes: &'static [u8],
}

/// htmx is npm's `htmx.org` 2.0.11, `dist/htmx.min.js` (0BSD); a test knows its digest.
const ASSETS: [Asset; 4] = [
    Asset {
        name: "console.css",
        media_type: "text/css; charset=utf-8",
        bytes: include_bytes!("assets/console.css"),
    },
    Asset {
        name: "console.js",
        media_type: JAVASCRIPT,
        bytes: include_bytes!("assets/console.js"),
    },
    Asset {
        name: "htmx.js",
        media_type: JAVASCRIPT,
        bytes: include_bytes!("assets/htmx-2.0.11.min.js"),
    },
    Asset {
        name: "horn.svg",
        media_type: "image/svg+xml",
        bytes: include_bytes!("assets/horn.svg"),
    },
];

/// The paths of all assets, in the order of [`ASSETS`].
static PATHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = |asset: &Asset| {
        let digest = Sha256::digest(asset.bytes);
        let mark = u64::from_be_bytes(digest.first_chunk().copied().unwrap_or_default());
        format!("{BASE}/{mark:016x}/{}", asset.name)
    };
    ASSETS.iter().map(path).collect()
});

/// Where an asset stands; empty if there is none of this name.
#[must_use]
pub fn path(name: &str) -> &'static str {
    let at = ASSETS.iter().position(|asset| asset.name == name);
    at.and_then(|at| PATHS.get(at)).map_or("", String::as_str)
}

/// `GET /console/assets/{digest}/{name}`.
pub async fn serve(Path((digest, name)): Path<(String, String)>) -> Response {
    let asked = format!("{BASE}/{digest}/{name}");
    let Some(asset) = ASSETS.iter().find(|asset| path(asset.name) == asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(asset.bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
