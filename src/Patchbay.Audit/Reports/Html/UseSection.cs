using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>What there is, who uses it, and what nobody uses.</summary>
internal static class UseSection
{
    private const int MostRows = 12;

    /// <summary>Makes the section.</summary>
    internal static Markup Of(AuditReport report)
    {
        var inventory = report.Inventory;
        return Markup.Of($"""
            <section class="page" id="use">
            <h2>What you use</h2>
            {CallCenters(inventory)}
            {Adapters(inventory)}
            <div class="columns2">
            <div><h3>Names used most</h3>{Bars("Names used most", inventory.Methods)}</div>
            <div>{List("Opened for the agent", inventory.ObjectsPopped)}{List("Fields filled by call logs", inventory.FieldsLogged)}{List("Apex run by softphones", inventory.RunApexTargets)}
            {Names("Apps with the softphone", inventory.Apps)}{Names("Vendors, by namespace or host", inventory.Vendors)}</div>
            </div>
            {(report.Usage is { } usage ? People(usage) : NoOrg())}
            {Unused(inventory)}
            </section>

            """);
    }

    private static Markup CallCenters(Inventory inventory) => Markup.When(!inventory.CallCenters.IsEmpty, () => Markup.Of($"""
        <h3>Call centers</h3>
        <table><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Adapter</th><th scope="col">For</th><th scope="col">Own sections</th></tr></thead><tbody>
        {Markup.Each(inventory.CallCenters, c => Markup.Of($"<tr><th scope=\"row\">{c.DisplayName}</th><td>{Kind(c.Kind)}</td><td><code>{c.AdapterUrl ?? "–"}</code></td><td>{(c.Compatibility ?? "–").Replace('_', ' ')}</td><td>{string.Join(", ", c.Sections.OrEmpty())}</td></tr>"))}
        </tbody></table>
        """));

    private static string Kind(string kind) => kind switch { "open-cti" => "Open CTI", "desktop-cti" => "Desktop toolkit (left over)", "voice" => "Salesforce Voice", _ => kind };

    private static Markup Adapters(Inventory inventory) => Markup.When(!inventory.Adapters.IsEmpty, () => Markup.Of($"""
        <h3>Files of adapters</h3>
        <table><thead><tr><th scope="col">File</th><th scope="col">Interface</th><th scope="col">API version</th><th scope="col" class="n">Uses</th></tr></thead><tbody>
        {Markup.Each(inventory.Adapters.Take(MostRows * 2), a => Markup.Of($"<tr><th scope=\"row\"><code>{a.File}</code></th><td>{a.Interface.Replace(",", ", ", StringComparison.Ordinal)}</td><td>{a.ApiVersion ?? "–"}</td><td class=\"n\">{a.Uses}</td></tr>"))}
        </tbody></table>
        {More(inventory.Adapters.Length, MostRows * 2, "file")}
        """));

    private static Markup Bars(string title, IReadOnlyList<CountedName> names)
    {
        if (names.Count == 0) return Markup.Of($"<p>None.</p>");
        var first = names.Take(MostRows).Select(n => (n.Name, (long)n.Count)).ToList();
        return Markup.Of($"{Charts.Bars($"{title}: {string.Join(", ", first.Select(n => $"{n.Name} {n.Item2}"))}", first)}{More(names.Count, MostRows, "name")}");
    }

    private static Markup List(string title, IReadOnlyList<CountedName> names) => Names(title, [.. names.Select(n => n.Count > 1 ? $"{n.Name} ({n.Count}×)" : n.Name)]);

    private static Markup Names(string title, IReadOnlyList<string> names) => Markup.When(names.Count > 0, () => Markup.Of(
        $"<h3>{title}</h3><p>{Markup.Each(names.Take(MostRows * 3), name => Markup.Of($"<code>{name}</code> "))}{More(names.Count, MostRows * 3, "name")}</p>"));

    private static Markup More(int count, int shown, string word) => Markup.When(count > shown, () => Markup.Of($"<span class=\"soft\">and {Figures.Plural(count - shown, "other " + word)}</span>"));

    private static Markup NoOrg() => Markup.Of($"<h3>Who uses it</h3><p>No org was asked. Run the audit with <code>--org</code> to see teams, users, calls of each month, and which fields are filled.</p>");

    private static Markup People(Usage usage) => Markup.Of($"""
        <h3>Who uses it</h3>
        <p>{usage.Org}{(usage.Edition is { } edition ? $", {edition}" : "")}{(usage.IsSandbox == true ? ", a sandbox: its figures may not be those of production" : "")}. Calls are those logged as tasks in the 90 days before the audit.</p>
        {Teams(usage)}
        <div class="columns2">
        {Month(usage)}
        {Tallies("Calls by type", usage.ByType)}{Tallies("Calls by disposition", usage.ByDisposition)}{Tallies("Fields filled", usage.FilledFields)}{Tallies("Who logs calls", usage.ByCreator)}
        {Tallies("Calls of Salesforce Voice, by vendor", usage.VoiceCalls.OrEmpty())}{Tallies("Sign-ins by application", usage.SignIns.OrEmpty())}
        </div>
        {Markup.When(usage.DirectoryNumbers > 0, () => Markup.Of($"<h3>Directory</h3><p>{Figures.Plural(usage.DirectoryNumbers ?? 0, "number")} in the directory of call centers.</p>"))}
        {Changes(usage.SetupChanges.OrEmpty())}
        {Markup.When(usage.SoftphoneLayout is not null, () => Markup.Of($"<h3>Softphone layout</h3><p>{usage.SoftphoneLayout}</p>"))}
        {Markup.When(!usage.Packages.IsEmpty, () => Markup.Of($"<h3>Installed packages</h3><p>{string.Join(", ", usage.Packages.Select(p => $"{p.Name} {p.Version}"))}</p>"))}
        {Markup.Each(usage.Questions.Where(q => !q.Answered), q => Markup.Of($"<p class=\"soft\">Not answered: {q.Name}, {q.Why}</p>"))}
        """);

    private static Markup Changes(IReadOnlyList<SetupChange> changes) => Markup.When(changes.Count > 0, () => Markup.Of($"""
        <h3>Changes to call centers in 180 days</h3>
        <table><thead><tr><th scope="col">Day</th><th scope="col">Who</th><th scope="col">What</th></tr></thead><tbody>
        {Markup.Each(changes.Take(MostRows), c => Markup.Of($"<tr><td class=\"d\">{(c.Day is { } day ? Figures.ShortDay(day) : "–")}</td><td>{c.Who}</td><td>{c.What}</td></tr>"))}
        </tbody></table>
        {More(changes.Count, MostRows, "change")}
        """));

    private static Markup Teams(Usage usage) => Markup.Of($"""
        <table><thead><tr><th scope="col">Team</th><th scope="col">Call center</th><th scope="col" class="n">Users</th><th scope="col" class="n">Of them in Classic</th><th scope="col" class="n">Without a call</th><th scope="col" class="n">Calls</th></tr></thead><tbody>
        {Markup.Each(usage.Users.GroupBy(u => (u.Team, u.CallCenter)).OrderByDescending(g => g.Sum(u => u.Calls)).ThenBy(g => g.Key.Team, StringComparer.Ordinal), g => Markup.Of(
            $"<tr><th scope=\"row\">{(g.Key.Team.Length == 0 ? "No team" : g.Key.Team)}</th><td>{g.Key.CallCenter}</td><td class=\"n\">{g.Count()}</td><td class=\"n\">{g.Count(u => u.Interface == "Classic")}</td><td class=\"n\">{g.Count(u => u.Calls == 0)}</td><td class=\"n\">{g.Sum(u => u.Calls):#,0}</td></tr>"))}
        </tbody></table>
        """);

    private static Markup Month(Usage usage) => Markup.When(usage.ByMonth.Length > 0, () =>
    {
        var months = usage.ByMonth.TakeLast(MostRows).Select(t => (t.Name, t.Count)).ToList();
        return Markup.Of($"<div><h3>Calls by month</h3>{Charts.Columns("Calls by month: " + string.Join(", ", months.Select(m => $"{m.Name} {m.Count}")), months)}</div>");
    });

    private static Markup Tallies(string title, IReadOnlyList<Tally> tallies) => Markup.When(tallies.Count > 0, () =>
    {
        var rows = tallies.Take(MostRows).Select(t => (t.Name.Length == 0 ? "(empty)" : t.Name, t.Count)).ToList();
        return Markup.Of($"<div><h3>{title}</h3>{Charts.Bars($"{title}: {string.Join(", ", rows.Select(r => $"{r.Item1} {r.Count}"))}", rows)}{More(tallies.Count, MostRows, "value")}</div>");
    });

    private static Markup Unused(Inventory inventory) => Markup.When(!inventory.Unused.IsEmpty, () => Markup.Of($"""
        <h3>What nobody uses</h3>
        <p>The trap of a move is to rebuild all that the old interface could do. Nothing that was looked at uses these; leave them out, and do not let their absence decide for or against a provider.</p>
        <table><thead><tr><th scope="col">Feature</th><th scope="col">Names that would show it</th></tr></thead><tbody>
        {Markup.Each(inventory.Unused, u => Markup.Of($"<tr><th scope=\"row\">{u.Name}</th><td>{Markup.When(u.Members.OrEmpty().IsEmpty, () => Markup.Of($"all of its names"))}{Markup.Each(u.Members.OrEmpty(), m => Markup.Of($"<code>{m}</code> "))}</td></tr>"))}
        </tbody></table>
        """));
}
