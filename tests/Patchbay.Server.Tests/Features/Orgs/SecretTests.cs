using System.Text;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Features.Orgs;

public sealed class SecretTests
{
    [Fact]
    public async Task No_file_and_no_log_line_tells_a_secret()
    {
        await using var site = await OrgSite.StartAsync();
        await site.AskAsync<OrgLine>("/api/org-connections/credentials", site.Credentials("by-secret"));
        await site.Server.Http.DeleteAsync("/api/orgs/by-secret?force=true");
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var pem = key.ExportPkcs8PrivateKeyPem();
        await File.WriteAllTextAsync(site.CertificateFile, key.ExportSubjectPublicKeyInfoPem());
        await site.AskAsync<OrgLine>("/api/org-connections/jwt", new OrgConnection("by-key", site.Login.ToString(), "patchbay-demo-client", null, "patchbay@tidewater.example", null, pem));
        await site.Server.Http.DeleteAsync("/api/orgs/by-key?force=true");
        await ConsentTests.ConnectAsync(site);
        await site.RefusedAsync("/api/org-connections/credentials", site.Credentials("wrong", secret: "another-wrong-secret"));

        await site.StopServerAsync();

        // Refresh tokens of the demo org begin with 5Aep8, codes with aPrx, and its access tokens hold the mark !AQ.
        string[] secrets = [OrgSite.Secret, "another-wrong-secret", pem.Split('\n')[3], "5Aep8", "aPrx", "!AQ"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, site.Logs.Text, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(site.DataFolder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(secrets, secret => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{file} holds {secret}"));
        }
    }
}
