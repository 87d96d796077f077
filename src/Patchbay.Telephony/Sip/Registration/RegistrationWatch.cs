using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>
/// Ends registrations whose account was taken away, locked or given another password. A registration lasts for an hour, and a lost or stolen phone
/// must take no call meanwhile: every account with a registered phone is looked at again within <see cref="Round"/>. Belongs to the SIP loop.
/// </summary>
internal sealed class RegistrationWatch(DialogContext context, IDeviceAccounts accounts, BindingTable bindings)
{
    /// <summary>In this time each account is looked at once: a part of them each second, so that many phones ask no more at a time than some.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DeviceSecret> proven = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> turns = new();
    private bool isArmed;

    /// <summary>A phone has proved a secret and is registered.</summary>
    public void Note(string account, DeviceSecret secret)
    {
        if (!proven.ContainsKey(account))
            turns.Enqueue(account);
        proven[account] = secret;
        Arm();
    }

    private void Arm()
    {
        if (isArmed || turns.Count == 0)
            return;
        isArmed = true;
        context.Timers.After(LookEvery, () => _ = LookAsync(Due()));
    }

    /// <summary>Whose turn it is, with what their phones have proved. Who has no phone registered any longer is forgotten.</summary>
    private Dictionary<string, DeviceSecret> Due()
    {
        Dictionary<string, DeviceSecret> due = [];
        for (int left = (turns.Count * (int)LookEvery.TotalSeconds + (int)Round.TotalSeconds - 1) / (int)Round.TotalSeconds; left > 0; left--)
        {
            string account = turns.Dequeue();
            if (bindings.Of(account).Any())
                due[account] = proven[account];
            else
                proven.Remove(account);
        }

        foreach (string account in due.Keys)
            turns.Enqueue(account);
        return due;
    }

    private async Task LookAsync(Dictionary<string, DeviceSecret> due)
    {
        List<string> revoked = [];
        try
        {
            foreach ((string account, DeviceSecret secret) in due)
            {
                if ((await accounts.FindAsync(account, CancellationToken.None))?.ToString() != secret.ToString())
                    revoked.Add(account);
            }
        }
        finally
        {
            // A store that does not answer for a moment takes nobody's phone away: only what was found counts.
            context.Loop.Post(() =>
            {
                isArmed = false;
                // A phone that proved the new password meanwhile stays.
                foreach (string account in revoked.Where(account => proven.GetValueOrDefault(account) == due[account]))
                    bindings.RemoveAll(account);
                Arm();
            });
        }
    }
}
