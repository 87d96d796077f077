namespace Patchbay.Flows.Shared;

/// <summary>A place in a flow's file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct FlowPlace(int Line, int Column);

/// <summary>Something that is wrong with a flow, or may be.</summary>
/// <param name="Rule">Which rule found it: <c>unknown-step</c>. Stable.</param>
/// <param name="IsError">True when it must be mended before the flow can be published; false for advice.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Step">The step it is about; null for the whole flow.</param>
/// <param name="Message">One sentence that says what to do.</param>
public sealed record FlowProblem(string Rule, bool IsError, int Line, int Column, string? Step, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}: {(IsError ? "error" : "advice")}: {Message} [{Rule}]";
}
