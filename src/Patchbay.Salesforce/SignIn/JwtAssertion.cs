using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Patchbay.Salesforce.SignIn;

/// <summary>Writes the assertion of the JWT bearer flow. RFC 7523 §3, signed as RFC 7515 with RS256.</summary>
internal static class JwtAssertion
{
    /// <summary>Salesforce wants it to end within five minutes; clocks may differ a little.</summary>
    private static readonly TimeSpan life = TimeSpan.FromMinutes(3);

    /// <summary>Makes a signed assertion.</summary>
    /// <param name="issuer">Consumer key of the app.</param>
    /// <param name="subject">The user to sign in as.</param>
    /// <param name="audience">The login host.</param>
    /// <param name="key">Private key of the app's certificate.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The compact form.</returns>
    internal static string Write(string issuer, string subject, string audience, RSA key, DateTimeOffset now)
    {
        var claims = Json(writer =>
        {
            writer.WriteString("iss", issuer);
            writer.WriteString("sub", subject);
            writer.WriteString("aud", audience);
            writer.WriteNumber("exp", (now + life).ToUnixTimeSeconds());
        });
        var text = $"{Json(writer => writer.WriteString("alg", "RS256"))}.{claims}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.ToArray());
    }
}
