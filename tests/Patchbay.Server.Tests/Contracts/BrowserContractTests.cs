namespace Patchbay.Server.Tests.Contracts;

public sealed class BrowserContractTests
{
    [Theory]
    [InlineData("web/phone/src/server/contracts.ts")]
    [InlineData("web/desk/src/server/liveContracts.ts")]
    [InlineData("web/desk/src/server/orgContracts.ts")]
    [InlineData("web/desk/src/server/flowContracts.ts")]
    [InlineData("web/desk/src/server/messageContracts.ts")]
    [InlineData("web/desk/src/server/staffContracts.ts")]
    public void The_browser_speaks_the_contract_of_the_server(string file)
    {
        var path = Path.Combine(RepositoryRoot(), file);
        var wanted = Path.GetFileName(file) switch
        {
            "liveContracts.ts" => TypeScriptContract.WriteLive(),
            "orgContracts.ts" => TypeScriptContract.WriteOrgs(),
            "flowContracts.ts" => TypeScriptContract.WriteFlows(),
            "messageContracts.ts" => TypeScriptContract.WriteMessages(),
            "staffContracts.ts" => TypeScriptContract.WriteStaff(),
            _ => TypeScriptContract.WritePhone(),
        };
        if (Environment.GetEnvironmentVariable("PATCHBAY_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, wanted);
        }

        var committed = File.Exists(path) ? File.ReadAllText(path) : "";

        Assert.True(committed == wanted, $"{file} is stale. Run this test with PATCHBAY_APPROVE=1 and commit the file.");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
