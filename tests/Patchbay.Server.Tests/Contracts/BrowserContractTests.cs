namespace Patchbay.Server.Tests.Contracts;

public sealed class BrowserContractTests
{
    private const string ContractFile = "web/phone/src/server/contracts.ts";

    [Fact]
    public void The_browser_speaks_the_contract_of_the_server()
    {
        var path = Path.Combine(RepositoryRoot(), ContractFile);
        var wanted = TypeScriptContract.Write();
        if (Environment.GetEnvironmentVariable("PATCHBAY_APPROVE") == "1")
            File.WriteAllText(path, wanted);

        var committed = File.Exists(path) ? File.ReadAllText(path) : "";

        Assert.True(committed == wanted, $"{ContractFile} is stale. Run this test with PATCHBAY_APPROVE=1 and commit the file.");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
