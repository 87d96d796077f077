namespace Patchbay.Server.Mail;

/// <summary>How the way to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in the clear and goes on in TLS before anything is said (RFC 3207). A server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte on (RFC 8314 §3.3).</summary>
    Tls,

    /// <summary>In the clear: only for a server on this machine or a wire of one's own, and without a password.</summary>
    None,
}
