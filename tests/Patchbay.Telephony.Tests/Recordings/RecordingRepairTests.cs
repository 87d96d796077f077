using Patchbay.Telephony.Recordings;
using Patchbay.Telephony.Tests.Media;

namespace Patchbay.Telephony.Tests.Recordings;

public sealed class RecordingRepairTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-repair-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_recording_cut_by_a_crash_plays_up_to_the_cut_after_repair()
    {
        var path = Path.Combine(_folder, "ab", "call.wav");
        using (var file = RecordingFile.Create(path, PrivateFiles.Create))
        {
            // One frame too few to be whole, as a cut leaves it.
            file.Write(0, Interleave(Tone.ULaw(440, 4000), Tone.ULaw(1000, 4000)));
            file.Write(4000, [0x12]);
        }

        var part = Assert.Single(RecordingRepair.Find(_folder));
        var finished = Assert.IsType<RecordingFinished>(RecordingRepair.Repair(part));

        var wav = new WavFile(path);
        Assert.Equal(TimeSpan.FromSeconds(0.5), finished.Duration);
        Assert.InRange(Tone.Measure(440, wav.Left), 0.29, 0.31);
        Assert.InRange(Tone.Measure(1000, wav.Right), 0.29, 0.31);
        Assert.Empty(RecordingRepair.Find(_folder));
    }

    [Fact]
    public void A_file_that_is_no_recording_is_left_alone()
    {
        var part = Path.Combine(_folder, "notes.wav.part");
        File.WriteAllText(part, new string('n', 100));

        var outcome = RecordingRepair.Repair(part);

        Assert.Null(outcome);
        Assert.True(File.Exists(part));
    }

    private static byte[] Interleave(byte[] left, byte[] right) => [.. left.Zip(right, (l, r) => new[] { l, r }).SelectMany(pair => pair)];
}
