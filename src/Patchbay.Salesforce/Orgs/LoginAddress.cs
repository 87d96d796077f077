using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Makes the address that tokens come from of what people copy from their browser.</summary>
internal static class LoginAddress
{
    private const string MyDomain = ".my.salesforce.com";

    /// <summary>Other hosts of the same org, and what to put in their place.</summary>
    private static readonly string[] sisters = [".lightning.force.com", ".my.salesforce-setup.com", ".file.force.com"];

    /// <summary>Reads an address.</summary>
    /// <param name="text">With or without <c>https://</c>, of the org's My Domain or of a page of it.</param>
    /// <returns>The My Domain's address; a refusal when it is none that a token may be sent to.</returns>
    internal static Result<Uri> Read(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length > 0 && !typed.Contains("://", StringComparison.Ordinal)) typed = $"https://{typed}";
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var url) || url.Host.Length == 0)
            return new Refusal("org.address", "The address must be the org's My Domain, such as https://acme.my.salesforce.com (Setup › My Domain).");
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            return new Refusal("org.address", "The address must begin with https://; http is allowed on this machine only.");
        var host = url.Host;
        foreach (var sister in sisters.Where(sister => host.EndsWith(sister, StringComparison.OrdinalIgnoreCase))) host = host[..^sister.Length] + MyDomain;
        return new UriBuilder(url.Scheme, host, url.IsDefaultPort ? -1 : url.Port).Uri;
    }

    /// <summary>The audience of an assertion for the org at an address.</summary>
    /// <param name="login">Its My Domain.</param>
    /// <returns>Salesforce's address for production or for sandboxes.</returns>
    internal static string AudienceOf(Uri login) =>
        login.Host.EndsWith($".sandbox{MyDomain}", StringComparison.OrdinalIgnoreCase) || login.Host.Equals("test.salesforce.com", StringComparison.OrdinalIgnoreCase)
            ? "https://test.salesforce.com"
            : "https://login.salesforce.com";
}
