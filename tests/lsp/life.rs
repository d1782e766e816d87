//! The beginning and the end of a connection, and of the process.

use hazlog_tests::client::Pose;

use crate::bench::{UNSCORED, client};

#[test]
fn every_client_begins_and_ends() {
    for pose in Pose::ALL {
        let mut client = client(pose, &[("log.hazlog", UNSCORED)]);
        client.open("log.hazlog");
        client.settle();
        client.end_quietly();
    }
}
