using Microsoft.Extensions.Configuration;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>
/// The settings of an org as its parts read them, in the section <c>Salesforce</c>. The default org has that section itself. Another one has
/// it too, but for how to sign in, which is its own; the section <c>Orgs:NAME</c> says what else is different there.
/// </summary>
internal static class OrgConfiguration
{
    private const string Section = "Salesforce";

    /// <summary>Settings of section Salesforce that belong to the default org alone.</summary>
    private static readonly string[] own = ["Enabled", "LoginUrl", "InstanceUrl", "ClientId", "ClientSecret", "JwtUser", "JwtKeyFile", "JwtKey", "JwtAudience"];

    internal static IConfiguration Of(IConfiguration site, OrgEntry entry, OrgSecrets secrets)
    {
        if (entry.Way is SignInWay.Settings) return site;
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Copy(site.GetSection(Section), settings, key => !own.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase));
        Copy(site.GetSection($"Orgs:{entry.Name}"), settings, _ => true);
        settings[$"{Section}:Enabled"] = "true";
        settings[$"{Section}:LoginUrl"] = entry.LoginUrl?.ToString();
        settings[$"{Section}:ClientId"] = entry.ClientId;
        settings[$"{Section}:ClientSecret"] = secrets.ClientSecret;
        settings[$"{Section}:JwtUser"] = entry.User;
        settings[$"{Section}:JwtKey"] = secrets.PrivateKey;
        if (entry.Audience is { } audience) settings[$"{Section}:JwtAudience"] = audience;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    private static void Copy(IConfigurationSection from, Dictionary<string, string?> to, Func<string, bool> isTaken)
    {
        foreach (var (key, value) in from.AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && key.Length > 0 && isTaken(key)) to[$"{Section}:{key}"] = value;
        }
    }
}
