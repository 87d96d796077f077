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
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);
        caller.Say(440);
        agent.Say(1000);
        _fixture.Step(5);
        var path = Path.Combine(_folder, "2026", "call.wav");

        var recording = _fixture.Engine.StartRecording(path, callerLeg, agentLeg);
        _fixture.Step(75);
        var outcome = Assert.IsType<RecordingFinished>(await recording.StopAsync());

        var wav = new WavFile(path);
        Assert.InRange(Tone.Measure(440, wav.Left), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, wav.Left), 0, 0.002);
        Assert.InRange(Tone.Measure(1000, wav.Right), 0.29, 0.31);
        Assert.InRange(Tone.Measure(440, wav.Right), 0, 0.002);
        Assert.Equal(TimeSpan.FromSeconds(1.5), wav.Duration);
        Assert.Equal(wav.Duration, outcome.Duration);
        Assert.Equal(new FileInfo(path).Length, outcome.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), outcome.Sha256);
        Assert.Empty(Directory.GetFiles(_folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Both_sides_are_aligned_by_the_wall_clock_over_a_long_call()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var path = Path.Combine(_folder, "call.wav");
        var recording = _fixture.Engine.StartRecording(path, callerLeg, agentLeg);

        // Both say a word in the same moment, far apart from each other, after silences of different kinds.
        for (var minute = 0; minute < 3; minute++)
        {
            caller.Say(440);
            agent.Say(1000);
            _fixture.Step(10);
            caller.Hush();
            agent.Leap(90_000);
            agent.Say(0);
            _fixture.Step(490);
        }
        await recording.StopAsync();

        var wav = new WavFile(path);
        for (var minute = 0; minute < 3; minute++)
        {
            var at = minute * 80_000;
            Assert.InRange(Tone.Measure(440, wav.Left.GetRange(at, 1600)), 0.29, 0.31);
            Assert.InRange(Tone.Measure(1000, wav.Right.GetRange(at, 1600)), 0.29, 0.31);
            Assert.All(wav.Left.GetRange(at + 1600, 70_000), sample => Assert.Equal(0, sample));
        }
    }

    [Fact]
    public async Task What_is_said_while_the_recording_is_paused_is_silence_in_the_file_and_the_rest_keeps_its_place()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var path = Path.Combine(_folder, "call.wav");
        var recording = _fixture.Engine.StartRecording(path, callerLeg, agentLeg);
        caller.Say(440);
        agent.Say(1000);
        _fixture.Step(50);

        recording.SetLeft(null);
        recording.SetRight(null);
        _fixture.Step(50);
        recording.SetLeft(callerLeg);
        recording.SetRight(agentLeg);
        _fixture.Step(50);
        await recording.StopAsync();

        var wav = new WavFile(path);
        Assert.All([wav.Left, wav.Right], side => Assert.All(side.GetRange(8_000, 8_000), sample => Assert.Equal(0, sample)));
        Assert.InRange(Tone.Measure(440, wav.Left.GetRange(0, 8_000)), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, wav.Right.GetRange(16_160, 7_840)), 0.29, 0.31);
        Assert.Equal(TimeSpan.FromSeconds(3), wav.Duration);
    }

    [Fact]
    public async Task The_next_agent_is_recorded_where_the_first_was()
    {
        var (callerLeg, _) = _fixture.Call();
        var (firstLeg, first) = _fixture.Call();
        var (secondLeg, second) = _fixture.Call();
        first.Say(700);
        second.Say(1000);
        _fixture.Step(5);
        var path = Path.Combine(_folder, "call.wav");

        var recording = _fixture.Engine.StartRecording(path, callerLeg, firstLeg);
        _fixture.Step(50);
        recording.SetRight(secondLeg);
        _fixture.Step(50);
        await recording.StopAsync();

        var right = new WavFile(path).Right;
        var (early, late) = (right[..8000], right[8000..16000]);
        Assert.InRange(Tone.Measure(700, early), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, early), 0, 0.002);
        Assert.InRange(Tone.Measure(1000, late), 0.29, 0.31);
        Assert.InRange(Tone.Measure(700, late), 0, 0.002);
    }

    [Fact]
    public async Task An_A_law_caller_is_recorded_like_any_other_and_a_muted_one_as_silence()
    {
        var (leg, caller) = _fixture.Call(AudioCodec.Pcma);
        caller.Say(440);
        var path = Path.Combine(_folder, "call.wav");

        var recording = _fixture.Engine.StartRecording(path, leg, null);
        _fixture.Step(50);
        leg.Muted = true;
        _fixture.Step(50);
        await recording.StopAsync();

        var wav = new WavFile(path);
        Assert.InRange(Tone.Measure(440, wav.Left[..8000]), 0.29, 0.31);
        Assert.All(wav.Left[8000..], sample => Assert.Equal(0, sample));
        Assert.All(wav.Right, sample => Assert.Equal(0, sample));
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
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task Recordings_are_for_the_owner_of_the_process_alone()
    {
        var path = Path.Combine(_folder, "deep", "below", "call.wav");

        await _fixture.Engine.StartRecording(path, null, null).StopAsync();

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(ownerOnly, File.GetUnixFileMode(path));
        Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "deep", "below")));
        Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "deep")));
    }
}
