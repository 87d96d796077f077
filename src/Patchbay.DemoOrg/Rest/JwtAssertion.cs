using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Checks the assertion of the JWT bearer flow. Reference: rest-call-logging §3; RFC 7523 §3.</summary>
internal static class JwtAssertion
{
    // The platform wants assertions that live minutes.
    private static readonly TimeSpan _longestLife = TimeSpan.FromMinutes(5);

    /// <returns>Null when the assertion is good, else the platform's words for what is wrong.</returns>
    public static string? Check(string assertion, DemoOrgOptions options)
    {
        if (CertificateOf(options) is not { } pem)
            return "user hasn't approved this consumer";
        if (assertion.Split('.') is not [var header, var payload, var signature]
            || !TryDecode(header, out var headerBytes) || !TryDecode(payload, out var payloadBytes) || !TryDecode(signature, out var signed))
        {
            return "invalid assertion";
        }

        using var key = ReadKey(pem);
        var data = Encoding.ASCII.GetBytes($"{header}.{payload}");
        if (ReadText(headerBytes, "alg") != "RS256" || !key.VerifyData(data, signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            return "invalid assertion";
        return CheckClaims(payloadBytes, options);
    }

    private static string? CertificateOf(DemoOrgOptions options) =>
        options.ClientCertificateFile is { } file && File.Exists(file) ? File.ReadAllText(file) : options.ClientCertificatePem;

    private static RSA ReadKey(string pem)
    {
        if (pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey() ?? RSA.Create();
        }

        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private static string? CheckClaims(byte[] payload, DemoOrgOptions options)
    {
        if (ReadText(payload, "iss") != options.ClientId)
            return "client identifier invalid";
        if (string.IsNullOrEmpty(ReadText(payload, "sub")))
            return "user hasn't approved this consumer";
        if (ReadText(payload, "aud") is not ("https://login.salesforce.com" or "https://test.salesforce.com"))
            return "audience is invalid";
        var now = options.Now;
        var ends = ReadNumber(payload, "exp") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;
        return ends <= now || ends > now + _longestLife ? "expired assertion" : null;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];
        return bytes.Length > 0;
    }

    private static string? ReadText(byte[] json, string name) =>
        Read(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? ReadNumber(byte[] json, string name) =>
        Read(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            && number is > 0 and < 253_402_300_800 ? number : null;

    private static JsonElement? Read(byte[] json, string name)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(json);
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;
        }
        catch (JsonException)
        {
            // A malformed part has no claims; the caller refuses it for that.
            return null;
        }
    }
}
