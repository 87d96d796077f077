using Patchbay.Core.Calls;
using Patchbay.Salesforce.CallLog.Content;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>
/// Who called may be found after the record was written: then it shows a number for a while, and whoever has it on the screen puts that right by hand.
/// Before the name is written, the org is asked what stands there by now, for all that was there before.
/// </summary>
internal static class LateFinding
{
    /// <summary>Says what a person may have put right in the record before the customer was found.</summary>
    /// <param name="before">The Task as it was written last; null when it never was.</param>
    /// <param name="wanted">The Task as it should be.</param>
    /// <param name="story">What is known of the call.</param>
    /// <returns>API names of the Task's fields; none when the customer is the same as before.</returns>
    internal static IEnumerable<string> InTask(WantedTask? before, WantedTask wanted, CallStory story)
    {
        if (before is null || IsSame(before, wanted)) return [];
        // Whose the call is, is ours to say; an owner whom the org put in for us is nobody's correction.
        var texts = before.Fields.Keys.Where(field => field != TaskFields.Owner);
        // A record that a person picked in Patchbay is a newer wish than what stands in the org.
        return story.Entries.Any(e => e.Event is RecordPicked) ? texts : texts.Concat(wanted.Relation.Keys);
    }

    /// <summary>Says the same of the second record.</summary>
    /// <param name="before">The Task with its second record as they were written last; null when they never were.</param>
    /// <param name="wanted">As they should be.</param>
    internal static IEnumerable<string> InCompanion(WantedTask? before, WantedTask wanted) =>
        before is null || IsSame(before, wanted) ? [] : before.Companion?.Fields.Keys ?? [];

    private static bool IsSame(WantedTask before, WantedTask wanted) =>
        TaskFields.Relation.All(field => Equals(before.Relation.GetValueOrDefault(field), wanted.Relation.GetValueOrDefault(field)));
}
