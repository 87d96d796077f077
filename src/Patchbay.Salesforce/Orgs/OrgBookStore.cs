using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Runtime.Users;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Keeps the book of orgs among the settings, as one value: it is changed whole or not at all.</summary>
internal sealed class OrgBookStore(ISettingStore settings)
{
    private const string Setting = "orgs";
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Reads the book.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The book; a new one when nothing was ever stored.</returns>
    internal async Task<OrgBook> ReadAsync(CancellationToken cancellationToken) =>
        await settings.ReadAsync(Setting, cancellationToken) is { } text ? JsonSerializer.Deserialize<OrgBook>(text, json)! : OrgBook.New;

    /// <summary>Replaces the book.</summary>
    /// <param name="book">The new one.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    internal ValueTask WriteAsync(OrgBook book, CancellationToken cancellationToken) =>
        settings.WriteAsync(Setting, JsonSerializer.Serialize(book, json), cancellationToken);
}
