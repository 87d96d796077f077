using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>Reads and writes the file of answers.</summary>
public static class AnswersFile
{
    private const int FirstYear = 2020;
    private const int LastYear = 2100;
    private static readonly string[] Ways = [Replacement.SalesforceVoice, Replacement.PatchbayPanel, Replacement.PatchbayShim];
    private static readonly string[] Interfaces = ["Lightning", "Classic", "Mixed"];
    private static readonly AnswersForm Form = new(new JsonSerializerOptions(AnswersForm.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes answers.</summary>
    /// <param name="answers">The answers.</param>
    /// <returns>Indented JSON that ends with a line feed.</returns>
    public static string Write(Answers answers) => JsonSerializer.Serialize(answers, Form.Answers) + "\n";

    /// <summary>Reads answers.</summary>
    /// <param name="json">The file; comments and last commas are allowed.</param>
    /// <returns>Answers that make sense.</returns>
    /// <exception cref="InvalidDataException">They do not, and why in a sentence.</exception>
    public static Answers Read(string json)
    {
        Answers answers;
        try
        {
            answers = JsonSerializer.Deserialize(json, Form.Answers) ?? throw new InvalidDataException("The answers are empty.");
        }
        catch (JsonException broken)
        {
            var what = broken.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "a name that answers do not have" : "something that does not fit";
            throw new InvalidDataException($"The answers cannot be read: line {(broken.LineNumber ?? 0) + 1} has {what} ({broken.Path ?? "$"}).", broken);
        }

        return Complaint(answers) is { } wrong ? throw new InvalidDataException($"The answers make no sense: {wrong}.") : answers;
    }

    private static string? Complaint(Answers answers)
    {
        if (answers.Schema != Answers.CurrentSchema) return $"their form is {answers.Schema}, not {Answers.CurrentSchema}";
        if (!Ways.Contains(answers.Way)) return $"way is {answers.Way}, not one of {string.Join(", ", Ways)}";
        if (HasNull(answers)) return "a list holds nothing where a value is needed";
        var teams = answers.Teams.OrEmpty();
        return OutOfRange(answers)
            ?? teams.Where(t => string.IsNullOrWhiteSpace(t.Name)).Select(_ => "a team has no name").FirstOrDefault()
            ?? teams.GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"the team {g.Key} is there twice").FirstOrDefault()
            ?? teams.Where(t => t.Users is < 0 or > 1_000_000).Select(t => $"the team {t.Name} has {t.Users} users").FirstOrDefault()
            ?? teams.Where(t => !Interfaces.Contains(t.Interface)).Select(t => $"the interface of {t.Name} is {t.Interface}, not one of {string.Join(", ", Interfaces)}").FirstOrDefault()
            ?? answers.Freezes.OrEmpty().Where(f => f.To < f.From).Select(f => $"the freeze from {f.From:yyyy-MM-dd} ends before it begins").FirstOrDefault()
            ?? Days(answers).Where(day => day.Year is < FirstYear or > LastYear).Select(day => $"{day:yyyy-MM-dd} is not a day of this time").FirstOrDefault()
            ?? (answers.FirstGoLive > answers.LastGoLive ? "the last wave is to go live before the first" : null);
    }

    private static IEnumerable<DateOnly> Days(Answers answers) =>
        new[] { answers.FirstGoLive, answers.LastGoLive }.Concat(answers.Teams.OrEmpty().Select(t => t.GoLive)).OfType<DateOnly>();

    private static bool HasNull(Answers answers) =>
        answers.Teams.OrEmpty().Any(t => t is null) || answers.Numbers.OrEmpty().Any(n => n is null) || answers.Freezes.OrEmpty().Any(f => f is null) || answers.Providers.OrEmpty().Any(p => p is null);

    private static string? OutOfRange(Answers answers)
    {
        (string Name, double Value, double Least, double Most)[] ranges =
        [
            ("weeksBetweenWaves", answers.WeeksBetweenWaves, 1, 12), ("pilotUsers", answers.PilotUsers, 1, 50), ("usersPerWave", answers.UsersPerWave, 1, 5000),
            ("people", answers.People, 0.1, 100), ("hoursPerWeek", answers.HoursPerWeek, 1, 60), ("bufferWeeks", answers.BufferWeeks, 0, 104),
        ];
        return ranges.Where(r => !(r.Value >= r.Least && r.Value <= r.Most)).Select(r => FormattableString.Invariant($"{r.Name} is {r.Value}, not between {r.Least} and {r.Most}")).FirstOrDefault();
    }
}
