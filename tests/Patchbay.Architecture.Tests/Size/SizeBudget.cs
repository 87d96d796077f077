namespace Patchbay.Architecture.Tests.Size;

/// <summary>How long files and methods may be.</summary>
/// <param name="Stop">No one is longer, but for named exceptions.</param>
/// <param name="Usual">Nine in ten are shorter.</param>
/// <param name="Of">What is measured, in the plural.</param>
public sealed record SizeBudget(int Stop, int Usual, string Of)
{
    /// <summary>Lines of a file.</summary>
    public static SizeBudget Files { get; } = new(400, 200, "files");

    /// <summary>Lines of a method, from its first modifier to its last brace.</summary>
    public static SizeBudget Methods { get; } = new(60, 30, "methods");
}
