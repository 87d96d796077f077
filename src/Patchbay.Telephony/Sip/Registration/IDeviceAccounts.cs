namespace Patchbay.Telephony.Sip.Registration;

/// <summary>Knows the desk phones that may register.</summary>
public interface IDeviceAccounts
{
    /// <summary>Finds a phone's account.</summary>
    /// <param name="userName">The name in the address that the phone registers.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>Its secret; null when there is no such account or it is locked.</returns>
    ValueTask<DeviceSecret?> FindAsync(string userName, CancellationToken cancellationToken);
}
