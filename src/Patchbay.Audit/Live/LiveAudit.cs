using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Live;

/// <summary>Asks an org who uses calls and how. Every question is optional: a refused one is a line in the report.</summary>
/// <param name="http">Sends.</param>
/// <param name="asOf">The day to count from.</param>
public sealed class LiveAudit(HttpClient http, DateOnly asOf)
{
    private const string Calls = "FROM Task WHERE CreatedDate = LAST_N_DAYS:90 AND (CallType != null OR TaskSubtype = 'Call')";
    private readonly List<LiveQuestion> _questions = [];

    /// <summary>Asks everything.</summary>
    /// <param name="session">The sign-in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OrgFault">The sign-in is refused or has expired, or the org does not answer.</exception>
    public async Task<Usage> AskAsync(OrgSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var org = new OrgClient(http, session);
        await org.StartAsync(cancellationToken);
        Task<List<JsonElement>> Ask(string name, string soql) => AskAsync(name, () => org.QueryAsync(soql, cancellationToken));

        var about = (await Ask("organization", "SELECT OrganizationType, IsSandbox FROM Organization")).FirstOrDefault();
        var centers = await Ask("call centers", "SELECT Id, Name, AdapterUrl FROM CallCenter");
        var users = await UsersAsync(org, cancellationToken);
        var creators = await Ask("calls by creator", $"SELECT CreatedById, COUNT(Id) {Calls} GROUP BY CreatedById");
        var owners = await Ask("calls by owner", $"SELECT OwnerId, COUNT(Id) {Calls} GROUP BY OwnerId");
        var types = await Ask("calls by type", $"SELECT CallType, COUNT(Id) {Calls} GROUP BY CallType");
        var outcomes = await Ask("calls by disposition", $"SELECT CallDisposition, COUNT(Id) {Calls} GROUP BY CallDisposition");
        var months = await Ask("calls by month", $"SELECT CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate), COUNT(Id) {Calls.Replace(":90", ":365", StringComparison.Ordinal)} GROUP BY CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate)");
        var filled = await FilledAsync(org, cancellationToken);
        var packages = await AskAsync("installed packages", () => org.QueryToolingAsync("SELECT SubscriberPackage.Name, SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion, SubscriberPackageVersion.MinorVersion FROM InstalledSubscriberPackage", cancellationToken));
        var logs = await Ask("event log files", "SELECT EventType, COUNT(Id) FROM EventLogFile GROUP BY EventType");
        var around = await Surroundings.AskAsync(Ask);
        var layout = await LayoutAsync(org, cancellationToken);

        var names = centers.ToDictionary(c => c.Text("Id"), c => c.Text("Name"), StringComparer.Ordinal);
        var ownCalls = owners.ToDictionary(o => o.Text("OwnerId"), o => (int)o.Number("expr0"), StringComparer.Ordinal);
        ImmutableArray<LiveUser> people = [.. users.Select(user => UserOf(user, names, ownCalls)).OrderBy(u => u.Name, StringComparer.Ordinal).ThenBy(u => u.Id, StringComparer.Ordinal)];
        var nameOfUser = await NamesAsync(org, creators, people, cancellationToken);
        return new()
        {
            Org = session.Address.ToString(),
            Edition = about.ValueKind == JsonValueKind.Object ? about.Text("OrganizationType") : null,
            IsSandbox = about.ValueKind == JsonValueKind.Object && about.TryGetProperty("IsSandbox", out var sandbox) ? sandbox.ValueKind == JsonValueKind.True : null,
            CallCenters = [.. centers.Select(c => CenterOf(c, people)).OrderBy(c => c.Name, StringComparer.Ordinal)],
            Users = people,
            ByType = [.. Tallies(types, "CallType").Largest()],
            ByDisposition = [.. Tallies(outcomes, "CallDisposition").Largest()],
            ByMonth = [.. months.Select(m => new Tally($"{m.Number("expr0"):0000}-{m.Number("expr1"):00}", m.Number("expr2"))).OrderBy(t => t.Name, StringComparer.Ordinal)],
            ByCreator = [.. creators.Select(c => new Tally(nameOfUser.GetValueOrDefault(c.Text("CreatedById"), c.Text("CreatedById")), c.Number("expr0"))).Largest()],
            FilledFields = filled,
            SoftphoneLayout = layout,
            Packages = [.. packages.Select(p => new LivePackage(p.Text("SubscriberPackage", "NamespacePrefix"), p.Text("SubscriberPackage", "Name"), $"{p.Text("SubscriberPackageVersion", "MajorVersion")}.{p.Text("SubscriberPackageVersion", "MinorVersion")}")).OrderBy(p => p.Name, StringComparer.Ordinal)],
            VoiceCalls = around.VoiceCalls,
            DirectoryNumbers = around.DirectoryNumbers,
            SignIns = around.SignIns,
            SetupChanges = around.Changes,
            EventLogs = [.. Tallies(logs, "EventType").Largest()],
            Questions = [.. _questions],
        };
    }

    private async Task<List<JsonElement>> AskAsync(string name, Func<Task<List<JsonElement>>> ask)
    {
        try
        {
            var rows = await ask();
            _questions.Add(new(name, true, null));
            return rows;
        }
        catch (OrgRefusal refused)
        {
            _questions.Add(new(name, false, refused.Message));
            return [];
        }
    }

    // An org without roles, or a user who may not see profiles, refuses the longer question; the shorter one has the names.
    private async Task<List<JsonElement>> UsersAsync(OrgClient org, CancellationToken cancellationToken)
    {
        const string assigned = "FROM User WHERE IsActive = true AND CallCenterId != null";
        try
        {
            var rows = await org.QueryAsync($"SELECT Id, Name, CallCenterId, LastLoginDate, Department, UserRole.Name, Profile.Name, UserPreferencesLightningExperiencePreferred {assigned}", cancellationToken);
            _questions.Add(new("users", true, null));
            return rows;
        }
        catch (OrgRefusal)
        {
            return await AskAsync("users", () => org.QueryAsync($"SELECT Id, Name, CallCenterId, LastLoginDate, Department, UserPreferencesLightningExperiencePreferred {assigned}", cancellationToken));
        }
    }

    private async Task<ImmutableArray<Tally>> FilledAsync(OrgClient org, CancellationToken cancellationToken)
    {
        string[] fields = ["CallType", "CallDisposition", "CallObject", "CallDurationInSeconds", "WhoId", "WhatId"];
        try
        {
            var described = await org.DescribeAsync("Task", cancellationToken);
            // A query may count so many fields only.
            fields = [.. fields, .. described.GetProperty("fields").EnumerateArray().Where(IsCountable).Select(f => f.Text("name")).Take(40)];
        }
        catch (OrgRefusal refused)
        {
            _questions.Add(new("fields of tasks", false, refused.Message));
        }

        var counts = await AskAsync("filled fields", () => org.QueryAsync($"SELECT {string.Join(", ", fields.Select(f => $"COUNT({f})"))} {Calls}", cancellationToken));
        return counts is [var row] ? [.. fields.Select((field, at) => new Tally(field, row.Number($"expr{at}"))).Largest()] : [];
    }

    private static bool IsCountable(JsonElement field) =>
        field.TryGetProperty("custom", out var custom) && custom.ValueKind == JsonValueKind.True && field.Text("type") is not ("textarea" or "location" or "address" or "boolean");

    private async Task<string?> LayoutAsync(OrgClient org, CancellationToken cancellationToken)
    {
        try
        {
            var layout = SoftphoneLayout.Describe(await org.SoftphoneLayoutAsync(cancellationToken));
            _questions.Add(new("softphone layout of the calling profile", true, null));
            return layout;
        }
        catch (Exception refused) when (refused is OrgRefusal or InvalidDataException)
        {
            _questions.Add(new("softphone layout of the calling profile", false, refused.Message));
            return null;
        }
    }

    // Those who log are not always those who have a call center: integration users do, too.
    private async Task<Dictionary<string, string>> NamesAsync(OrgClient org, List<JsonElement> creators, ImmutableArray<LiveUser> people, CancellationToken cancellationToken)
    {
        var names = people.ToDictionary(user => user.Id, user => user.Name, StringComparer.Ordinal);
        var unknown = creators.Select(c => c.Text("CreatedById")).Where(id => id.Length > 0 && !names.ContainsKey(id)).Take(200).ToList();
        if (unknown.Count == 0) return names;
        foreach (var user in await AskAsync("names of creators", () => org.QueryAsync($"SELECT Id, Name FROM User WHERE Id IN ({string.Join(", ", unknown.Select(id => $"'{id}'"))})", cancellationToken)))
            names[user.Text("Id")] = user.Text("Name");
        return names;
    }

    private static LiveUser UserOf(JsonElement user, Dictionary<string, string> centers, Dictionary<string, int> calls)
    {
        var team = new[] { user.Text("UserRole", "Name"), user.Text("Profile", "Name"), user.Text("Department") }.FirstOrDefault(name => name.Length > 0) ?? "";
        var face = user.TryGetProperty("UserPreferencesLightningExperiencePreferred", out var lightning) ? lightning.ValueKind == JsonValueKind.True ? "Lightning" : "Classic" : "";
        var (id, center) = (user.Text("Id"), user.Text("CallCenterId"));
        return new(id, user.Text("Name"), team, centers.GetValueOrDefault(center, center), center, user.Day("LastLoginDate"), calls.GetValueOrDefault(id), face);
    }

    private LiveCallCenter CenterOf(JsonElement center, ImmutableArray<LiveUser> people)
    {
        var assigned = people.Where(user => user.CallCenterId == center.Text("Id")).ToList();
        return new(center.Text("Name"), center.Text("AdapterUrl") is { Length: > 0 } url ? url : null, assigned.Count, assigned.Count(u => u.LastLogin > asOf.AddDays(-90)));
    }

    private static IEnumerable<Tally> Tallies(IEnumerable<JsonElement> rows, string name) => rows.Select(row => new Tally(row.Text(name), row.Number("expr0")));
}
