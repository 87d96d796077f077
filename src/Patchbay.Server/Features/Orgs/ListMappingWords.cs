using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Mapping;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Orgs;

/// <summary>What a mapping may be made of: GET /api/orgs/{org}/mapping/words.</summary>
/// <param name="Facts">What is known of a call.</param>
/// <param name="Functions">What can be done with it.</param>
[BrowserContract]
public sealed record MappingWords(ImmutableArray<MappingWord> Facts, ImmutableArray<MappingWord> Functions);

/// <summary>One word of a mapping.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Words">What it gives.</param>
[BrowserContract]
public sealed record MappingWord(string Name, string Words);

/// <summary>Lists what a mapping may be made of: <c>GET /api/orgs/{org}/mapping/words</c>.</summary>
internal static class ListMappingWords
{
    internal static void Map(IEndpointRouteBuilder org) => org.MapGet("/mapping/words", Handle);

    private static Ok<MappingWords> Handle(OrgScope org) => TypedResults.Ok(new MappingWords(Words(MappingVocabulary.AllFacts), Words(MappingVocabulary.AllFunctions)));

    private static ImmutableArray<MappingWord> Words(ImmutableArray<(string Name, string Words)> words) => [.. words.Select(word => new MappingWord(word.Name, word.Words))];
}
