using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>Whether it can be done, by when, with how many; and what was assumed.</summary>
internal static class PlanFirstPage
{
    /// <summary>Makes the page.</summary>
    internal static Markup Of(MovePlan plan)
    {
        var (waves, timing) = (plan.Timing.Waves, plan.Timing);
        var left = plan.Report.Summary.Deadline.DayNumber - waves[^1].GoLive.DayNumber;
        return Markup.Of($"""
            <section class="first" id="plan">
            <p class="brand">Patchbay</p>
            <h1>The move of {plan.Answers.Company} off Open CTI</h1>
            <p class="soft">Plan of {Figures.Day(plan.Today)}, from the audit of {Figures.Day(plan.Report.AsOf)} · way: {Ways.Name(plan.Answers.Way)}</p>
            <p class="lead">{Figures.Plural(waves.Sum(w => w.Users), "user")} in {Figures.Plural(waves.Length, "wave")}, the first on {Figures.Day(waves[0].GoLive)}, the last on {Figures.Day(waves[^1].GoLive)}. {Verdict(plan)}</p>
            {Markup.When(plan.Report.Findings.IsEmpty, () => Markup.Of($"<p class=\"notice fine\">The audit found nothing that depends on Open CTI: there may be nothing to move. Check first that it saw the adapter and the org.</p>"))}
            {Markup.Each(timing.Concerns, c => Markup.Of($"<p class=\"notice{Markup.When(c.IsImpossible, () => Markup.Of($" bad"))}\">{Markup.When(c.IsImpossible, () => Markup.Of($"<b>Not possible.</b> "))}{c.Text}</p>"))}
            <div class="cards four">
            <div class="card"><h3>Begin</h3><p class="number">{Figures.Capital(Begin(plan))}</p><p class="caption">{Slack(timing.SlackDays)}</p></div>
            <div class="card"><h3>Users</h3><p class="number">{waves.Sum(w => w.Users):#,0}</p><p class="caption">in {Figures.Plural(waves.Select(w => w.Teams).SelectMany(t => t).Select(t => t.Name).Distinct().Count(), "team")}{(plan.Idle.IsEmpty ? "" : $"; {plan.Idle.Length} more never call: ask")}</p></div>
            <div class="card"><h3>Work</h3><p class="number">{Figures.Hours(plan.Work.Estimate)} h</p><p class="caption">{Figures.Range(plan.Work)}; {plan.Answers.People:0.#} people with {plan.Answers.HoursPerWeek:0.#} hours a week</p></div>
            <div class="card"><h3>{(left < 0 ? "Too late by" : "Left at the end")}</h3><p class="number">{Figures.Plural(Math.Abs(left), "day")}</p><p class="caption">from the last wave to {Figures.Day(plan.Report.Summary.Deadline)}</p></div>
            </div>
            <h2>When</h2>
            {TimeLine.Of(plan)}
            {Assumptions(plan)}
            </section>

            """);
    }

    private static string Begin(MovePlan plan) => plan.Timing.Phases[0].Start.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Slack(int days) => days switch
    {
        > 0 => $"{Figures.Plural(days, "working day")} to the latest safe start",
        0 => "today is the latest safe start",
        _ => $"the latest safe start is {Figures.Plural(-days, "working day")} ago",
    };

    private static string Verdict(MovePlan plan) => plan.IsImpossible ? "Not all of it can be kept as wished; the marked sentences say what." : $"Open CTI is switched off on {Figures.Day(plan.Report.Summary.Deadline)}; days are worked back from there.";

    private static Markup Assumptions(MovePlan plan) => Markup.Of($"""
        <h2>What it rests on</h2>
        <p>{(plan.HasAnswers ? "From the answers given" : "Nobody gave answers, so these are sensible defaults; answers.json beside this page holds them to be changed")}: waves of at most {Figures.Plural(plan.Answers.UsersPerWave, "user")} every {Figures.Plural(plan.Answers.WeeksBetweenWaves, "week")}, a pilot of {plan.Answers.PilotUsers}, {Figures.Plural(plan.Answers.BufferWeeks, "week")} kept free before the end. Nothing goes live on a Monday or Friday{Markup.Each(plan.Answers.Freezes.OrEmpty(), f => Markup.Of($", nor from {Figures.Day(f.From)} to {Figures.Day(f.To)} ({f.Why})"))}. The pilot runs for three weeks before the first wave; each wave has two weeks of care. {(plan.HasClassic ? "Teams in Classic learn Lightning and the new phone on one day, last." : "")}</p>
        """);
}
