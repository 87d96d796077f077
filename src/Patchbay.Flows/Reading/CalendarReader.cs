using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Flows;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>Reads the calendars of a flow.</summary>
/// <param name="notes">What is wrong.</param>
internal sealed class CalendarReader(FlowNotes notes)
{
    private static readonly ImmutableArray<string> days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private readonly Dictionary<string, FlowCalendar> known = [];

    internal void Learn(FlowMap? calendars)
    {
        if (calendars is null) return;
        foreach (var (_, name, value) in calendars.Entries())
        {
            if (FlowMap.Of(value, $"the calendar \"{name}\"", notes) is { } map) known[name] = Read(map);
        }
    }

    internal FlowCalendar Find(FlowMap step)
    {
        var name = step.Text("calendar");
        if (known.TryGetValue(name, out var found)) return found;
        if (name.Length > 0) notes.Error("unknown-calendar", step.Find("calendar")!, $"There is no calendar \"{name}\" under \"calendars\".");
        return new("UTC", [], [], []);
    }

    private FlowCalendar Read(FlowMap map)
    {
        var zone = map.Text("zone");
        if (zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            notes.Error("unknown-zone", map.Find("zone")!, $"There is no time zone \"{zone}\"; write one such as Europe/Stockholm.");
        var week = map.Map("open", $"\"open\" of {map.What}") is { } open ? open.Entries().SelectMany(Week).ToImmutableArray() : [];
        var closed = map.Find("closed") is { } node ? Listed(node).Select(Days).OfType<DayRange>().ToImmutableArray() : [];
        var special = map.Map("special", $"\"special\" of {map.What}") is { } own ? own.Entries().SelectMany(Special).ToImmutableArray() : [];
        map.RefuseOthers();
        return new(zone, week, closed, special);
    }

    private static IEnumerable<YamlNode> Listed(YamlNode node) => node is YamlSequenceNode list ? list.Children : [node];

    private List<OpenTime> Week((YamlNode Key, string Name, YamlNode Value) entry)
    {
        var ends = entry.Name.Split('-').Select(day => days.IndexOf(day.Trim().ToLowerInvariant())).ToList();
        if (ends.Count > 2 || ends.Contains(-1))
        {
            notes.Error("bad-day", entry.Key, $"\"{entry.Name}\" is no weekday; write mon, sat or mon-fri.");
            return [];
        }

        var times = Times(entry.Value);
        var open = new List<OpenTime>();
        for (var day = ends[0]; ; day = (day + 1) % days.Length)
        {
            open.AddRange(times.Select(time => new OpenTime((DayOfWeek)day, time)));
            if (day == ends[^1]) return open;
        }
    }

    private IEnumerable<SpecialTime> Special((YamlNode Key, string Name, YamlNode Value) entry) =>
        Days(entry.Key) is { } range ? Times(entry.Value).Select(time => new SpecialTime(range.From, time)) : [];

    private DayRange? Days(YamlNode node)
    {
        var ends = (FlowMap.TextOf(node) ?? "").Split("..");
        if (TryDay(ends[0], out var from) && TryDay(ends[^1], out var to) && ends.Length <= 2 && from <= to) return new(from, to);
        notes.Error("bad-day", node, "A day is written 2026-12-24, several are 2026-12-24..2026-12-26.");
        return null;
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private List<TimeRange> Times(YamlNode node)
    {
        var times = new List<TimeRange>();
        foreach (var part in (FlowMap.TextOf(node) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length == 2 && TryTime(ends[0], out var from) && TryTime(ends[1], out var to) && from != to) times.Add(new(from, to));
            else notes.Error("bad-hours", node, $"\"{part}\" are no hours; write 08:00-17:00, several with commas between them.");
        }

        return times;
    }

    private static bool TryTime(string text, out TimeSpan time)
    {
        if (text.Trim() == "24:00")
        {
            time = TimeSpan.FromDays(1);
            return true;
        }

        return TimeSpan.TryParseExact(text.Trim(), @"h\:mm", CultureInfo.InvariantCulture, out time);
    }
}
