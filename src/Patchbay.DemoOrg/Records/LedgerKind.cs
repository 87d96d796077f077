namespace Patchbay.DemoOrg.Records;

/// <summary>The three kinds of write.</summary>
internal static class LedgerKind
{
    public const string Insert = "insert";

    public const string Update = "update";

    public const string Delete = "delete";

    /// <summary>The word the pages know it by.</summary>
    public static string Told(string kind) => kind switch
    {
        Insert => "created",
        Update => "updated",
        _ => "deleted",
    };
}
