//! The floor: what the same stack costs when nothing is decided and nothing kept.
//!
//! The handler reads the same five fields as the real one and answers a screen
//! that is always the same. It is this program again, started with an argument,
//! so that it is measured from outside as the others are.

use std::net::{Ipv4Addr, SocketAddr};

use axum::{Router, body::Bytes, http::header, response::IntoResponse, routing::post};

/// What it always answers.
pub(crate) const SCREEN: &str = "CON HALMASHAURI YA MBARALI\n1 Matangazo mapya\n2 Miradi ya kata\n\
    3 Mifumo ya Serikali\n4 Uliza/Toa taarifa\n5 Jiunge na SMS\n6 Kuhusu Mbarali\n\
    7 Ushauri, Lugha/English";

/// Serves until it is ended.
pub(crate) async fn serve(port: u16) {
    let router = Router::new().route("/callbacks/{account}/{key}/{event}", post(answer));
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(address).await.expect("the port was free");
    axum::serve(listener, router).await.expect("it serves until it is ended");
}

async fn answer(body: Bytes) -> impl IntoResponse {
    let fields = form_urlencoded::parse(&body).into_owned().count();
    assert_eq!(fields, 5, "the bench sends five fields");
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], SCREEN)
}
