#!/bin/sh
# Runs a command in a network of its own, as root: the loopback, and one more address of this machine, from which nothing leads anywhere.
# Firefox takes no address of the loopback for audio.
exec unshare --net sh -c '
  ip link set lo up && ip link add patchbay0 type veth peer name patchbay1 && ip address add 192.0.2.7/24 dev patchbay0 &&
  ip link set patchbay0 up && ip link set patchbay1 up && ip route add default dev patchbay0 && PATCHBAY_OWN_ADDRESS=192.0.2.7 exec "$@"' ownNetwork "$@"
