using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Live;

/// <summary>What surrounds the calls: calls of Salesforce Voice, directory numbers, sign-ins by application, changes in Setup.</summary>
/// <param name="VoiceCalls">Calls of Salesforce Voice by vendor type.</param>
/// <param name="DirectoryNumbers">Numbers in the directory of call centers; null when not told.</param>
/// <param name="SignIns">Sign-ins by application.</param>
/// <param name="Changes">Changes in Setup that concern call centers.</param>
internal sealed record Surroundings(ImmutableArray<Tally> VoiceCalls, long? DirectoryNumbers, ImmutableArray<Tally> SignIns, ImmutableArray<SetupChange> Changes)
{
    // Not every field of the trail may be filtered by, so what concerns calls is chosen here.
    private static readonly string[] Concerning = ["call center", "callcenter", "softphone", "open cti", "click-to-dial"];

    /// <summary>Asks four questions.</summary>
    /// <param name="ask">Asks one, by name and query; a refused one gives no rows.</param>
    internal static async Task<Surroundings> AskAsync(Func<string, string, Task<List<JsonElement>>> ask)
    {
        var voice = await ask("calls of Salesforce Voice", "SELECT VendorType, COUNT(Id) FROM VoiceCall WHERE CreatedDate = LAST_N_DAYS:90 GROUP BY VendorType");
        var numbers = await ask("directory numbers", "SELECT COUNT(Id) FROM AdditionalNumber");
        var signIns = await ask("sign-ins by application", "SELECT Application, COUNT(Id) FROM LoginHistory WHERE LoginTime = LAST_N_DAYS:90 GROUP BY Application");
        var changes = await ask("changes in Setup", "SELECT CreatedDate, CreatedBy.Name, Section, Display FROM SetupAuditTrail WHERE CreatedDate = LAST_N_DAYS:180 ORDER BY CreatedDate DESC LIMIT 2000");
        return new(
            [.. voice.Select(row => new Tally(row.Text("VendorType"), row.Number("expr0"))).Largest()],
            numbers is [var counted] ? counted.Number("expr0") : null,
            [.. signIns.Select(row => new Tally(row.Text("Application"), row.Number("expr0"))).Largest()],
            [.. changes.Where(Concerns).Select(row => new SetupChange(row.Day("CreatedDate"), row.Text("CreatedBy", "Name"), row.Text("Display")))]);
    }

    private static bool Concerns(JsonElement row) =>
        Concerning.Any(word => row.Text("Section").Contains(word, StringComparison.OrdinalIgnoreCase) || row.Text("Display").Contains(word, StringComparison.OrdinalIgnoreCase));
}
