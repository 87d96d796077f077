using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Puts records in that were created through Patchbay, so that the same caller is known a second later.</summary>
/// <param name="directory">The directory.</param>
/// <param name="options">For the country of numbers that name none.</param>
public sealed class OwnWrites(IPhoneDirectory directory, IOptions<SalesforceOptions> options)
{
    /// <summary>Puts a new record in. The copy that is read from the org later always replaces it.</summary>
    /// <param name="record">Which.</param>
    /// <param name="name">Its name.</param>
    /// <param name="detail">What tells it from others: <c>Nordic Trams AB</c>.</param>
    /// <param name="account">The account it belongs to; null when none.</param>
    /// <param name="numbers">Its numbers as they were typed, by field; what is no number is left out.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it can be found.</returns>
    public async Task AddAsync(
        RecordRef record, string name, string detail, string? account, IReadOnlyDictionary<string, string> numbers, CancellationToken cancellationToken)
    {
        var read = new List<DirectoryNumber>();
        foreach (var (field, text) in numbers)
        {
            read.AddRange(WrittenNumbers.Read(text, options.Value.DefaultCountry).Select(n => new DirectoryNumber(n.Number, field, n.Extension)));
        }

        if (read.Count > 0) await directory.PutAsync([new(record, name, detail, account, DateTimeOffset.UnixEpoch, read)], cancellationToken);
    }
}
