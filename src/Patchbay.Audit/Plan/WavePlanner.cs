using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>Puts people into waves: a pilot from several teams, then small teams first, Classic teams last and once.</summary>
internal static class WavePlanner
{
    private const int IdleDays = 90;

    /// <summary>Makes the waves, still without days.</summary>
    internal static ImmutableArray<Wave> Plan(AuditReport report, Answers answers)
    {
        var teams = Teams(report, answers);
        var pilot = Pilot(teams, answers.PilotUsers);
        var piloted = pilot.SelectMany(team => team.People).Select(user => user.Id).ToHashSet(StringComparer.Ordinal);
        var rest = teams.Select(team => Without(team, piloted, pilot)).Where(team => team.Team.Users > 0)
            .OrderBy(t => t.Wish ?? DateOnly.MaxValue).ThenBy(t => t.Team.IsClassic).ThenBy(t => t.Team.Users).ThenBy(t => t.Team.Name, StringComparer.Ordinal);
        var packed = Pack(rest.SelectMany(team => Split(team, answers.UsersPerWave)), answers.UsersPerWave);
        return [new() { Number = 0, Teams = pilot }, .. packed.Select((wave, at) => new Wave { Number = at + 1, Teams = [.. wave.Select(t => t.Team)], Wish = wave[0].Wish })];
    }

    /// <summary>Users who belong to a call center and neither signed in nor called for long: to be asked, not moved.</summary>
    internal static ImmutableArray<LiveUser> Idle(AuditReport report) =>
        report.Usage is { } usage ? [.. usage.Users.Where(user => user.Calls == 0 && (user.LastLogin is null || report.AsOf.DayNumber - user.LastLogin.Value.DayNumber > IdleDays))] : [];

    private static ImmutableArray<TeamWish> Teams(AuditReport report, Answers answers)
    {
        var idle = Idle(report).Select(user => user.Id).ToHashSet(StringComparer.Ordinal);
        var people = (report.Usage?.Users ?? []).Where(user => !idle.Contains(user.Id)).ToLookup(DefaultAnswers.NameOf, StringComparer.OrdinalIgnoreCase);
        // A team that the org knows and the answers forgot moves, too.
        var forgotten = people.Select(g => g.Key).Where(name => !answers.Teams.Any(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).Select(name => new TeamAnswer { Name = name });
        return
        [
            .. from team in answers.Teams.Concat(forgotten)
               let users = people[team.Name].OrderBy(u => u.Interface == "Classic").ThenByDescending(u => u.Calls).ThenBy(u => u.Name, StringComparer.Ordinal).ToImmutableArray()
               let count = users.IsEmpty ? team.Users : users.Length
               where count > 0
               select new TeamWish(new(team.Name, team.Location, team.Supervisor, count, users, users.IsEmpty ? team.Interface != "Lightning" : users.Any(u => u.Interface == "Classic")), team.GoLive),
        ];
    }

    // One from each team in turn, so that every team has somebody who knows when its wave comes.
    private static ImmutableArray<WaveTeam> Pilot(ImmutableArray<TeamWish> teams, int most)
    {
        var ready = teams.Where(t => !t.Team.IsClassic || t.Team.People.Any(u => u.Interface != "Classic")).ToList();
        if (ready.Count == 0) ready = [.. teams];
        var named = ready.Where(t => !t.Team.People.IsEmpty).ToList();
        if (named.Count == 0) return ready.Count == 0 ? [] : [ready[0].Team with { Users = Math.Min(most, ready[0].Team.Users), People = [] }];
        var chosen = new Dictionary<string, List<LiveUser>>(StringComparer.Ordinal);
        for (var turn = 0; chosen.Values.Sum(list => list.Count) < most && named.Exists(t => t.Team.People.Length > turn); turn++)
        {
            foreach (var team in named.Where(t => t.Team.People.Length > turn && chosen.Values.Sum(list => list.Count) < most && IsReady(t, t.Team.People[turn])))
                (chosen.TryGetValue(team.Team.Name, out var list) ? list : chosen[team.Team.Name] = []).Add(team.Team.People[turn]);
        }

        return [.. named.Where(t => chosen.ContainsKey(t.Team.Name)).Select(t => t.Team with { Users = chosen[t.Team.Name].Count, People = [.. chosen[t.Team.Name]], IsClassic = chosen[t.Team.Name].Exists(u => u.Interface == "Classic") })];
    }

    private static bool IsReady(TeamWish team, LiveUser user) => user.Interface != "Classic" || team.Team.People.All(u => u.Interface == "Classic");

    private static TeamWish Without(TeamWish team, HashSet<string> piloted, ImmutableArray<WaveTeam> pilot)
    {
        if (!team.Team.People.IsEmpty)
        {
            ImmutableArray<LiveUser> left = [.. team.Team.People.Where(user => !piloted.Contains(user.Id))];
            return team with { Team = team.Team with { People = left, Users = left.Length, IsClassic = left.Any(u => u.Interface == "Classic") } };
        }

        var taken = pilot.Where(p => p.Name == team.Team.Name).Sum(p => p.Users);
        return team with { Team = team.Team with { Users = team.Team.Users - taken } };
    }

    private static IEnumerable<TeamWish> Split(TeamWish team, int most)
    {
        for (var from = 0; from < team.Team.Users; from += most)
        {
            var part = Math.Min(most, team.Team.Users - from);
            ImmutableArray<LiveUser> people = [.. team.Team.People.Skip(from).Take(part)];
            yield return team with { Team = team.Team with { Users = part, People = people } };
        }
    }

    private static List<List<TeamWish>> Pack(IEnumerable<TeamWish> teams, int most)
    {
        var waves = new List<List<TeamWish>>();
        foreach (var team in teams)
        {
            if (waves.Count > 0 && waves[^1][0].Wish == team.Wish && waves[^1].Sum(t => t.Team.Users) + team.Team.Users <= most) waves[^1].Add(team);
            else waves.Add([team]);
        }

        return waves;
    }

    private sealed record TeamWish(WaveTeam Team, DateOnly? Wish);
}
