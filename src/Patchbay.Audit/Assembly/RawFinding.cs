using System.Collections.Immutable;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Assembly;

/// <summary>A place that was found, with its code, before the tables have their say.</summary>
/// <param name="Path">The file.</param>
/// <param name="Root">The root, as given.</param>
/// <param name="Match">The place.</param>
/// <param name="Snippet">Its line.</param>
/// <param name="Context">The lines around it.</param>
/// <param name="ContextLine">Number of the first of them.</param>
internal sealed record RawFinding(string Path, string Root, Match Match, string Snippet, ImmutableArray<string> Context, int ContextLine);
