using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Site;

/// <summary>What an agent can do and where the agent serves.</summary>
/// <param name="User">The user name.</param>
/// <param name="AgentId">Which agent.</param>
/// <param name="Name">The name colleagues see.</param>
/// <param name="Skills">Skills with levels: <c>billing:7, swedish:3</c>; empty for none.</param>
/// <param name="Queues">Names of the queues.</param>
/// <param name="AllQueues">True for all queues, those too that are added later.</param>
/// <param name="IsInSettings">True when <c>Site:Staff</c> names the agent: then nothing is changed here.</param>
[BrowserContract]
public sealed record StaffMember(string User, string AgentId, string Name, string Skills, IReadOnlyList<string> Queues, bool AllQueues, bool IsInSettings);

/// <summary>What is to become of an agent's skills and queues.</summary>
/// <param name="Skills">All skills with levels: <c>billing:7, swedish:3</c>; null to leave them.</param>
/// <param name="Queues">Names of all queues; null to leave them.</param>
/// <param name="AllQueues">True for all queues, those too that are added later.</param>
[BrowserContract]
public sealed record StaffChange(string? Skills = null, IReadOnlyList<string>? Queues = null, bool AllQueues = false);
