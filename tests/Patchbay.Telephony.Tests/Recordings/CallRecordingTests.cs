using System.Security.Cryptography;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Recordings;
using Patchbay.Telephony.Tests.Media;

namespace Patchbay.Telephony.Tests.Recordings;

public sealed class CallRecordingTests : IDisposable
{
    private readonly EngineFixture _fixture = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-recordings-").FullName;

    public void Dispose()
    {
        _fixture.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_recording_has_the_caller_on_the_left_and_the_agent_on_the_right()
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var agent = new Phone(agentLeg);
        MediaLeg.Bridge(callerLeg, agentLeg);
        caller.Say(440);
        agent.Say(1000);
        await agent.ListenAsync(5);
        var path = Path.Combine(_folder, "2026", "call.wav");

        var recording = _fixture.Engine.StartRecording(path, callerLeg, agentLeg);
        await agent.ListenAsync(75);
        var outcome = Assert.IsType<RecordingFinished>(await recording.StopAsync());

        var wav = new WavFile(path);
        Assert.InRange(Tone.Measure(440, wav.Left), 0.27, 0.32);
        Assert.InRange(Tone.Measure(1000, wav.Left), 0, 0.005);
        Assert.InRange(Tone.Measure(1000, wav.Right), 0.27, 0.32);
        Assert.InRange(Tone.Measure(440, wav.Right), 0, 0.005);
        Assert.InRange(wav.Duration.TotalSeconds, 1.4, 1.8);
        Assert.Equal(wav.Duration, outcome.Duration);
        Assert.Equal(new FileInfo(path).Length, outcome.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), outcome.Sha256);
        Assert.Empty(Directory.GetFiles(_folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_next_agent_is_recorded_where_the_first_was()
    {
        var (callerLeg, firstLeg, secondLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var first = new Phone(firstLeg);
        using var second = new Phone(secondLeg);
        first.Say(700);
        second.Say(1000);
        callerLeg.Hear(MediaSource.From(firstLeg));
        await caller.ListenAsync(5);
        var path = Path.Combine(_folder, "call.wav");

        var recording = _fixture.Engine.StartRecording(path, callerLeg, firstLeg);
        await caller.ListenAsync(40);
        recording.SetRight(secondLeg);
        await caller.ListenAsync(40);
        await recording.StopAsync();

        var right = new WavFile(path).Right;
        var (early, late) = (right[800..5600], right[^5600..^800]);
        Assert.InRange(Tone.Measure(700, early), 0.27, 0.32);
        Assert.InRange(Tone.Measure(1000, early), 0, 0.02);
        Assert.InRange(Tone.Measure(1000, late), 0.27, 0.32);
        Assert.InRange(Tone.Measure(700, late), 0, 0.02);
    }

    [Fact]
    public async Task An_A_law_caller_is_recorded_like_any_other()
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg, AudioCodec.Pcma);
        using var listener = new Phone(_fixture.CreateLeg());
        caller.Say(440);
        leg.Hear(MediaSource.From(leg));
        await caller.ListenAsync(5);
        var path = Path.Combine(_folder, "call.wav");

        var recording = _fixture.Engine.StartRecording(path, leg, null);
        await caller.ListenAsync(40);
        await recording.StopAsync();

        var wav = new WavFile(path);
        Assert.InRange(Tone.Measure(440, wav.Left[..6000]), 0.27, 0.32);
        Assert.All(wav.Right, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public async Task A_full_disk_ends_the_recording_and_not_the_call()
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg);
        leg.Hear(MediaSource.From(leg));
        caller.Say(440);
        var path = Path.Combine(_folder, "call.wav");
        File.CreateSymbolicLink(path + ".part", "/dev/full");

        var recording = _fixture.Engine.StartRecording(path, leg, null);
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(10));
        await caller.ListenAsync(2);
        var heard = await caller.ListenAsync(20);

        Assert.Contains("No space left", Assert.IsType<RecordingFailed>(outcome).Reason, StringComparison.Ordinal);
        Assert.True(recording.Failed);
        Assert.InRange(heard.Level(440), 0.28, 0.32);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Stopping_twice_gives_the_same_file()
    {
        var recording = _fixture.Engine.StartRecording(Path.Combine(_folder, "call.wav"), null, null);

        var first = await recording.StopAsync();
        var second = await recording.StopAsync();

        Assert.IsType<RecordingFinished>(first);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task A_recording_cut_by_a_crash_plays_up_to_the_cut_after_repair()
    {
        var path = Path.Combine(_folder, "call.wav");
        using (var file = RecordingFile.Create(path))
        {
            // One frame too few to be whole, as a cut leaves it.
            file.Append(Interleave(Tone.ULaw(440, 4000), Tone.ULaw(1000, 4000)));
            file.Append([0x12]);
        }
        File.WriteAllText(Path.Combine(_folder, "notes.part"), "not a recording");

        var outcomes = await RecordingRepair.RecoverAsync(_folder, TestContext.Current.CancellationToken);

        var finished = Assert.IsType<RecordingFinished>(Assert.Single(outcomes));
        var wav = new WavFile(path);
        Assert.Equal(TimeSpan.FromSeconds(0.5), finished.Duration);
        Assert.InRange(Tone.Measure(440, wav.Left), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, wav.Right), 0.29, 0.31);
        Assert.True(File.Exists(Path.Combine(_folder, "notes.part")));
    }

    private static byte[] Interleave(byte[] left, byte[] right) => [.. left.Zip(right, (l, r) => new[] { l, r }).SelectMany(pair => pair)];
}
