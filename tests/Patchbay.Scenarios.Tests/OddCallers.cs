using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

[Collection(Timed.Name)]
public sealed class OddCallers : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-odd-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_caller_with_no_number_a_long_name_and_an_unknown_number_to_call_is_answered_and_in_the_journal()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var sip = FreePorts.Any();
        var server = await ServerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Server__Listen"] = "http://127.0.0.1:0",
                ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{sip}"),
                ["Telephony__BrowserListen"] = "127.0.0.1:0",
            },
            "serve", "--data", folder, "--stop-with-input");
        using var caller = SippProcess.Caller("caller_without_number", sip, "00999123", 1, TimeSpan.FromSeconds(1));

        Assert.True(await caller.EndAsync(TimeSpan.FromSeconds(30)), "The call was not answered.");
        await server.DisposeAsync();

        var call = Assert.Single(Journals.Calls(await Journals.ReadAsync(folder)));
        Assert.Equal(EndCause.Abandoned, call.Cause);
        Assert.Equal("", call.Number.Value);
        Assert.Equal(255, call.CallerName.Value!.Length);
        Assert.Equal("00999123", call.Dnis);
    }
}
