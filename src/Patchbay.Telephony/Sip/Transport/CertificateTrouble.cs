using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>What is wrong with a certificate that a far end shows.</summary>
/// <param name="Words">For the log: with the names that stand in it.</param>
public sealed record CertificateTrouble(string Words)
{
    private const int LongestName = 120;

    internal static CertificateTrouble? Find(string expected, X509Certificate2? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors is SslPolicyErrors.None)
            return null;
        if (shown is null)
            return new("it shows none");
        List<string> wrong = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            wrong.Add($"it is for {NamesOf(shown)}, not for {expected}");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            wrong.AddRange((chain?.ChainStatus ?? []).Select(status => WordsOf(status, shown)).Distinct());
        return new(string.Join("; ", wrong));
    }

    private static string WordsOf(X509ChainStatus status, X509Certificate2 shown) => status.Status switch
    {
        X509ChainStatusFlags.NotTimeValid => string.Create(
            CultureInfo.InvariantCulture, $"it, or its authority's, is not valid now (its own from {shown.NotBefore.ToUniversalTime():u} to {shown.NotAfter.ToUniversalTime():u})"),
        X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => $"its authority is not trusted ({Shorten(shown.Issuer)})",
        _ => Shorten(status.StatusInformation.Trim()),
    };

    /// <summary>The names that count (RFC 5922 §7.1), else the one that people read.</summary>
    private static string NamesOf(X509Certificate2 shown)
    {
        X509SubjectAlternativeNameExtension? names = shown.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        string[] all = names is null ? [] : [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())];
        return Shorten(all.Length > 0 ? string.Join(", ", all) : shown.Subject);
    }

    // The far end writes it, and no line end of its may begin a line of the log.
    private static string Shorten(string text) => string.Concat(text.Take(LongestName).Select(c => char.IsControl(c) ? ' ' : c));
}
