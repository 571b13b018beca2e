//! A node without a wire: the real driver and sender of one account, and everything that
//! leaves is accepted on the spot.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
};

use baragumu::{
    app,
    config::{Config, Environment},
    store::Store,
    workers::sender::{Sender, transport::Transport},
    world::RealWorld,
};
use tokio::{io::AsyncReadExt, net::TcpListener};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Makes itself ready, then drives `account` from when a byte comes until it is ended.
pub(crate) async fn run(port: u16, config: &Path, account: &str) {
    let text = std::fs::read_to_string(config).expect("the bench wrote it");
    let config = Config::from_text(None, &text, &Environment::new()).expect("it is in order");
    let url = match &config.data.database_url {
        Some(url) => url.reveal().to_owned(),
        None => config.data.folder.join("baragumu.sqlite").display().to_string(),
    };
    let store = Store::open(&url, 8).await.expect("it was made");
    let gateway = app::build(&config, store, Arc::new(RealWorld)).await.expect("it can be built");
    let account = gateway.account_named(account).expect("it is one of two");
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let door = TcpListener::bind(address).await.expect("the port was free");
    loop {
        let (mut stream, _) = door.accept().await.expect("the bench connects");
        if stream.read_u8().await.is_ok() {
            break;
        }
    }
    let sender = Sender::new(&gateway, account, Transport::Null, TaskTracker::new());
    sender.run(CancellationToken::new()).await;
}
