namespace Patchbay.DemoOrg.Records;

/// <summary>A committed change, for the pages that are open.</summary>
/// <param name="SObject">API name of the object.</param>
/// <param name="Id">The record.</param>
/// <param name="Kind"><c>created</c>, <c>updated</c> or <c>deleted</c>.</param>
/// <param name="Related">Records whose time line shows it.</param>
internal sealed record RecordChange(string SObject, string Id, string Kind, IReadOnlyList<string> Related);
