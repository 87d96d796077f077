namespace Patchbay.Scenarios.Tests;

/// <summary>Scenarios that time what people feel, or ask for all that the machine has: they go alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Timed
{
    internal const string Name = "Timed";
}
