using System.Text.Json;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class DialogJsonTests
{
    private static readonly DialogState _least = new()
    {
        CallId = "a84b4c76e66710@pc33.example.com",
        LocalTag = "1928301774",
        RemoteTag = "",
        Local = "\"Jörg <O'Hara>\" <sip:+49301234567@192.0.2.1>;tag=1928301774",
        Remote = "<sip:bob@192.0.2.7>",
        RemoteTarget = "sip:bob@192.0.2.7:5060",
        LocalCSeq = 1,
        Peer = "192.0.2.7:5060",
        Role = DialogRole.Outgoing,
        IsAnswered = false,
    };

    public static TheoryData<DialogState> States => new(
        _least,
        _least with { RequestUri = "sip:bob@192.0.2.7", InviteBranch = "z9hG4bK776asdhds", Protocol = SipProtocol.Tls },
        _least with { RouteSet = ["<sip:p1.example.com;lr>", "<sip:p2.example.com;lr>"], InviteVias = ["SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKnashds8"], InviteCSeq = 7 });

    [Theory]
    [MemberData(nameof(States))]
    public void A_dialog_is_written_down_as_it_always_was(DialogState state)
    {
        var written = JsonSerializer.Serialize(state, DialogJson.Default.DialogState);
        var several = JsonSerializer.Serialize([state], DialogJson.Default.DialogStateArray);

        Assert.Equal(JsonSerializer.Serialize(state), written);
        Assert.Equal($"[{written}]", several);
    }
}
