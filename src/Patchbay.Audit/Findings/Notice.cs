namespace Patchbay.Audit.Findings;

/// <summary>Something a reader must know before the findings.</summary>
/// <param name="Code">Stable name: <c>no-parser</c>, <c>read-by-tokens</c>, <c>unread</c>, <c>handed-out</c>, <c>org</c>.</param>
/// <param name="Text">A sentence.</param>
public sealed record Notice(string Code, string Text);
