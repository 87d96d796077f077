using System.Buffers.Binary;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

public sealed class FullDisk
{
    private const int Calls = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>30 s as an operator would have it with the long tests; long enough to notice in the short ones.</summary>
    private static readonly TimeSpan Full = Environment.GetEnvironmentVariable("PATCHBAY_TEST_ALL") is null ? TimeSpan.FromSeconds(9) : TimeSpan.FromSeconds(30);

    [Fact]
    public async Task While_the_disk_is_full_running_calls_go_on_new_ones_get_503_and_afterwards_nothing_is_lost()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        using var disk = SmallDisk.TryMount(24);
        Assert.SkipUnless(disk is not null, SmallDisk.Refused);
        var sip = FreePorts.Any();
        var server = await ServeAsync(disk!.Folder, sip);

        // The callers hang up while the disk is full.
        using var callers = SippProcess.Caller("caller_hangs_up", sip, "5000", Calls, TimeSpan.FromSeconds(7));
        await WaitAsync(TimeSpan.FromSeconds(4));
        disk.Fill();
        // A first event makes the journal notice, and two seconds later new calls are refused.
        using var unlucky = SippProcess.Caller("caller_waits_for_bye", sip, "5000");
        await WaitAsync(TimeSpan.FromSeconds(3));
        using var late = SippProcess.Caller("caller_is_refused", sip, "5000");
        Assert.True(await late.EndAsync(Patience), "A new call was not refused with 503 and Retry-After.");
        Assert.True(await callers.EndAsync(Patience), "A hang-up was not answered while the disk was full.");
        await WaitAsync(Full);
        var freedAt = TimeProvider.System.GetUtcNow();
        disk.Free();
        await WaitAsync(TimeSpan.FromSeconds(2));
        using var after = SippProcess.Caller("caller_hangs_up", sip, "5000", 1, TimeSpan.FromSeconds(1));
        Assert.True(await after.EndAsync(Patience), "No call is taken after the disk has room again.");
        await server.DisposeAsync();

        var calls = Journals.Calls(await Journals.ReadAsync(disk.Folder));
        var abandoned = calls.Where(call => call.Cause is EndCause.Abandoned).ToList();
        Assert.Equal(Calls + 1, abandoned.Count);
        Assert.Equal(Calls, abandoned.Count(call => call.EndedAt < freedAt - TimeSpan.FromSeconds(1)));
        Assert.All(calls, call => Assert.NotNull(call.EndedAt));
    }

    [Fact]
    public async Task Recordings_of_calls_that_end_while_the_disk_is_full_are_complete_when_it_has_room_again()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        using var disk = SmallDisk.TryMount(24);
        Assert.SkipUnless(disk is not null, SmallDisk.Refused);
        var (sip, callee) = (FreePorts.Any(), FreePorts.Any());
        var server = await ServeAsync(disk!.Folder, sip, callee);

        using var callees = SippProcess.Callee("callee_waits_for_bye", callee, Calls);
        using var callers = SippProcess.Caller("caller_hangs_up", sip, "1001", Calls, TimeSpan.FromSeconds(8));
        await WaitAsync(TimeSpan.FromSeconds(5));
        disk.Fill();
        Assert.True(await callers.EndAsync(Patience), callers.Errors);
        await WaitAsync(Full);
        disk.Free();
        await WaitAsync(TimeSpan.FromSeconds(2));
        await server.DisposeAsync();

        var calls = Journals.Calls(await Journals.ReadAsync(disk.Folder));
        Assert.Equal(Calls, calls.Count);
        Assert.All(calls, call => Assert.Equal(2, call.RecordingChannels));
        // A hang-up shows up to two seconds later than it was made while the journal finds out that it cannot write.
        Assert.All(calls, call => Assert.InRange(call.RecordingLength!.Value.TotalSeconds, 7, 11));
        Assert.Empty(Directory.EnumerateFiles(disk.Folder, "*.part", SearchOption.AllDirectories));
        var files = Directory.EnumerateFiles(disk.Folder, "*.wav", SearchOption.AllDirectories).ToList();
        Assert.Equal(Calls, files.Count);
        Assert.All(files, file => Assert.InRange(PlayingSeconds(file), 7, 11));
    }

    /// <summary>Playing time as a player reads it: the size of the data chunk, which the file must really have, over 16,000 bytes a second.</summary>
    private static double PlayingSeconds(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var data = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(54));
        Assert.Equal("data"u8, bytes.AsSpan(50, 4));
        Assert.Equal(bytes.Length - 58, (int)data);
        return data / 16_000.0;
    }

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    private static Task<ServerProcess> ServeAsync(string folder, int sip, int callee = 5070) => ServerProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{sip}"),
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
            ["Site__EntryPoints__0__Dnis"] = "5000",
            ["Site__EntryPoints__0__Queue"] = "Support",
            ["Site__EntryPoints__1__Dnis"] = "1001",
            ["Site__EntryPoints__1__ForwardTo"] = string.Create(CultureInfo.InvariantCulture, $"sip:callee@127.0.0.1:{callee}"),
            ["Site__EntryPoints__1__Records"] = "true",
        },
        "serve", "--data", folder, "--stop-with-input");
}
