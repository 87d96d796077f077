using System.Net;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Lets every call in.</summary>
internal sealed class OpenGate : IAdmissionGate
{
    public static readonly OpenGate Instance = new();

    public Admission Decide(IPEndPoint source, int dialogs) => Admission.Granted;
}
