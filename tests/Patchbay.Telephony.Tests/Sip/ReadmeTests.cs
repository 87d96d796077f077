using System.Net;
using System.Runtime.CompilerServices;
using Patchbay.Telephony.Sdp;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>The code in the README compiles, because it is this code.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_in_the_readme_is_the_one_that_compiles()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "src", "Patchbay.Telephony", "Sip", "README.md"));
        string[] lines = File.ReadAllLines(Self());
        int start = Array.FindIndex(lines, line => line.Contains("begin of the example", StringComparison.Ordinal));
        int end = Array.FindIndex(lines, line => line.Contains("end of the example", StringComparison.Ordinal));

        foreach (string line in lines[(start + 1)..end].Select(line => line.Trim()).Where(line => line.Length > 0))
            Assert.Contains(line, readme, StringComparison.Ordinal);
    }

    internal static async Task<bool> ExampleAsync(byte[] key, ISourcePolicy trunks, IAdmissionGate gate, ISipDialogObserver observer, DialogSeed leg)
    {
        // begin of the example
        using SipUserAgent agent = new(
            new SipOptions { Listen = new IPEndPoint(IPAddress.Any, 5060), AdvertisedAddress = "203.0.113.5" },
            new SipSurroundings { Time = TimeProvider.System, IdentityKey = key, Sources = trunks, Gate = gate });
        agent.IncomingCall += invite =>
        {
            invite.Observe(observer);
            AudioNegotiation theirs = new(new AudioCapability { Local = IPEndPoint.Parse("203.0.113.5:30000") });
            if (invite.Sdp is null)
                invite.Answer(theirs.Offer());
            else if (theirs.TryAnswer(invite.Sdp, SdpDirection.SendReceive, out AudioAnswer? answer, out SdpRefusal? refusal))
                invite.Answer(answer.Sdp);
            else
                invite.Reject(refusal.Code, refusal.Reason);
        };
        agent.Start();
        AudioNegotiation audio = new(new AudioCapability { Local = IPEndPoint.Parse("203.0.113.5:30002") });
        SipDialog dialog = agent.PlaceCall(
            new OutgoingInvite
            {
                Target = SipAddress.Of("+4930123456", "198.51.100.1"),
                NextHop = IPEndPoint.Parse("198.51.100.1:5060"),
                From = SipAddress.Of("+4930555", "203.0.113.5"),
                Sdp = audio.Offer(),
                Seed = leg,
            },
            observer);
        dialog.ReInvite(audio.Offer(SdpDirection.SendOnly));
        bool isAlive = await dialog.PingAsync();
        dialog.HangUp(SipReason.NormalClearing);
        // end of the example
        return isAlive;
    }

    private static string Self([CallerFilePath] string path = "") => path;

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
