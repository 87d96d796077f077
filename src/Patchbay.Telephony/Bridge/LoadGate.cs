using System.Net;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>Refuses calls before they cost anything, when there are as many as configured or work piles up.</summary>
/// <param name="options">The limits.</param>
/// <param name="owner">Its length shows whether work piles up.</param>
internal sealed class LoadGate(TelephonyOptions options, OwnerLoop owner) : IAdmissionGate
{
    private const int MostWork = 2_000;
    private int calls;

    /// <summary>Calls on the switchboard; set by its owner.</summary>
    internal int Calls
    {
        set => Volatile.Write(ref calls, value);
    }

    /// <inheritdoc/>
    public Admission Decide(IPEndPoint source, int dialogs) =>
        Volatile.Read(ref calls) >= options.MostCalls || owner.Length >= MostWork ? Admission.Overloaded(options.RetryAfter) : Admission.Granted;
}
