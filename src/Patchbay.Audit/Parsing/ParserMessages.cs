using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Audit.Parsing;

/// <summary>The first line to the parser.</summary>
/// <param name="Hello">Version of the talk.</param>
/// <param name="Surface">All names of the API.</param>
internal sealed record ParserHello(int Hello, JsonElement Surface);

/// <summary>The parser's first line.</summary>
/// <param name="Hello">Version of the talk.</param>
/// <param name="Languages">What it can parse.</param>
internal sealed record ParserGreeting(int Hello, ImmutableArray<string> Languages);

/// <summary>A file to parse.</summary>
/// <param name="Id">Number of the request.</param>
/// <param name="Path">Its path, for what depends on names.</param>
/// <param name="Language">What it is.</param>
/// <param name="Text">All of it.</param>
internal sealed record ParserRequest(long Id, string Path, string Language, string Text)
{
    /// <summary>Other files that hand out parts of the API; null at the first reading.</summary>
    public IReadOnlyList<KnownModule>? Known { get; init; }
}

/// <summary>What a file has. Lines and columns count from 1, in UTF-16 units.</summary>
internal sealed record ParserReply
{
    /// <summary>Number of the request.</summary>
    public long Id { get; init; }

    /// <summary>Names that are used.</summary>
    public ImmutableArray<ParsedUse> Uses { get; set; } = [];

    /// <summary>Mistakes.</summary>
    public ImmutableArray<ParsedFault> Faults { get; set; } = [];

    /// <summary>What else is worth knowing.</summary>
    public ImmutableArray<ParsedFact> Facts { get; set; } = [];

    /// <summary>What it hands out of the API.</summary>
    public ImmutableArray<HandedOut> HandsOut { get; set; } = [];

    /// <summary>Why it could not be parsed; null when it was.</summary>
    public string? CouldNotRead { get; init; }
}

/// <summary>A name that is used.</summary>
internal sealed record ParsedUse(string Api, int Line, int Column, int EndLine, int EndColumn, string Confidence, string How)
{
    /// <summary>Version that a script include names.</summary>
    public string? ApiVersion { get; init; }
}

/// <summary>A mistake.</summary>
internal sealed record ParsedFault(string Rule, int Line, int Column)
{
    /// <summary>The name it is about.</summary>
    public string? Api { get; init; }

    /// <summary>Last line.</summary>
    public int? EndLine { get; init; }

    /// <summary>First column behind it.</summary>
    public int? EndColumn { get; init; }

    /// <summary>How sure it is; certain when left out.</summary>
    public string? Confidence { get; init; }

    /// <summary>What was seen, in words.</summary>
    public string? Evidence { get; init; }
}

/// <summary>Something worth knowing.</summary>
internal sealed record ParsedFact(string Fact, string Value, int Line, int Column);

/// <summary>How the messages become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ParserHello))]
[JsonSerializable(typeof(ParserGreeting))]
[JsonSerializable(typeof(ParserRequest))]
[JsonSerializable(typeof(ParserReply))]
internal sealed partial class ParserJson : JsonSerializerContext;
