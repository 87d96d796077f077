using Patchbay.Audit.Assembly;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Walking;

/// <summary>Call centers that an org has and the sources do not: they depend on Open CTI like those in files.</summary>
internal static class OrgCenters
{
    /// <summary>Adds them.</summary>
    /// <param name="usage">What the org told.</param>
    /// <param name="collected">Knows those of the sources.</param>
    internal static void Add(Usage usage, Collected collected)
    {
        foreach (var center in usage.CallCenters.Where(center => center.AdapterUrl is { Length: > 0 } && !collected.CallCenters.Any(known => IsSame(known, center))))
        {
            var place = $"org:CallCenter/{center.Name}";
            collected.Add(new CallCenterEntry(center.Name, center.Name, place, "open-cti", center.AdapterUrl, null, []));
            var match = new Match("callcenter.definition", "callCenter", TextPlace.Of(1, 1, 1)) { How = "query", Seen = $"Adapter: {center.AdapterUrl}. {Users(center)}" };
            collected.Add(new RawFinding(place, usage.Org, match, center.AdapterUrl!, [], 1));
        }
    }

    private static string Users(LiveCallCenter center) =>
        center.ActiveUsers == 0 ? "Nobody is assigned to it." : $"{center.ActiveUsers} active user{(center.ActiveUsers == 1 ? "" : "s")}, {center.Recent} signed in within 90 days.";

    private static bool IsSame(CallCenterEntry known, LiveCallCenter center) =>
        string.Equals(known.AdapterUrl, center.AdapterUrl, StringComparison.OrdinalIgnoreCase)
        && (string.Equals(known.DisplayName, center.Name, StringComparison.OrdinalIgnoreCase) || string.Equals(known.Name, center.Name, StringComparison.OrdinalIgnoreCase));
}
