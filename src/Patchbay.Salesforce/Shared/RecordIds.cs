namespace Patchbay.Salesforce.Shared;

/// <summary>The two forms of a record's id: 15 characters where case counts, and 18 where the last three make up for case.</summary>
internal static class RecordIds
{
    private const int Short = 15;
    private const int Long18 = 18;
    private const int Chunk = 5;
    private const int Prefix = 3;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>Tells the object of an id; custom objects have beginnings that differ by org.</summary>
    /// <param name="id">An id in either form.</param>
    /// <returns>The object; null when the id does not tell.</returns>
    internal static string? ObjectOf(string id) => id[..Math.Min(Prefix, id.Length)] switch
    {
        "001" => "Account",
        "003" => "Contact",
        "005" => "User",
        "006" => "Opportunity",
        "00Q" => "Lead",
        "500" => "Case",
        "800" => "Contract",
        "801" => "Order",
        _ => null,
    };

    /// <summary>True for what has the form of an id.</summary>
    /// <param name="text">What may be one.</param>
    internal static bool IsId(string text) => text.Length is Short or Long18 && text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiDigit);

    /// <summary>True for the id of a record that a call can hang on: of any known object but a user.</summary>
    /// <param name="text">What may be an id.</param>
    internal static bool IsCustomersRecord(string text) =>
        text.Length is Short or Long18 && text.All(char.IsAsciiLetterOrDigit) && ObjectOf(text) is not (null or "User");

    /// <summary>Gives the form of 18 characters.</summary>
    /// <param name="id">An id in either form.</param>
    /// <returns>The long form; what is no id of 15 characters comes back as it is.</returns>
    internal static string Long(string id)
    {
        if (id.Length != Short || !id.All(char.IsAsciiLetterOrDigit)) return id;
        return id + string.Concat(id.Chunk(Chunk).Select(five => Letters[five.Select((c, i) => char.IsAsciiLetterUpper(c) ? 1 << i : 0).Sum()]));
    }
}
