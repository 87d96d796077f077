using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Records of a directory, made short.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static DirectoryRecord Contact(string id, string name, params (string Number, string Field)[] numbers) => Of("Contact", id, name, null, numbers);

    public static DirectoryRecord Of(string objectName, string id, string name, string? account, params (string Number, string Field)[] numbers) =>
        new(new(objectName, id), name, "", account, Day, [.. numbers.Select(n => new DirectoryNumber(n.Number, n.Field))]);
}
