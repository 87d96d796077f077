namespace Patchbay.Flows.Reading;

/// <summary>The published shape of a flow's file.</summary>
public static class FlowSchema
{
    /// <summary>The JSON Schema (draft 2020-12) of a flow, for editors.</summary>
    public static string Text { get; } = Load();

    private static string Load()
    {
        using var reader = new StreamReader(typeof(FlowSchema).Assembly.GetManifestResourceStream("flows.schema.json")!);
        return reader.ReadToEnd();
    }
}
