using System.Net;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Asked about each new call before it costs anything. Called in the SIP loop: must answer at once.</summary>
public interface IAdmissionGate
{
    /// <param name="source">The trunk that sends the call.</param>
    /// <param name="dialogs">How many dialogs there are now.</param>
    Admission Decide(IPEndPoint source, int dialogs);
}
