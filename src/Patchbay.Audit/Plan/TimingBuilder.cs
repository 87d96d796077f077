using System.Collections.Immutable;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>Works days back from the deadline, keeps wishes where they can be kept, and says plainly where they cannot.</summary>
internal sealed class TimingBuilder(AuditReport report, Answers answers, DateOnly today)
{
    private const int CareWeeks = 2;
    private const int PilotWeeks = 3;
    private const int MostPeople = 100;
    private readonly WorkCalendar _calendar = new(answers.ClosedDays.OrEmpty(), answers.Freezes.OrEmpty());
    private readonly WayEffort? _way = report.Summary.Effort.FirstOrDefault(way => way.Way == answers.Way);
    private readonly List<Concern> _concerns = [];

    /// <summary>The calendar in use.</summary>
    internal WorkCalendar Calendar => _calendar;

    private DateOnly Deadline => report.Summary.Deadline;

    private DateOnly Safe => Deadline.AddDays(-7 * answers.BufferWeeks);

    private DateOnly LastDay => answers.LastGoLive is { } wish && wish <= Deadline ? wish : Safe.AddDays(-7 * CareWeeks);

    /// <summary>Gives each wave and phase its days.</summary>
    internal Timing Build(ImmutableArray<Wave> waves)
    {
        SayLastWish();
        var preparation = Weeks(answers.People);
        var backward = Backward(waves);
        var earliest = _calendar.GoLive(today.AddDays(7 * preparation), 1);
        var latest = backward[0].GoLive;
        var start = StartOf(latest, preparation);
        var slack = _calendar.Between(today, start);
        if (slack < 0) SayTooLate(waves, start, earliest, preparation);
        var first = FirstDay(earliest, latest, slack);
        var dated = first == latest ? backward : Forward(waves, first);
        dated = KeepWishes(dated, earliest);
        SayAfterTheEnd(dated);
        return new(Phases(dated, preparation), dated, slack, [.. _concerns.OrderByDescending(c => c.IsImpossible)]);
    }

    private static int Least(string phase) => phase switch { PhaseWork.Decide => 3, PhaseWork.Build => 4, PhaseWork.Test => 3, PhaseWork.Remove => 2, _ => 1 };

    private int Weeks(string phase, double people) => Math.Max(Least(phase), (int)Math.Ceiling(PhaseWork.Hours(_way, phase) / (people * answers.HoursPerWeek)));

    private int Weeks(double people) => Weeks(PhaseWork.Decide, people) + Weeks(PhaseWork.Build, people) + Weeks(PhaseWork.Test, people);

    private DateOnly StartOf(DateOnly pilot, int preparation) => _calendar.Working(pilot.AddDays(-7 * preparation), -1);

    // The last wave has its two weeks of care before the safe day; each one before it comes some weeks earlier.
    private ImmutableArray<Wave> Backward(ImmutableArray<Wave> waves)
    {
        var days = new DateOnly[waves.Length];
        var day = LastDay;
        for (var at = waves.Length - 1; at >= 0; at--)
        {
            days[at] = _calendar.GoLive(day, -1);
            day = days[at].AddDays(-7 * (at == 1 ? Math.Max(PilotWeeks, answers.WeeksBetweenWaves) : answers.WeeksBetweenWaves));
        }

        return [.. waves.Select((wave, at) => wave with { GoLive = days[at] })];
    }

    private void SayLastWish()
    {
        if (answers.LastGoLive is not { } wish) return;
        if (wish > Deadline) _concerns.Add(new(true, $"The wish to finish on {Figures.Day(wish)} cannot be kept: Open CTI is switched off on {Figures.Day(Deadline)}. The plan ends on {Figures.Day(LastDay)}."));
        else if (wish > Safe.AddDays(-7 * CareWeeks)) _concerns.Add(new(false, $"The last wave on {Figures.Day(wish)} leaves {Deadline.DayNumber - wish.DayNumber} days before the end; two weeks of care and {answers.BufferWeeks} weeks were to stay free."));
    }

    private ImmutableArray<Wave> Forward(ImmutableArray<Wave> waves, DateOnly first)
    {
        var dated = new List<Wave>();
        var day = first;
        foreach (var wave in waves)
        {
            var goLive = _calendar.GoLive(day, 1);
            dated.Add(wave with { GoLive = goLive });
            day = goLive.AddDays(7 * (wave.Number == 0 ? Math.Max(PilotWeeks, answers.WeeksBetweenWaves) : answers.WeeksBetweenWaves));
        }

        return [.. dated];
    }

    private DateOnly FirstDay(DateOnly earliest, DateOnly latest, int slack)
    {
        if (answers.FirstGoLive is not { } wish) return slack < 0 ? earliest : latest;
        if (wish < earliest)
        {
            _concerns.Add(new(true, $"The wish to start the pilot on {Figures.Day(wish)} cannot be kept: decisions, building and three rounds of tests take {Figures.Plural(Weeks(answers.People), "week")} with {Persons(answers.People)}. The first possible day is {Figures.Day(earliest)}, and the plan takes it."));
            return earliest;
        }

        if (slack < 0) return earliest;
        if (wish > latest)
        {
            _concerns.Add(new(true, $"The wish to start the pilot on {Figures.Day(wish)} cannot be kept: all waves would not be through before the end. The last safe day is {Figures.Day(latest)}, and the plan takes it."));
            return latest;
        }

        if (!_calendar.IsGoLive(wish)) _concerns.Add(new(false, $"{Figures.ShortDay(wish)} is no day to go live ({Reason(wish)}); the plan takes {Figures.Day(_calendar.GoLive(wish, 1))}."));
        return wish;
    }

    private ImmutableArray<Wave> KeepWishes(ImmutableArray<Wave> waves, DateOnly earliest)
    {
        var pilotOver = waves[0].GoLive.AddDays(7 * PilotWeeks);
        return [.. waves.Select(wave => wave.Wish is { } wish ? wave with { GoLive = Wished(wave, wish, earliest > pilotOver ? earliest : pilotOver) } : wave).OrderBy(wave => wave.Number == 0 ? DateOnly.MinValue : wave.GoLive).Select((wave, at) => wave with { Number = at })];
    }

    private DateOnly Wished(Wave wave, DateOnly wish, DateOnly earliest)
    {
        var who = Figures.Join([.. wave.Teams.Select(team => team.Name)]);
        if (wish > Deadline) _concerns.Add(new(true, $"{who} cannot move on {Figures.Day(wish)}: Open CTI is switched off on {Figures.Day(Deadline)}. The plan has {Figures.Day(wave.GoLive)}."));
        else if (wish < earliest) _concerns.Add(new(true, $"{who} cannot move on {Figures.Day(wish)}: the pilot must have run for three weeks first, until {Figures.Day(earliest)}. The plan has {Figures.Day(wave.GoLive > earliest ? wave.GoLive : earliest)}."));
        else if (_calendar.IsGoLive(wish)) return wish;
        else SayNoDay(who, wish, _calendar.GoLive(wish, 1));
        return wish >= earliest && wish <= Deadline ? _calendar.GoLive(wish, 1) : _calendar.GoLive(wave.GoLive > earliest ? wave.GoLive : earliest, 1);
    }

    private void SayNoDay(string who, DateOnly wish, DateOnly taken)
    {
        var late = taken > Safe.AddDays(-7 * CareWeeks) ? $", which is later than the last safe day, {Figures.Day(Safe.AddDays(-7 * CareWeeks))}" : "";
        _concerns.Add(new(false, $"{who}: {Figures.ShortDay(wish)} is no day to go live ({Reason(wish)}); the plan takes {Figures.Day(taken)}{late}."));
    }

    private string Reason(DateOnly day) => _calendar.FreezeOf(day) is { } freeze ? freeze.Why : !_calendar.IsWorking(day) ? "nobody works" : "nobody could help the day after, or prepare the day before";

    private void SayTooLate(ImmutableArray<Wave> waves, DateOnly start, DateOnly earliest, int preparation)
    {
        if (today >= Deadline)
        {
            _concerns.Add(new(true, $"Open CTI is off since {Figures.Day(Deadline)}: whoever has not moved has no phone in Salesforce. The days below begin today."));
            return;
        }

        var needs = $"preparation takes {Figures.Plural(preparation, "week")} with {Persons(answers.People)}, and {Figures.Plural(waves.Length, "wave")} follow{(waves.Length == 1 ? "s" : "")}";
        var ago = $"work had to begin on {Figures.Day(start)}, {Figures.Plural(-_calendar.Between(today, start), "working day")} ago";
        var nearest = Forward(waves, earliest)[^1].GoLive;
        var what = answers.LastGoLive is { } wish && wish <= Deadline
            ? $"The wish to finish on {Figures.Day(wish)} cannot be kept: {needs}, so {ago}. The nearest day on which it can be finished is {Figures.Day(nearest)}, and the plan takes it."
            : $"This cannot be done as wished. To be through by {Figures.Day(Safe)}, {ago}: {needs}. The days below begin today and end on {Figures.Day(nearest)}.";
        _concerns.Add(new(true, $"{what} {Help(waves)}{OtherWay()}"));
    }

    private string Help(ImmutableArray<Wave> waves)
    {
        var enough = Enumerable.Range(1, MostPeople).FirstOrDefault(people => people > answers.People && StartOf(Backward(waves)[0].GoLive, Weeks(people)) >= today);
        if (enough > 0) return $"With {Persons(enough)} it can be done.";
        var least = Weeks(MostPeople);
        if (today.AddDays(7 * least) > LastDay) return $"More people do not help: deciding, building and testing take {least} weeks at least.";
        return answers.LastGoLive is null ? "More people alone do not help: waves must be larger or closer together, or fewer weeks kept free." : "More people alone do not help: waves must be larger or closer together.";
    }

    private string OtherWay()
    {
        var shorter = report.Summary.Effort.Where(way => way.Total.Estimate < (_way?.Total.Estimate ?? 0)).MinBy(way => way.Total.Estimate);
        return shorter is null ? "" : $" Another way needs less: {Ways.Name(shorter.Way)}, some {Figures.Hours(shorter.Total.Estimate)} hours instead of {Figures.Hours(_way!.Total.Estimate)}.";
    }

    private void SayAfterTheEnd(ImmutableArray<Wave> waves)
    {
        var late = waves.Where(wave => wave.GoLive >= Deadline).ToList();
        if (late.Count > 0 && today < Deadline) _concerns.Add(new(true, $"{Figures.Plural(late.Sum(w => w.Users), "user")} would move after {Figures.Day(Deadline)} and have no phone in Salesforce until then: {Figures.Join([.. late.Select(w => w.Name)])}."));
    }

    private static string Persons(double people) => people == 1 ? "1 person" : FormattableString.Invariant($"{people:0.#} people");

    private ImmutableArray<Phase> Phases(ImmutableArray<Wave> waves, int preparation)
    {
        var pilot = waves[0].GoLive;
        var start = StartOf(pilot, preparation);
        if (start < today) start = _calendar.Working(today, 1);
        var built = start.AddDays(7 * Weeks(PhaseWork.Decide, answers.People));
        var tested = pilot.AddDays(-7 * Weeks(PhaseWork.Test, answers.People));
        var over = waves[^1].GoLive.AddDays(7 * CareWeeks);
        return
        [
            Make(PhaseWork.Decide, "Decide", start, built.AddDays(-1)),
            Make(PhaseWork.Build, "Build and change", built, tested.AddDays(-1)),
            Make(PhaseWork.Test, "Three rounds of tests", tested, pilot.AddDays(-1)),
            Make(PhaseWork.Train, "Train and tell", pilot.AddDays(-21), waves[^1].GoLive.AddDays(-1)),
            Make(PhaseWork.Move, "Pilot and waves", pilot, over),
            Make(PhaseWork.Remove, "Remove the old side", over.AddDays(1), over.AddDays(7 * Weeks(PhaseWork.Remove, answers.People))),
        ];
    }

    private Phase Make(string id, string title, DateOnly from, DateOnly to)
    {
        var (start, end) = (_calendar.Working(from, 1), _calendar.Working(to, -1));
        return new(id, title, start, end < start ? start : end, PhaseWork.Hours(_way, id));
    }
}
