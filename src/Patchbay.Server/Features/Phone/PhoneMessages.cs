namespace Patchbay.Server.Features.Phone;

/// <summary>A message that a caller left for the agent or for one of the agent's queues.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="For">Name of the queue it is for; null for the agent's own.</param>
/// <param name="Number">The caller's number; null when withheld.</param>
/// <param name="Name">The caller's name; null when unknown.</param>
/// <param name="LeftAt">When it was left.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="Heard">True when somebody has heard it.</param>
/// <param name="HeardBy">Who has; null while nobody has.</param>
[BrowserContract]
public sealed record PhoneMessage(
    string MessageId, string? For, string? Number, string? Name, DateTimeOffset LeftAt, int Seconds, bool Heard, string? HeardBy);

/// <summary>Answer to the wish to hear a message.</summary>
/// <param name="Ok">True when it can be heard.</param>
/// <param name="Url">Where a player fetches it, from the server's root; null when it cannot be heard.</param>
/// <param name="Message">Why not, in a sentence to show; null when it can be heard.</param>
[BrowserContract]
public sealed record PhonePlayReply(bool Ok, string? Url, string? Message);
