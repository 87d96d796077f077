using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Recordings;

/// <summary>Creates one file in Salesforce: a ContentVersion that is published with the call's Task.</summary>
internal sealed class RecordingFile(SalesforceClient client, Soql soql, IServiceProvider services)
{
    /// <summary>As JSON the platform takes about 37 MB, and base64 makes four bytes of three.</summary>
    private const long MostBytes = 25_000_000;

    /// <summary>Uploads a recording unless it is there already.</summary>
    /// <param name="call">Whose.</param>
    /// <param name="task">Id of its Task.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when it is there; else why it cannot be, in a word.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    internal async Task<string?> UploadAsync(InteractionId call, string task, CancellationToken cancellationToken)
    {
        if (services.GetService<IRecordingFiles>()?.Find(call) is not { } path) return "NO_FILE";
        if (new FileInfo(path).Length > MostBytes) return "TOO_LARGE";
        var name = $"call-{call}.wav";
        // The name is the key: an earlier try may have got through without our knowing.
        var known = await soql.AllAsync($"SELECT Id FROM ContentVersion WHERE PathOnClient = {Soql.Literal(name)} LIMIT 1", cancellationToken);
        if (known.Count > 0) return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        await client.SendAsync(HttpMethod.Post, "sobjects/ContentVersion", Body(name, task, bytes), cancellationToken);
        return null;
    }

    private static byte[] Body(string name, string task, byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("Title", name);
            writer.WriteString("PathOnClient", name);
            writer.WriteString("FirstPublishLocationId", task);
            writer.WriteBase64String("VersionData", bytes);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
