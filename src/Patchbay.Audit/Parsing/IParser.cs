namespace Patchbay.Audit.Parsing;

/// <summary>Parses scripts, markup and Apex exactly.</summary>
internal interface IParser
{
    /// <summary>Parses one file; callers wait for each other.</summary>
    /// <param name="request">The file; its number is given here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ParserFault">It failed on this file; the next one can be tried.</exception>
    Task<ParserReply> ParseAsync(ParserRequest request, CancellationToken cancellationToken);
}
