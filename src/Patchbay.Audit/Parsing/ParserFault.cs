namespace Patchbay.Audit.Parsing;

/// <summary>The parser failed on a file or as a whole; the file is then read by tokens.</summary>
/// <param name="message">Why, to follow "could not be read:".</param>
/// <param name="inner">What was thrown, if anything.</param>
internal sealed class ParserFault(string message, Exception? inner = null) : Exception(message, inner);
