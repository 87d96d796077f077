using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>Waves, their users and their criteria.</summary>
internal static class WavesSection
{
    /// <summary>Makes the section.</summary>
    internal static Markup Of(MovePlan plan, PlanTexts texts) => Markup.Of($"""
        <section class="page" id="waves">
        <h2>Waves</h2>
        <p>The pilot takes volunteers from several teams, so that each team has somebody who knows when its wave comes. Small teams go first. Whoever works in Classic learns Lightning and the new phone once and together.</p>
        <table><thead><tr><th scope="col">Wave</th><th scope="col">Day</th><th scope="col" class="n">Users</th><th scope="col">Teams</th><th scope="col">What changes</th></tr></thead><tbody>
        {Markup.Each(plan.Timing.Waves, wave => Markup.Of($"<tr><th scope=\"row\"><a href=\"#{PlanFolder.Slug(wave)}\">{wave.Name}</a></th><td class=\"d\">{Figures.ShortDay(wave.GoLive)}{Markup.When(wave.GoLive >= plan.Report.Summary.Deadline, () => Markup.Of($" <span class=\"sev high\">after the end</span>"))}</td><td class=\"n\">{wave.Users}</td><td>{Figures.Join([.. wave.Teams.Select(Team)])}</td><td>{(wave.BringsLightning ? "Lightning and phone" : "phone")}</td></tr>"))}
        </tbody></table>
        {Markup.Each(plan.Timing.Waves, wave => Sheet(wave, texts))}
        {Idle(plan)}
        </section>

        """);

    private static string Team(WaveTeam team) => team.Location.Length == 0 ? $"{team.Name} ({team.Users})" : $"{team.Name}, {team.Location} ({team.Users})";

    private static Markup Sheet(Wave wave, PlanTexts texts) => Markup.Of($"""
        <details class="text" id="{PlanFolder.Slug(wave)}"><summary>{wave.Name}, {Figures.ShortDay(wave.GoLive)}: criteria and users</summary>
        {PlainText.Show(texts.Fill("wave", wave))}
        {Markup.When(wave.People.Any(), () => Markup.Of($"<h4>Users, and the call center to go back to</h4>{Users(wave.People)}"))}
        </details>

        """);

    private static Markup Users(IEnumerable<LiveUser> users) => Markup.Of($"""
        <table class="people"><thead><tr><th scope="col">Name</th><th scope="col">Team</th><th scope="col">Works in</th><th scope="col">Call center</th><th scope="col">CallCenterId</th><th scope="col" class="n">Calls in 90 days</th></tr></thead><tbody>
        {Markup.Each(users, u => Markup.Of($"<tr><th scope=\"row\">{u.Name}</th><td>{DefaultAnswers.NameOf(u)}</td><td>{u.Interface}</td><td>{u.CallCenter}</td><td><code>{u.CallCenterId}</code></td><td class=\"n\">{u.Calls}</td></tr>"))}
        </tbody></table>
        """);

    private static Markup Idle(MovePlan plan) => Markup.When(!plan.Idle.IsEmpty, () => Markup.Of($"""
        <details class="text"><summary>Not planned: {Figures.Plural(plan.Idle.Length, "user")} with a call center who neither signed in nor called for 90 days</summary>
        <p>Ask them whether they need a phone at all. Each who does not saves a licence.</p>{Users(plan.Idle)}</details>
        """));
}
