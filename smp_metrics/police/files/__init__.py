"""The files that are given: found, looked at, named, unpacked, and of which force and months they are."""
