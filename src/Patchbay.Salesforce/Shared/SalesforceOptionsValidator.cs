using Microsoft.Extensions.Options;

namespace Patchbay.Salesforce.Shared;

/// <summary>Checks each setting alone.</summary>
[OptionsValidator]
internal sealed partial class SalesforceOptionsValidator : IValidateOptions<SalesforceOptions>;

/// <summary>Checks what settings need of each other. An org that a person allowed needs neither secret nor key.</summary>
internal sealed class SalesforceOptionsCheck(IRefreshTokens? refresh = null) : IValidateOptions<SalesforceOptions>
{
    public ValidateOptionsResult Validate(string? name, SalesforceOptions options)
    {
        var wrong = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)) wrong.Add($"Salesforce:TimeZone {options.TimeZone} is not known here.");
        if (options.Enabled) AddMissing(options, wrong);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private void AddMissing(SalesforceOptions options, List<string> wrong)
    {
        if (options.LoginUrl is null) wrong.Add("Salesforce:LoginUrl is missing: the org's My Domain, https://....my.salesforce.com.");
        foreach (var url in new[] { options.LoginUrl, options.InstanceUrl }.OfType<Uri>().Where(url => !IsSafe(url)))
            wrong.Add($"Salesforce: {url} must be an https address; http is allowed on this machine only.");
        if (options.ClientId.Length == 0) wrong.Add("Salesforce:ClientId is missing: the consumer key of the app.");
        var jwt = options is { JwtUser.Length: > 0 } and ({ JwtKeyFile.Length: > 0 } or { JwtKey.Length: > 0 });
        if (refresh is null && string.IsNullOrEmpty(options.ClientSecret) && !jwt)
            wrong.Add("Salesforce needs ClientSecret, or JwtUser together with JwtKeyFile.");
    }

    /// <summary>Tokens travel in the clear only to this machine itself.</summary>
    private static bool IsSafe(Uri url) => url is { IsAbsoluteUri: true } && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
