using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>
/// Finds values of ours that an org repeats in its answer: they may be about a person, and the answer is kept in the clear. Only what stands there as
/// a whole is one, not each word that a note shares with the words of a rule: a rule that nobody can read helps nobody.
/// </summary>
internal static partial class EchoedValues
{
    private const string Gone = "…";

    /// <summary>A shorter value tells nobody from another, and would be found in any sentence.</summary>
    private const int Shortest = 4;

    /// <summary>From here on a line of a longer text is taken for a value of its own.</summary>
    private const int ShortestLine = 20;

    /// <summary>An org cuts long values that it repeats; so much of the beginning tells that it is one.</summary>
    private const int Beginning = 30;

    /// <summary>Fields whose values are words of Salesforce, ids or days, and tell nothing of a person.</summary>
    private static readonly FrozenSet<string> harmless = new[]
    {
        "Id", TaskFields.Key, TaskFields.Status, TaskFields.Subtype, TaskFields.Owner, TaskFields.CallObject, TaskFields.WhoId, TaskFields.WhatId, "Priority",
        "ActivityDate", "CallType", "Type",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes them out.</summary>
    /// <param name="message">What the org said.</param>
    /// <param name="row">What was sent.</param>
    /// <returns>The message with an ellipsis for each.</returns>
    internal static string TakeOut(string message, SObjectRow row)
    {
        string[] texts = [.. row.Fields.Where(f => !harmless.Contains(f.Key)).Select(f => f.Value).OfType<string>().Where(v => v.Length >= Shortest)];
        foreach (var value in texts.Concat(texts.SelectMany(LinesOf)).OrderByDescending(v => v.Length)) message = Without(message, value);
        return Number().Replace(message, found => texts.Any(text => text.Contains(found.Value, StringComparison.Ordinal)) ? Gone : found.Value);
    }

    private static IEnumerable<string> LinesOf(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= ShortestLine) : [];

    private static string Without(string message, string value)
    {
        var sought = value[..Math.Min(value.Length, Beginning)];
        for (var at = message.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = message.IndexOf(sought, Math.Min(at + 1, message.Length), StringComparison.Ordinal))
        {
            var length = sought.Length;
            while (length < value.Length && at + length < message.Length && message[at + length] == value[length]) length++;
            if (length == value.Length && !IsWhole(message, at, length)) continue;
            message = string.Concat(message.AsSpan(0, at), Gone, message.AsSpan(at + length));
        }

        return message;
    }

    private static bool IsWhole(string message, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(message[at - 1])) && (at + length == message.Length || !char.IsLetterOrDigit(message[at + length]));

    [GeneratedRegex(@"\+?\d{7,15}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
