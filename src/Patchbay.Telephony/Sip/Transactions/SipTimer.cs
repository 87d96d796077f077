namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>A timer that has been set. Belongs to the loop.</summary>
internal sealed class SipTimer(Action callback)
{
    private Action? callback = callback;

    /// <summary>True when there is nothing left to do.</summary>
    internal bool IsSpent => callback is null;

    /// <summary>Forgets the callback and all it holds. Harmless after it ran.</summary>
    public void Cancel() => callback = null;

    internal void Fire()
    {
        Action? due = callback;
        callback = null;
        due?.Invoke();
    }
}
