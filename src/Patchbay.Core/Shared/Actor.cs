namespace Patchbay.Core.Shared;

/// <summary>Who among the staff changed the site: somebody who signs in, by id, or an account of the machine at its command line. Events about the site name no person.</summary>
/// <param name="User">Id of the account that signs in; null for one of the machine.</param>
/// <param name="Account">Name of the machine's account; null for somebody who signs in.</param>
public sealed record Actor(Guid? User, string? Account = null);
