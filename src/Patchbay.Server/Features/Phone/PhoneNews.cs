namespace Patchbay.Server.Features.Phone;

/// <summary>Something that an agent should know about a call that is gone from the panel.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Message">In words; <c>{due}</c> in it stands for <paramref name="Due"/>, as the reader's clock shows it.</param>
/// <param name="Due">A moment to come; null for none.</param>
[BrowserContract]
public sealed record PhoneNews(DateTimeOffset At, string Message, DateTimeOffset? Due);
