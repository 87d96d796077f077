#!/usr/bin/env python3
"""Registers the desk phones bench-1, bench-2… of S4 (RFC 3261 10, digest with MD5 after RFC 2617), each with the harness's callee as its contact.

  register.py --count 40 [--host 127.0.0.1 --port 5060 --contact 127.0.0.1:5070 --password bench]
"""
import argparse, hashlib, re, socket, sys, uuid


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def ask(sock, target, a, name, call, cseq, extra=""):
    server = "%s:%d" % (a.host, a.port)
    local = "%s:%d" % sock.getsockname()
    request = "\r\n".join([
        "REGISTER sip:%s SIP/2.0" % server,
        "Via: SIP/2.0/UDP %s;branch=z9hG4bK%s" % (local, uuid.uuid4().hex),
        "Max-Forwards: 70",
        "From: <sip:%s@%s>;tag=%s" % (name, server, call[:8]),
        "To: <sip:%s@%s>" % (name, server),
        "Call-ID: %s" % call,
        "CSeq: %d REGISTER" % cseq,
        "Contact: <sip:%s@%s>" % (name, a.contact),
        "Expires: 3600"] + ([extra] if extra else []) + ["Content-Length: 0", "", ""])
    for _ in range(5):
        sock.sendto(request.encode(), target)
        try:
            return sock.recv(8192).decode()
        except socket.timeout:
            continue
    sys.exit("no answer to REGISTER of " + name)


def register(sock, a, name):
    target, call = (a.host, a.port), uuid.uuid4().hex
    answer = ask(sock, target, a, name, call, 1)
    challenge = re.search(r'^WWW-Authenticate: Digest (.*algorithm=MD5\b.*)$', answer, re.M)
    if not challenge:
        sys.exit("not asked for a password by MD5:\n" + answer)
    realm = re.search(r'realm="([^"]*)"', challenge[1])[1]
    nonce = re.search(r'nonce="([^"]*)"', challenge[1])[1]
    uri, cnonce = "sip:%s:%d" % (a.host, a.port), uuid.uuid4().hex
    proof = md5(":".join([md5("%s:%s:%s" % (name, realm, a.password)), nonce, "00000001", cnonce, "auth", md5("REGISTER:" + uri)]))
    answer = ask(sock, target, a, name, call, 2,
                 'Authorization: Digest username="%s", realm="%s", nonce="%s", uri="%s", response="%s", algorithm=MD5, qop=auth, nc=00000001, cnonce="%s"'
                 % (name, realm, nonce, uri, proof, cnonce))
    if not answer.startswith("SIP/2.0 200"):
        sys.exit(name + " is refused:\n" + answer)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--count", type=int, default=40)
    p.add_argument("--host", default="127.0.0.1")
    p.add_argument("--port", type=int, default=5060)
    p.add_argument("--contact", default="127.0.0.1:5070")
    p.add_argument("--password", default="bench")
    a = p.parse_args()
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    # A phone is reached where it registered from, so that routers between do no harm: from the port on which SIPp will play it.
    host, port = a.contact.rsplit(":", 1)
    sock.bind((host, int(port)))
    sock.settimeout(1)
    for number in range(1, a.count + 1):
        register(sock, a, "bench-%d" % number)
    print("%d phones are registered" % a.count)


if __name__ == "__main__":
    main()
