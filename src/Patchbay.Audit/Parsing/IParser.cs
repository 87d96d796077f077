namespace Patchbay.Audit.Parsing;

/// <summary>Parses scripts, markup and Apex exactly.</summary>
internal interface IParser
{
    /// <summary>Parses one file; callers wait for each other.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="language">What it is.</param>
    /// <param name="text">All of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ParserFault">It failed on this file; the next one can be tried.</exception>
    Task<ParserReply> ParseAsync(string path, string language, string text, CancellationToken cancellationToken);
}
