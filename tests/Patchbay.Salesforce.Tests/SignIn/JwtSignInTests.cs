using System.Security.Cryptography;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.SignIn;

public sealed class JwtSignInTests
{
    [Fact]
    public async Task The_org_takes_an_assertion_that_our_key_signed()
    {
        using var key = RSA.Create(2048);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem());
        try
        {
            await using var rig = await DemoOrgRig.StartAsync(
                run: false,
                [new("Salesforce:ClientSecret", null), new("Salesforce:JwtUser", "integration@nordic.example"), new("Salesforce:JwtKeyFile", file)],
                folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, ClientCertificatePem = key.ExportSubjectPublicKeyInfoPem() });

            var rows = await rig.QueryAsync("SELECT Id FROM Account LIMIT 1");

            Assert.Single(rows);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
