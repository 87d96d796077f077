"""A mail server that was not written here: aiosmtpd with STARTTLS and a password. Tells each mail as a line of JSON."""
import json
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

port, certificate, key, user, password = sys.argv[1:]


class Mailbox:
    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.content, policy=policy.default)
        print(json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": mail["Subject"], "id": mail["Message-ID"], "date": mail["Date"],
            "text": mail.get_content(), "secure": session.ssl is not None, "defects": [str(defect) for defect in mail.defects],
        }), flush=True)
        return "250 Taken"


def check(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and data.login.decode() == user and data.password.decode() == password
    # Not handled: the answer is the server's own.
    return AuthResult(success=known, handled=False)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)
controller = Controller(
    Mailbox(), hostname="127.0.0.1", port=int(port), tls_context=context, require_starttls=True, auth_required=True, authenticator=check)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
