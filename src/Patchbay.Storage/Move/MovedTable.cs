namespace Patchbay.Storage.Move;

/// <summary>A table that was copied into PostgreSQL.</summary>
/// <param name="Schema">The schema it is in now.</param>
/// <param name="Table">Its name.</param>
/// <param name="Rows">Its rows.</param>
public sealed record MovedTable(string Schema, string Table, long Rows);
