using System.Globalization;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>Phases and waves over time, with today and the end.</summary>
internal static class TimeLine
{
    private const int Left = 150;
    private const int Width = 570;
    private const int Row = 22;
    private const int Top = 24;
    private const int MostWaves = 24;

    /// <summary>Draws it.</summary>
    internal static Markup Of(MovePlan plan)
    {
        var deadline = plan.Report.Summary.Deadline;
        var waves = plan.Timing.Waves.Take(MostWaves).ToList();
        var phases = plan.Timing.Phases.Where(phase => phase.Id != PhaseWork.Move).ToList();
        var from = plan.Today < phases[0].Start ? plan.Today : phases[0].Start;
        var last = phases[^1].End > deadline ? phases[^1].End : deadline;
        var scale = new Scale(from, Math.Max(30, last.DayNumber - from.DayNumber + 10));
        var bottom = Top + ((phases.Count + waves.Count) * Row);
        var words = string.Join("; ", phases.Select(p => $"{p.Title} {p.Start:yyyy-MM-dd} to {p.End:yyyy-MM-dd}").Concat(waves.Select(w => $"{w.Name} {w.GoLive:yyyy-MM-dd}")));
        return Markup.Of($"""
            <svg class="gantt" viewBox="0 0 {Left + Width + 10} {bottom + 22}" role="img" aria-label="{words}">
            {Markup.Each(plan.Answers.Freezes.Where(f => f.To > from && f.From < last), f => Markup.Of($"<rect class=\"freeze\" x=\"{scale.At(f.From)}\" y=\"{Top}\" width=\"{scale.Length(f.From, f.To)}\" height=\"{bottom - Top}\"><title>{f.Why}</title></rect>"))}
            {Markup.Each(scale.Months(), m => Markup.Of($"<line class=\"grid\" x1=\"{scale.At(m)}\" y1=\"{Top}\" x2=\"{scale.At(m)}\" y2=\"{bottom}\"/><text class=\"end\" x=\"{scale.At(m)}\" y=\"14\">{m.ToString("MMM yy", CultureInfo.InvariantCulture)}</text>"))}
            {Markup.Each(phases.Select((phase, at) => (phase, y: Top + (at * Row))), one => Bar(one.phase.Title, one.y, scale, one.phase.Start, one.phase.End, "phase", ""))}
            {Markup.Each(waves.Select((wave, at) => (wave, y: Top + ((phases.Count + at) * Row))), one => WaveBar(one.wave, one.y, scale))}
            {Mark(scale, plan.Today, bottom, "today", "today")}{Mark(scale, deadline, bottom, "dead", $"end, {Figures.ShortDay(deadline)[4..]}")}
            </svg>
            {Markup.When(plan.Timing.Waves.Length > MostWaves, () => Markup.Of($"<p class=\"caption\">And {Figures.Plural(plan.Timing.Waves.Length - MostWaves, "more wave")} in the table.</p>"))}
            """);
    }

    private static Markup Bar(string name, int y, Scale scale, DateOnly from, DateOnly to, string kind, string note) => Markup.Of(
        $"<text x=\"{Left - 8}\" y=\"{y + 15}\" text-anchor=\"end\">{name}</text><rect class=\"{kind}\" x=\"{scale.At(from)}\" y=\"{y + 5}\" width=\"{scale.Length(from, to)}\" height=\"12\" rx=\"2\"><title>{Figures.ShortDay(from)} to {Figures.ShortDay(to)}</title></rect>{note}");

    private static Markup WaveBar(Wave wave, int y, Scale scale) => Markup.Of(
        $"{Bar($"{wave.Name} ({wave.Users})", y, scale, wave.GoLive, wave.GoLive.AddDays(13), "care", "")}<rect class=\"wave\" x=\"{scale.At(wave.GoLive)}\" y=\"{y + 4}\" width=\"4\" height=\"14\"/>");

    private static Markup Mark(Scale scale, DateOnly day, int bottom, string kind, string words) => Markup.Of(
        $"<line class=\"{kind}\" x1=\"{scale.At(day)}\" y1=\"{Top}\" x2=\"{scale.At(day)}\" y2=\"{bottom}\"/><text x=\"{scale.At(day)}\" y=\"{bottom + 15}\" text-anchor=\"{(scale.IsRight(day) ? "end" : "start")}\">{words}</text>");

    private readonly record struct Scale(DateOnly From, int Days)
    {
        internal string At(DateOnly day) => Charts.Number(X(day));

        internal bool IsRight(DateOnly day) => X(day) > Left + (Width / 2);

        internal string Length(DateOnly from, DateOnly to) => Charts.Number(Math.Max(3, X(to.AddDays(1)) - X(from)));

        // No more than some ten labels, so that they do not run into each other.
        internal IEnumerable<DateOnly> Months()
        {
            var step = Math.Max(1, (Days / 30 / 9) + 1);
            var last = From.AddDays(Days - 20);
            for (var month = new DateOnly(From.Year, From.Month, 1).AddMonths(1); month <= last; month = month.AddMonths(step)) yield return month;
        }

        private double X(DateOnly day) => Left + Math.Clamp((day.DayNumber - From.DayNumber) * (double)Width / Days, 0, Width);
    }
}
