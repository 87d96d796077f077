using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>People who change over on one day.</summary>
internal sealed record Wave
{
    /// <summary>0 is the pilot.</summary>
    internal required int Number { get; init; }

    /// <summary>Teams, or parts of them.</summary>
    internal required ImmutableArray<WaveTeam> Teams { get; init; }

    /// <summary>The day a team wishes; null when none does.</summary>
    internal DateOnly? Wish { get; init; }

    /// <summary>The day.</summary>
    internal DateOnly GoLive { get; init; }

    /// <summary><c>Pilot</c> or <c>Wave 2</c>.</summary>
    internal string Name => Number == 0 ? "Pilot" : $"Wave {Number}";

    /// <summary>How many change over.</summary>
    internal int Users => Teams.Sum(team => team.Users);

    /// <summary>True when some of them learn Lightning on the same day.</summary>
    internal bool BringsLightning => Teams.Any(team => team.IsClassic);

    /// <summary>Those whom the org named.</summary>
    internal IEnumerable<LiveUser> People => Teams.SelectMany(team => team.People);
}

/// <summary>A team, or a part of one, in a wave.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it works; may be empty.</param>
/// <param name="Supervisor">Who leads it; may be empty.</param>
/// <param name="Users">How many.</param>
/// <param name="People">Who, as far as the org told.</param>
/// <param name="IsClassic">True when some of them work in Classic.</param>
internal sealed record WaveTeam(string Name, string Location, string Supervisor, int Users, ImmutableArray<LiveUser> People, bool IsClassic);
