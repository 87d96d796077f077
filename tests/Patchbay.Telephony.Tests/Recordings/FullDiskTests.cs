using Patchbay.Telephony.Media;
using Patchbay.Telephony.Recordings;
using Patchbay.Telephony.Tests.Media;

namespace Patchbay.Telephony.Tests.Recordings;

public sealed class FullDiskTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestDisk _disk = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-full-").FullName;
    private EngineFixture? _fixture;

    public void Dispose()
    {
        _fixture?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_recording_goes_on_when_the_disk_is_back_and_lacks_nothing_that_fits_in_memory()
    {
        var fixture = Engine();
        var (recording, path, caller) = Record(fixture);

        fixture.Step(100);
        _disk.IsFull = true;
        fixture.Step(500);
        var heard = fixture.Listen(20, caller);
        _disk.IsFull = false;
        fixture.Step(100);
        var outcome = Assert.IsType<RecordingFinished>(await recording.StopAsync().WaitAsync(Patience, TestContext.Current.CancellationToken));

        var wav = new WavFile(path);
        Assert.InRange(heard.Level(440), 0.29, 0.31);
        Assert.Equal(TimeSpan.FromSeconds(14.4), wav.Duration);
        Assert.Equal(wav.Duration, outcome.Duration);
        Assert.InRange(Tone.Measure(440, wav.Left), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, wav.Right), 0.29, 0.31);
    }

    [Fact]
    public async Task What_does_not_fit_in_memory_is_silence_on_both_sides_and_the_rest_keeps_its_place()
    {
        // Room for two seconds of the ten that are missing.
        var fixture = Engine(backlogBytes: 32_000);
        var (recording, path, _) = Record(fixture);

        fixture.Step(100);
        _disk.IsFull = true;
        fixture.Step(500);
        _disk.IsFull = false;
        fixture.Step(100);
        await recording.StopAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);

        var wav = new WavFile(path);
        Assert.Equal(TimeSpan.FromSeconds(14), wav.Duration);
        AssertTalks(wav, from: 0, seconds: 3);
        Assert.All(wav.Left.GetRange(5 * 8000, 6 * 8000), sample => Assert.Equal(0, sample));
        Assert.All(wav.Right.GetRange(5 * 8000, 6 * 8000), sample => Assert.Equal(0, sample));
        AssertTalks(wav, from: 12, seconds: 2);
    }

    [Fact]
    public async Task A_recording_that_began_and_ended_while_the_disk_was_full_is_completed_when_it_is_back()
    {
        _disk.IsFull = true;
        var fixture = Engine();
        var (recording, path, _) = Record(fixture);
        fixture.Step(100);

        var ends = recording.StopAsync();
        fixture.Flush();
        var endedEarly = ends.IsCompleted;
        _disk.IsFull = false;
        var outcome = Assert.IsType<RecordingFinished>(await ends.WaitAsync(Patience, TestContext.Current.CancellationToken));

        Assert.False(endedEarly);
        Assert.Equal(TimeSpan.FromSeconds(2), outcome.Duration);
        AssertTalks(new WavFile(path), from: 0, seconds: 2);
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Fact]
    public async Task A_disk_that_refuses_for_an_hour_after_the_end_makes_the_recording_fail()
    {
        var fixture = Engine();
        var (recording, path, _) = Record(fixture);
        fixture.Step(100);
        _disk.IsFull = true;
        fixture.Step(50);

        var ends = recording.StopAsync();
        fixture.Time.Advance(TimeSpan.FromMinutes(61));
        var outcome = await ends.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal("No space left on device", Assert.IsType<RecordingFailed>(outcome).Reason);
        Assert.True(File.Exists(path + ".part"));
    }

    [Fact]
    public async Task A_process_that_ends_while_the_disk_is_full_leaves_the_recording_to_the_next()
    {
        var fixture = Engine();
        var (recording, path, _) = Record(fixture);
        fixture.Step(100);
        _disk.IsFull = true;
        fixture.Step(50);

        fixture.Engine.Dispose();
        var left = await recording.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var repaired = RecordingRepair.Repair(path + ".part");

        Assert.IsType<RecordingLeft>(left);
        Assert.IsType<RecordingFinished>(repaired);
        AssertTalks(new WavFile(path), from: 0, seconds: 1);
    }

    [Fact]
    public void A_file_that_never_took_a_header_is_removed_by_repair()
    {
        var part = Path.Combine(_folder, "call.wav.part");
        File.WriteAllBytes(part, [0x52]);

        var outcome = RecordingRepair.Repair(part);

        Assert.IsType<RecordingFailed>(outcome);
        Assert.False(File.Exists(part));
    }

    private EngineFixture Engine(int backlogBytes = 1 << 25) => _fixture = new EngineFixture(null, _disk.Open, backlogBytes);

    private (CallRecording Recording, string Path, Phone Caller) Record(EngineFixture fixture)
    {
        var (callerLeg, caller) = fixture.Call();
        var (agentLeg, agent) = fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);
        callerLeg.Hear(MediaSource.From(callerLeg));
        caller.Say(440);
        agent.Say(1000);
        fixture.Step(5);
        var path = Path.Combine(_folder, "call.wav");
        return (fixture.Engine.StartRecording(path, callerLeg, agentLeg), path, caller);
    }

    private static void AssertTalks(WavFile wav, int from, int seconds)
    {
        Assert.InRange(Tone.Measure(440, wav.Left.GetRange(from * 8000, seconds * 8000)), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, wav.Right.GetRange(from * 8000, seconds * 8000)), 0.29, 0.31);
    }
}
