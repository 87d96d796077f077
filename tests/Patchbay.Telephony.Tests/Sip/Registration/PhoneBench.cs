using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Telephony.Sip.Registration;

namespace Patchbay.Telephony.Tests.Sip.Registration;

/// <summary>A user agent with two accounts, and a phone that speaks in plain text and hashes for itself.</summary>
internal sealed class PhoneBench : IDisposable
{
    private int sequence = 100;

    public PhoneBench()
    {
        Us = new VirtualAgent(surroundings => surroundings with { Accounts = new Accounts(this) });
        Us.Agent.PhoneChanged += (account, contact) => Changes.Add($"{account} {contact?.Address.Uri ?? "-"}");
    }

    public VirtualAgent Us { get; }

    /// <summary>What was told of phones, in order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>The password of both accounts; null when they are gone.</summary>
    public string? Password { get; set; } = "a secret";

    /// <summary>True while the accounts cannot be read.</summary>
    public bool IsAway { get; set; }

    public void Dispose() => Us.Dispose();

    public WireMessage Send(string request, IPEndPoint? source = null)
    {
        Us.Receive(request, source);
        return Us.Wire.Next();
    }

    /// <summary>Registers with the right password.</summary>
    public void SignIn(int expires = 3600, string contact = "<sip:maya@192.0.2.7:5060>") =>
        Assert.Equal("SIP/2.0 200 OK", Send(Register(Answer(Challenge()), expires: expires, contact: contact)).StartLine);

    /// <summary>A fresh nonce.</summary>
    public string Challenge() => Send(Register()).All("WWW-Authenticate")[0].Split("nonce=\"")[1].Split('"')[0];

    public string Register(
        string authorization = "", string user = "maya", int expires = 3600, string contact = "<sip:maya@192.0.2.7:5060>", int? sequence = null)
    {
        int number = sequence ?? ++this.sequence;
        return "REGISTER sip:192.0.2.1 SIP/2.0\r\n"
            + $"Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-r{++this.sequence}\r\n"
            + "Max-Forwards: 70\r\n"
            + $"From: <sip:{user}@192.0.2.1>;tag=theirs\r\nTo: <sip:{user}@192.0.2.1>\r\n"
            + $"Call-ID: phone-of-{user}\r\nCSeq: {number} REGISTER\r\n"
            + (contact.Length == 0 ? "" : $"Contact: {contact}\r\n")
            + $"Expires: {expires}\r\n{authorization}Content-Length: 0\r\n\r\n";
    }

    [SuppressMessage("Security", "CA5351", Justification = "Phones know nothing else.")]
    public static string Answer(string nonce, string user = "maya", string password = "a secret", int count = 1, string? algorithm = "SHA-256")
    {
        string first = Hash($"{user}:patchbay:{password}"), second = Hash("REGISTER:sip:192.0.2.1");
        string response = Hash($"{first}:{nonce}:{count:x8}:c0ffee:auth:{second}");
        return $"Authorization: Digest username=\"{user}\", realm=\"patchbay\", nonce=\"{nonce}\", uri=\"sip:192.0.2.1\", "
            + $"response=\"{response}\", cnonce=\"c0ffee\", nc={count:x8}, qop=auth{(algorithm is null ? "" : $", algorithm={algorithm}")}\r\n";

        string Hash(string text) => Convert.ToHexStringLower(
            algorithm == "SHA-256" ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : MD5.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private sealed class Accounts(PhoneBench bench) : IDeviceAccounts
    {
        public ValueTask<DeviceSecret?> FindAsync(string userName, CancellationToken cancellationToken) =>
            bench.IsAway ? throw new IOException("The accounts are away.")
            : new(userName is "maya" or "omar" && bench.Password is { } password ? DeviceSecret.Of(userName, password) : null);
    }
}
