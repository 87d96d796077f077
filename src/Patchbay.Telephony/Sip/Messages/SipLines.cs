using System.Globalization;
using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Whole header lines that several responses carry.</summary>
internal static class SipLines
{
    public static byte[] Allow { get; } = [.. "Allow: "u8, .. SipMethods.Allowed, .. "\r\n"u8];

    /// <summary>What the other side may do in a dialog: a phone that does not read of Replaces there offers no attended transfer (RFC 3891 §6.2).</summary>
    public static byte[] Dialog { get; } = [.. Allow, .. "Supported: replaces\r\n"u8];

    /// <summary>What the user agent can do, in an answer to OPTIONS (RFC 3261 §11.2).</summary>
    public static byte[] Capabilities { get; } = [.. Dialog, .. "Accept: application/sdp\r\n"u8];

    public static byte[] Accept { get; } = "Accept: application/sdp\r\n"u8.ToArray();

    /// <summary>What does not fit in a session description (RFC 3261 §20.43).</summary>
    /// <param name="code">300 to 399.</param>
    /// <param name="agent">Who says so: host and port.</param>
    /// <param name="text">Words of our own, without quotes.</param>
    public static byte[] Warning(int code, string agent, string text) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Warning: {code} {agent} \"{text}\"\r\n"));

    /// <summary>Rounded up to whole seconds.</summary>
    public static byte[] RetryAfter(TimeSpan delay) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Retry-After: {Math.Max(0, Math.Ceiling(delay.TotalSeconds)):0}\r\n"));
}
