using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Records;

/// <summary>What became of one record in a write.</summary>
internal sealed record WriteResult
{
    /// <summary>Id of the record, when it is known.</summary>
    public string? Id { get; init; }

    public bool Created { get; init; }

    public ImmutableArray<ApiError> Errors { get; init; } = [];

    /// <summary>Ids of the records that share a key that should be unique; nothing was written.</summary>
    public ImmutableArray<string> Matches { get; init; } = [];

    public bool Success => Errors.IsEmpty && Matches.IsEmpty;

    public static WriteResult Refused(params ReadOnlySpan<ApiError> errors) => new() { Errors = [.. errors] };
}
