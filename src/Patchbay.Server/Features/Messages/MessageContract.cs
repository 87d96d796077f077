using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Messages;

/// <summary>A message in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="QueueId">The queue it is for; null for an agent's.</param>
/// <param name="AgentId">The agent it is for; null for a queue's.</param>
/// <param name="For">Name of the queue or agent it is for.</param>
/// <param name="Number">The caller's number; empty when withheld.</param>
/// <param name="Name">The name of the record that the caller was taken for, or the one that came with the call; empty when neither.</param>
/// <param name="LeftAt">When it was left.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="HeardAt">When somebody heard it; null while it waits.</param>
/// <param name="HeardBy">Who heard it; empty while it waits.</param>
[BrowserContract]
public sealed record MessageLine(
    string Id, string? QueueId, string? AgentId, string For, string Number, string Name, DateTimeOffset LeftAt, int Seconds, DateTimeOffset? HeardAt, string HeardBy);

/// <summary>Whose a message becomes: one of the two.</summary>
/// <param name="QueueId">The queue; null for an agent.</param>
/// <param name="AgentId">The agent; null for a queue.</param>
[BrowserContract]
public sealed record MovedMessage(string? QueueId, string? AgentId);

/// <summary>Whether a message counts as heard.</summary>
/// <param name="Heard">False to let it wait again.</param>
[BrowserContract]
public sealed record MarkedMessage(bool Heard);

/// <summary>Where a message can be heard.</summary>
/// <param name="Url">Where a player fetches it, from the server's root.</param>
/// <param name="ExpiresAt">Until when.</param>
[BrowserContract]
public sealed record MessageLink(string Url, DateTimeOffset ExpiresAt);
