using System.Collections.Immutable;
using Patchbay.Flows.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>Collects what is wrong while a file is read.</summary>
internal sealed class FlowNotes
{
    private readonly List<FlowProblem> problems = [];

    /// <summary>The step that is being read; null outside of steps.</summary>
    internal string? Step { get; set; }

    internal bool HasErrors => problems.Exists(problem => problem.IsError);

    internal ImmutableArray<FlowProblem> All => [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    internal void Error(string rule, YamlNode node, string message) => Error(rule, node.Start, message);

    internal void Error(string rule, FlowMention at, string message) => problems.Add(new(rule, true, at.Place.Line, at.Place.Column, at.Step, message));

    internal void Error(string rule, Mark at, string message) => problems.Add(new(rule, true, (int)at.Line, (int)at.Column, Step, message));
}
