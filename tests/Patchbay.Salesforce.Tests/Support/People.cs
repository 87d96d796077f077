using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Accounts in memory; the two agents of a test site from the start.</summary>
internal sealed class People : IUserStore
{
    private readonly List<UserAccount> accounts =
    [
        new(Guid.CreateVersion7(), "sam", "Sam Berg", UserRole.Agent, TestSite.Sam, ""),
        new(Guid.CreateVersion7(), "kim@acme.example", "Kim Holm", UserRole.Agent, TestSite.Kim, ""),
    ];

    public ValueTask<Refusal?> AddAsync(UserAccount user, CancellationToken cancellationToken)
    {
        accounts.RemoveAll(a => a.AgentId == user.AgentId);
        accounts.Add(user);
        return new((Refusal?)null);
    }

    public ValueTask<UserAccount?> FindAsync(string userName, CancellationToken cancellationToken) => new(accounts.Find(a => a.UserName == userName));

    public ValueTask<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => new([.. accounts]);

    public ValueTask<bool> SetPasswordHashAsync(string userName, string passwordHash, CancellationToken cancellationToken) => new(false);

    public ValueTask<bool> SetDisabledAsync(string userName, bool disabled, CancellationToken cancellationToken) => new(false);
}
