using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <param name="Path">As it was written, e.g. <c>Account.Name</c>.</param>
/// <param name="Field">What it is.</param>
/// <param name="At">Column of the row.</param>
internal sealed record SoqlColumn(string Path, SObjectField Field, int At);
