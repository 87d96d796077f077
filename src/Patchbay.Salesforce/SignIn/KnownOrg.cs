using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.SignIn;

/// <summary>
/// Remembers which org this is. A token for another one is refused: its numbers and record ids would be mixed with those of the org that was
/// meant, and nobody could tell them apart again.
/// </summary>
internal sealed class KnownOrg(ISettingStore? settings = null)
{
    /// <summary>Code of the refusal.</summary>
    internal const string WrongOrg = "WRONG_ORG";

    private const string Setting = "sign-in.org";
    private volatile string? id;

    /// <summary>The org's id; null until a sign-in told it since the start.</summary>
    internal string? Id => id;

    /// <summary>Whom the last token runs as; null when no answer told it.</summary>
    internal string? UserId { get; private set; }

    /// <summary>Reads what was remembered.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The id; null before the first sign-in.</returns>
    internal async ValueTask<string?> ReadAsync(CancellationToken cancellationToken) =>
        id ??= settings is null ? null : await settings.ReadAsync(Setting, cancellationToken);

    /// <summary>Compares the org of a new token with the one that is remembered; the first one is remembered.</summary>
    /// <param name="told">The org's id as the answer tells it.</param>
    /// <param name="cancellationToken">Stops before it is remembered.</param>
    /// <exception cref="SalesforceFault">It is another org, or none that the answer names.</exception>
    internal async ValueTask CheckAsync(string? told, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } known)
        {
            if (told is not null && TokenAnswer.IsSame(known, told)) return;
            throw new SalesforceFault(
                FaultKind.SignIn, new(WrongOrg, $"The token is for the org {told ?? "(not told)"}; up to now this was the org {known}.", []), 200);
        }

        if (told is null) return;
        if (settings is not null) await settings.WriteAsync(Setting, told, cancellationToken);
        id = told;
    }

    /// <summary>Notes whom a token runs as.</summary>
    /// <param name="user">The user's id; null when the answer does not tell.</param>
    internal void RunsAs(string? user) => UserId = user ?? UserId;

    /// <summary>Forgets which org it is.</summary>
    internal async ValueTask ForgetAsync()
    {
        if (settings is not null) await settings.WriteAsync(Setting, null, CancellationToken.None);
        id = null;
    }
}
