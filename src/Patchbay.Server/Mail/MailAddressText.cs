namespace Patchbay.Server.Mail;

/// <summary>Addresses of mail, as settings hold them.</summary>
internal static class MailAddressText
{
    /// <summary>Local part, at sign, domain, in ASCII and without anything that would end a command or a header (RFC 5321 §4.1.2 in small).</summary>
    internal const string Pattern = @"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?";
}
