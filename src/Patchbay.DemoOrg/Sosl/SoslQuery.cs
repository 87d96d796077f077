using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Sosl;

/// <summary>A parsed search.</summary>
/// <param name="Term">What to find, without the escapes of the query.</param>
/// <param name="Scope"><c>ALL</c>, <c>NAME</c>, <c>EMAIL</c> or <c>PHONE</c>.</param>
/// <param name="Returning">Objects to look in.</param>
/// <param name="Limit">Most records of all objects together.</param>
internal sealed record SoslQuery(string Term, string Scope, ImmutableArray<SoslReturning> Returning, int? Limit);

/// <param name="SObject">API name.</param>
/// <param name="Fields">Field list as written; <c>Id</c> when there is none.</param>
/// <param name="Where">Condition as written, without its word; empty for none.</param>
/// <param name="Tail">ORDER BY and LIMIT as written.</param>
internal sealed record SoslReturning(string SObject, string Fields, string Where, string Tail);
